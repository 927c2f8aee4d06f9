import re
from datetime import timedelta
from uuid import UUID

from django.test import Client
from tests.web.conftest import Home

from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.keepsakes import Move
from beside.web.boot import boot
from beside.web.keepsakes.shelf import standing


def hidden(page: str, name: str) -> str:
    """The value of a hidden field on a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def say_where(client: Client, id: UUID, where: str, words: str = "") -> int:
    """Open the page and touch one of its answers, a minute after whatever was said before."""
    assert isinstance(boot.clock, SetClock)
    boot.clock.move(timedelta(minutes=1))
    page = client.get(f"/keepsakes/{id}/where/").content.decode()
    typed = {"entry": hidden(page, "entry"), "seen": hidden(page, "seen"), "where": where, "words": words}
    return client.post(f"/keepsakes/{id}/where/", typed).status_code


def test_each_answer_is_a_place_like_any_other(home: Home, ana: Client) -> None:
    said = {
        ("home", "on the shelf"): "At home, <bdi>on the shelf</bdi>.",
        ("me", "in the blue bag"): "With <bdi>Ana</bdi>, <bdi>in the blue bag</bdi>.",
        ("someone", "Oma"): "With <bdi>Oma</bdi>.",
        ("safe", ""): "In a safe place.",
        ("elsewhere", "At the stonemason’s"): "<bdi>At the stonemason’s</bdi>.",
        ("not_yet", "Haller’s"): "Not with you yet, at <bdi>Haller’s</bdi>.",
        ("not_shown", ""): "At home, not shown.",
        ("unknown", ""): "Place not written down.",
    }
    box = home.things["box"]
    for (where, words), sentence in said.items():
        assert say_where(ana, box, where, words) == 303
        assert sentence in ana.get(f"/keepsakes/{box}/").content.decode(), where
    assert len(home.house().all(Move, of=box)) == 1 + len(said)


def test_cannot_find_and_found_say_where_it_was_last(home: Home, ana: Client) -> None:
    box = home.things["box"]
    say_where(ana, box, "not_found")
    page = ana.get(f"/keepsakes/{box}/").content.decode()
    assert "Not found. Last written down: At home, <bdi>on the windowsill</bdi>." in page
    say_where(ana, box, "found", "Under the bed")
    assert standing(home.house(), box).now.found


def test_touching_twice_writes_one_line(home: Home, ana: Client) -> None:
    box = home.things["box"]
    typed = {"entry": str(new_id()), "seen": "", "where": "safe"}
    assert ana.post(f"/keepsakes/{box}/where/", typed).status_code == 303
    assert ana.post(f"/keepsakes/{box}/where/", typed).status_code == 303
    assert len(home.house().all(Move, of=box)) == 2


def test_two_who_did_not_see_each_other_are_both_shown_until_one_sees_both(home: Home, ana: Client, jo: Client) -> None:
    box = home.things["box"]
    anas, jos = (who.get(f"/keepsakes/{box}/where/").content.decode() for who in (ana, jo))
    for who, page, where in ((ana, anas, "safe"), (jo, jos, "me")):
        typed = {"entry": hidden(page, "entry"), "seen": hidden(page, "seen"), "where": where}
        who.post(f"/keepsakes/{box}/where/", typed)
    page = ana.get(f"/keepsakes/{box}/").content.decode()
    assert "There are two answers." in page
    assert "In a safe place." in page
    assert "With <bdi>Jo</bdi>." in page
    say_where(ana, box, "home", "on the windowsill")
    assert "There are two answers." not in ana.get(f"/keepsakes/{box}/").content.decode()


def test_a_slip_is_taken_back_and_stays_in_the_ledger(home: Home, ana: Client) -> None:
    box = home.things["box"]
    say_where(ana, box, "unknown")
    page = ana.get(f"/keepsakes/{box}/").content.decode()
    of = hidden(page[page.index('id="history"') :], "of")
    assert ana.post(f"/keepsakes/{box}/slip/", {"of": of}).status_code == 303
    page = ana.get(f"/keepsakes/{box}/").content.decode()
    assert "At home, <bdi>on the windowsill</bdi>." in page
    assert "Taken back at" in page
    assert len(home.house().all(Move, of=box)) == 3


def test_a_slip_names_a_line_of_this_very_thing(home: Home, ana: Client) -> None:
    box, bear = home.things["box"], home.things["bear"]
    other = home.house().all(Move, of=bear)[0].id
    for of in (str(other), str(new_id()), "nothing"):
        assert ana.post(f"/keepsakes/{box}/slip/", {"of": of}).status_code == 404


def test_an_answer_that_is_none_changes_nothing_and_keeps_the_words(home: Home, ana: Client) -> None:
    box = home.things["box"]
    answer = ana.post(f"/keepsakes/{box}/where/", {"where": "under the rainbow", "words": "in the blue bag"})
    assert answer.status_code == 422
    assert 'value="in the blue bag"' in answer.content.decode()
    assert len(home.house().all(Move, of=box)) == 1


def test_what_is_not_shown_is_on_no_list_and_not_in_the_picture(home: Home, ana: Client) -> None:
    say_where(ana, home.things["box"], "not_shown")
    page = ana.get("/").content.decode()
    assert "The little box" not in page
    assert "the little box" not in page
    assert "At home, not shown" in ana.get("/keepsakes/").content.decode()


def test_a_thing_that_is_not_there(home: Home, ana: Client, stranger: Client) -> None:
    for path in ("", "where/", "tell/"):
        assert ana.get(f"/keepsakes/{new_id()}/{path}").status_code == 404
        assert stranger.get(f"/keepsakes/{home.things['box']}/{path}").status_code == 302
    for path in ("slip/", "away/", "back/"):
        assert ana.post(f"/keepsakes/{new_id()}/{path}").status_code == 404
        assert ana.get(f"/keepsakes/{home.things['box']}/{path}").status_code == 405
