"""After a restore the first keeper sees who can open what, and so does everybody else once (SECURITY-DESIGN 8)."""

import re
from pathlib import Path

from django.test import Client
from tests.web.conftest import CHROME, JOS_WORDS, WORDS, Home

from beside.family.holding import RESTORED, holdings
from beside.family.kinds import Note
from beside.family.models import Holder

SAYS = "Everything was brought back from a copy."


def signed_in(words: str) -> Client:
    client = Client(headers={"user-agent": CHROME})
    assert client.post("/in/", {"words": words}).status_code == 303
    return client


def test_the_first_sign_in_after_it_tells_all_of_them_until_each_has_seen_it(home: Home, data_folder: Path) -> None:
    (data_folder / RESTORED).write_text("\n")
    ana = signed_in(WORDS)
    assert not (data_folder / RESTORED).exists()
    page = ana.get("/").content.decode()
    assert SAYS in page
    assert 'href="/kept/#who"' in page
    seen = re.search(r'action="(/let-in/[^"]+)"', page)
    assert seen is not None
    ana.post(seen[1])
    assert SAYS not in ana.get("/").content.decode()
    assert SAYS in signed_in(JOS_WORDS).get("/").content.decode()
    assert [kept.value.what for kept in home.house().all(Note)] == ["restored"]


def test_without_a_restore_nothing_is_said(home: Home) -> None:
    assert SAYS not in signed_in(WORDS).get("/").content.decode()


def test_the_page_says_who_opens_each_room(home: Home) -> None:
    page = re.sub(r"<[^>]+>", "", signed_in(WORDS).get("/kept/").content.decode())
    assert "What is for all of us" in page
    assert "It opens for: Ana, Jo." in page
    assert "What Lea makes for the parents" in page
    assert re.search(r"What is for you alone\s*It opens for: Ana\.", page)


def test_a_stranger_is_not_told(home: Home, stranger: Client) -> None:
    assert "Who can open what" not in stranger.get("/kept/").content.decode()


def test_a_holder_that_was_only_written_into_the_table_opens_nothing(home: Home) -> None:
    Holder.objects.filter(family=home.family).update(of=home.ana.member)
    assert {frozenset(one.members) for one in holdings(home.house()) if one.room == "together"} == {
        frozenset({home.ana.member, home.jo.member})
    }


def test_closed_rooms_are_said_to_be_closed(home: Home, ana: Client) -> None:
    ana.post("/near/close/")
    page = ana.get("/kept/").content.decode()
    assert "are closed now" in page
    assert "What is for you alone" not in page
