"""A memory told anew: its line, its cover, who can see it; and two people who change it at the same time."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.objects.shots import jpeg
from tests.web.conftest import WORDS, Home
from tests.web.memories.conftest import Keep, close_near, only, photo, streamed, text

from beside.base.clock import Clock
from beside.base.departure import Departure
from beside.items.errors import NotThere
from beside.memories import Memory
from beside.objects import keep as objects
from beside.objects.folder import NoRoom
from beside.objects.held import Held
from beside.objects.models import SealedObject

ENCODED = "application/x-www-form-urlencoded"


def change(client: Client, id: object, **said: object) -> None:
    client.post(f"/memories/{id}/change/", {"rev": "1"} | said)


def test_the_form_shows_what_stands_and_not_the_picture(ana: Client, keep: Keep) -> None:
    page = text(ana.get(f"/memories/{keep(cover='no')}/change/"))
    assert "In the striped blanket</textarea>" in page
    assert 'name="cover" value="no" checked' in page
    assert 'name="who" value="everyday" checked' in page
    assert 'name="rev" value="1"' in page
    assert "/picture/" not in page


def test_a_line_and_a_cover_are_changed_and_what_stood_before_is_kept(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    answer = ana.post(f"/memories/{id}/change/", {"rev": "1", "line": " Room four ", "cover": "no", "who": "everyday"})
    assert (answer.status_code, answer["Location"]) == (303, f"/memories/{id}/")
    kept = only(home)
    assert (kept.rev, kept.value.line, kept.value.covered) == (2, "Room four", False)
    assert [before.value.line for before in home.house().earlier(kept)] == ["In the striped blanket"]


def test_what_is_not_said_stays(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    before = only(home)
    change(ana, id)
    assert only(home) == before


def test_a_picture_may_lose_its_line_but_a_line_alone_may_not(ana: Client, keep: Keep, home: Home) -> None:
    change(ana, keep(), line="")
    assert only(home).value.line == ""
    alone = home.house().add(Memory(line="You had the long feet.", by=home.ana.member, kept_at=1))
    answer = ana.post(f"/memories/{alone.id}/change/", {"rev": "1", "line": " "})
    assert answer.status_code == 422
    assert "A line is needed here" in text(answer)
    assert home.house().get(Memory, alone.id).value.line == "You had the long feet."


def test_a_line_alone_cannot_be_covered(ana: Client, home: Home) -> None:
    alone = home.house().add(Memory(line="You had the long feet.", by=home.ana.member, kept_at=1))
    assert 'name="cover"' not in text(ana.get(f"/memories/{alone.id}/change/"))
    assert ana.post(f"/memories/{alone.id}/change/", {"rev": "1", "cover": "yes"}).status_code == 303


def test_jo_may_change_what_ana_kept(jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    assert jo.post(f"/memories/{id}/change/", {"rev": "1", "line": "By the window"}).status_code == 303
    written = only(home).value.written
    assert written is not None
    assert written.by == home.jo.member
    assert only(home).value.by == home.ana.member


def test_two_versions_are_both_shown_and_one_is_chosen(ana: Client, jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    jo.post(f"/memories/{id}/change/", {"rev": "1", "line": "From Jo", "cover": "no"})
    answer = ana.post(f"/memories/{id}/change/", {"rev": "1", "line": "From Ana", "cover": "yes"})
    page = text(answer)
    assert answer.status_code == 409
    assert "<bdi>Jo</bdi> and you changed this at the same time." in page
    assert "From Jo" in page
    assert "From Ana" in page
    assert "Covered" in page
    assert only(home).value.line == "From Jo"
    carried = {"rev": "2", "line": "From Ana", "cover": "yes", "who": "everyday"}
    assert all(f'name="{name}" value="{value}"' in page for name, value in carried.items())
    assert ana.post(f"/memories/{id}/change/", carried | {"keep": "theirs"}).status_code == 303
    assert only(home).value.line == "From Jo"
    assert ana.post(f"/memories/{id}/change/", carried | {"keep": "mine"}).status_code == 303
    assert (only(home).value.line, only(home).value.covered) == ("From Ana", True)


def test_two_lines_can_be_kept_both(ana: Client, jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    jo.post(f"/memories/{id}/change/", {"rev": "1", "line": "From Jo"})
    carried = {"rev": "2", "line": "From Ana", "cover": "yes", "who": "everyday", "keep": "both"}
    assert ana.post(f"/memories/{id}/change/", carried).status_code == 303
    assert only(home).value.line == "From Jo\n\nFrom Ana"


def test_the_same_change_by_both_is_no_question(ana: Client, jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    for client in (jo, ana):
        assert client.post(f"/memories/{id}/change/", {"rev": "1", "line": "By the window"}).status_code == 303
    assert only(home).rev == 2


def test_a_third_change_during_the_choice_asks_again(ana: Client, jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    for rev in ("1", "2"):
        jo.post(f"/memories/{id}/change/", {"rev": rev, "line": f"From Jo {rev}"})
    answer = ana.post(f"/memories/{id}/change/", {"rev": "2", "line": "From Ana", "keep": "mine"})
    assert answer.status_code == 409
    assert "From Jo 2" in text(answer)


@pytest.mark.parametrize("rev", ["", "x", "-1", "99999999999999", "2"])
def test_a_form_with_no_true_revision_writes_nothing(ana: Client, keep: Keep, home: Home, rev: str) -> None:
    id = keep()
    assert ana.post(f"/memories/{id}/change/", {"rev": rev, "line": "Anything"}).status_code == 409
    assert only(home).rev == 1


def test_moving_it_to_oneself_says_first_what_that_means(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    answer = ana.post(f"/memories/{id}/change/", {"rev": "1", "line": "For me", "who": "own"})
    page = text(answer)
    assert "From now on only you can open this." in page
    assert 'name="line" value="For me"' in page
    assert only(home).rev == 1
    sure = {"rev": "1", "line": "For me", "cover": "yes", "sure": "1"}
    assert ana.post(f"/memories/{id}/change/", sure | {"who": "own"}).status_code == 303
    assert (only(home).room, only(home).value.line) == ("own", "For me")
    assert not home.house("jo").all(Memory)


def test_leaving_it_keeps_the_rest_of_what_was_said(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    ana.post(f"/memories/{id}/change/", {"rev": "1", "line": "For me", "cover": "yes", "sure": "1", "who": "everyday"})
    assert (only(home).room, only(home).value.line) == ("everyday", "For me")


def test_a_moved_photo_has_new_keys_and_is_the_same_photo(
    ana: Client, home: Home, keep: Keep, data_folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    data = jpeg(width=300)
    id = keep(photo=photo(data=data))
    before = only(home).value.picture
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        change(ana, id, who="together", sure="1")
    after = only(home).value.picture
    assert before is not None
    assert after is not None
    assert only(home).room == "together"
    assert {before.original.key, before.original.object}.isdisjoint({after.original.key, after.original.object})
    assert streamed(ana.get(f"/memories/{id}/download/")) == data
    assert SealedObject.objects.count() == 3
    stored = {path.name for path in (data_folder / "objects").rglob("*") if path.is_file()}
    assert stored == {one.hex for one in only(home).value.objects()}
    with pytest.raises(NotThere):
        home.house("jo").get(Memory, uuid4())


def test_a_disk_that_is_full_while_it_moves_leaves_everything_as_it_was(
    ana: Client, keep: Keep, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = keep()
    before, real = only(home), objects.keep
    calls: list[str] = []

    def full(family: UUID, chunks: Iterable[bytes], *, type: str, filename: str, clock: Clock) -> Held:
        calls.append(type)
        if len(calls) == 2:
            raise NoRoom
        return real(family, chunks, type=type, filename=filename, clock=clock)

    monkeypatch.setattr(objects, "keep", full)
    answer = ana.post(f"/memories/{id}/change/", {"rev": "1", "line": "A new line", "who": "together", "sure": "1"})
    assert answer.status_code == 507
    assert "A new line" in text(answer)
    assert only(home) == before
    assert SealedObject.objects.count() == 3


def test_moving_it_into_a_closed_room_asks_for_the_words_and_keeps_what_was_typed(
    ana: Client, keep: Keep, home: Home
) -> None:
    id = keep()
    close_near(ana)
    form = {"rev": "1", "line": "For me alone", "cover": "yes", "who": "own", "sure": "1"}
    answer = ana.post(f"/memories/{id}/change/", urlencode(form), content_type=ENCODED)
    assert answer.status_code == 401
    assert 'name="line" value="For me alone"' in text(answer)
    assert only(home).room == "everyday"
    again = ana.post(f"/memories/{id}/change/", urlencode(form | {"words-in-place": WORDS}), content_type=ENCODED)
    assert again.status_code == 303
    assert (only(home).room, only(home).value.line) == ("own", "For me alone")


def test_nobody_takes_out_of_the_others_sight_what_somebody_else_kept(jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    page = text(jo.get(f"/memories/{id}/change/"))
    assert 'name="who" value="own"' not in page
    assert 'name="who" value="together"' in page
    jo.post(f"/memories/{id}/change/", {"rev": "1", "who": "own", "sure": "1"})
    assert only(home).room == "everyday"


def test_a_picture_of_the_bag_stays_with_all_who_come_along(ana: Client, keep: Keep, home: Home) -> None:
    keep()
    picture = only(home).value.picture
    bag = Memory(picture=picture, bag=Departure(of=uuid4()), by=home.ana.member, kept_at=5)
    kept = home.house().add(bag, room="together")
    page = text(ana.get(f"/memories/{kept.id}/change/"))
    assert 'name="who"' not in page
    assert 'name="cover"' not in page
    ana.post(
        f"/memories/{kept.id}/change/", {"rev": "1", "line": "in the bag", "who": "own", "sure": "1", "cover": "yes"}
    )
    now = home.house().get(Memory, kept.id)
    assert (now.room, now.value.line, now.value.covered) == ("together", "in the bag", False)
