"""[Keep something]: a photo, a line, covered or not, for whom; and what is said when it cannot be kept."""

import errno
import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client
from tests.objects.shots import CANARY, MAKERS, bomb, jpeg
from tests.web.conftest import JOS_WORDS, WORDS, Home
from tests.web.memories.conftest import Keep, close_near, everything_written, only, photo, streamed, text

from beside.base.clock import SetClock
from beside.family import visits
from beside.items.models import Item
from beside.journeys import Planned, plan
from beside.memories import Memory
from beside.objects import keep as objects
from beside.objects.folder import NoRoom
from beside.objects.models import SealedObject
from beside.web.boot import boot

NEW = "/memories/new/"


def form(**said: object) -> dict[str, object]:
    return {"entry": str(uuid4()), "line": "In the striped blanket", "cover": "yes", "who": "everyday"} | said


def test_the_form_asks_for_a_photo_a_line_the_cover_and_who(ana: Client) -> None:
    page = text(ana.get(NEW))
    assert 'enctype="multipart/form-data"' in page
    assert 'type="file" accept="image/*"' in page.replace("  ", " ")
    assert "Your line under it" in page
    assert "A covered picture of <bdi>Mika</bdi>." in page
    assert 'name="cover" value="yes" checked' in page
    assert "The adults of the family can see this." in page
    assert 'name="who" value="everyday" checked' in page
    assert "The adults: <bdi>Ana</bdi> and <bdi>Jo</bdi>, and whoever you let in later" in page
    assert "Only the keepers" not in page


def test_a_photo_is_kept_with_its_line_covered_and_for_the_adults(ana: Client, home: Home) -> None:
    answer = ana.post(NEW, form(photo=photo()))
    kept = only(home)
    assert (answer.status_code, answer["Location"]) == (303, f"/memories/{kept.id}/?kept=1")
    assert (kept.room, kept.value.line, kept.value.covered) == ("everyday", "In the striped blanket", True)
    assert kept.value.by == home.ana.member
    assert kept.value.picture is not None
    assert (kept.value.picture.width, kept.value.picture.height) == (64, 48)
    assert not SealedObject.objects.filter(pending_until__isnull=False).exists()
    page = text(ana.get(answer["Location"]))
    assert "Kept." in page
    assert "Kept by <bdi>Ana</bdi>, 24 November" in page


@pytest.mark.parametrize("type", sorted(MAKERS))
def test_every_kind_of_picture_is_taken(ana: Client, home: Home, type: str) -> None:
    assert ana.post(NEW, form(photo=photo(data=MAKERS[type]()))).status_code == 303
    picture = only(home).value.picture
    assert picture is not None
    assert picture.original.type == type
    assert picture.view is not None


def test_sending_it_twice_keeps_one(ana: Client, home: Home) -> None:
    said = form()
    first, second = (ana.post(NEW, said | {"photo": photo()}) for _ in range(2))
    assert first["Location"] == second["Location"]
    only(home)
    assert SealedObject.objects.count() == 3


def test_two_at_the_same_moment_keep_one(ana: Client, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    said = form()
    monkeypatch.setattr("beside.web.memories.views._kept_before", lambda request, entry: None)
    first, second = (ana.post(NEW, said | {"photo": photo()}) for _ in range(2))
    assert first["Location"] == second["Location"]
    only(home)
    assert SealedObject.objects.count() == 3


def test_nothing_plain_is_on_the_disk(ana: Client, home: Home, data_folder: Path, tmp_path: Path) -> None:
    assert ana.post(NEW, form(line="canary-line-of-ana", photo=photo())).status_code == 303
    written = everything_written(tmp_path)
    rows = b"".join(bytes(row) for row in Item.objects.values_list("sealed", flat=True))
    assert SealedObject.objects.count() == 3
    for canary in (b"canary", CANARY.encode(), b"\xff\xd8\xff\xe0", b"WEBP"):
        assert canary not in written + rows


def test_the_smaller_copies_carry_no_word_of_the_original(ana: Client, keep: Keep) -> None:
    id = keep()
    for which in ("view", "small"):
        assert CANARY.encode() not in ana.get(f"/memories/{id}/picture/{which}/").content


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 a paper", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html><script>", b"PK\x03\x04", b""]
)
def test_what_is_no_picture_is_not_kept_whatever_its_name(
    ana: Client, home: Home, data: bytes, data_folder: Path
) -> None:
    answer = ana.post(NEW, form(photo=photo("bear.jpg", data)))
    page = text(answer)
    assert answer.status_code == 422
    assert "<bdi>bear.jpg</bdi> is of a kind Beside cannot open. It is not kept here." in page
    assert "In the striped blanket</textarea>" in page
    assert not home.house().all(Memory)
    assert not SealedObject.objects.exists()


def test_what_is_too_large_is_not_kept_and_says_how_much_fits(ana: Client, home: Home) -> None:
    answer = ana.post(NEW, form(photo=photo("bear.jpg", jpeg() + bytes(50_000_001))))
    page = text(answer)
    assert answer.status_code == 413
    assert "<bdi>bear.jpg</bdi> is larger than the 50 MB that fit here. On your device it is untouched." in page
    assert "In the striped blanket</textarea>" in page
    assert not SealedObject.objects.exists()


@pytest.mark.parametrize("data", [jpeg()[:200] + bytes(300), bomb(20_000, 20_000), jpeg()[:60]])
def test_a_picture_that_cannot_be_opened_is_kept_exactly_as_it_came(ana: Client, home: Home, data: bytes) -> None:
    assert ana.post(NEW, form(photo=photo("odd.jpg", data))).status_code == 303
    id = only(home).id
    page = text(ana.get(f"/memories/{id}/"))
    assert "<bdi>odd.jpg</bdi> is kept exactly as it came, but cannot be shown." in page
    assert "<img" not in page
    assert streamed(ana.get(f"/memories/{id}/download/")) == data
    assert ana.get(f"/memories/{id}/picture/view/").status_code == 404
    assert ana.get("/memories/").status_code == 200


def test_a_full_disk_says_so_and_keeps_what_was_typed(ana: Client, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    answer = ana.post(NEW, form(photo=photo()))
    monkeypatch.undo()
    page = text(answer)
    assert answer.status_code == 507
    assert "The disk is full, so nothing new can be kept." in page
    assert "In the striped blanket</textarea>" in page
    assert not home.house().all(Memory)


def test_a_disk_that_fills_up_at_the_smaller_copies_leaves_nothing(
    ana: Client, home: Home, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise NoRoom

    monkeypatch.setattr(objects, "keep", full)
    assert ana.post(NEW, form(photo=photo())).status_code == 507
    assert not SealedObject.objects.exists()


def test_neither_a_photo_nor_a_line_is_asked_for_once_more(ana: Client, home: Home) -> None:
    answer = ana.post(NEW, form(line="  "))
    assert answer.status_code == 422
    assert "A photo or a line is needed, and one of them is enough." in text(answer)
    assert not home.house().all(Memory)


def test_a_line_with_no_photo_is_kept_once_that_is_what_was_meant(ana: Client, home: Home) -> None:
    said = form(line="You had the long feet.")
    asked = ana.post(NEW, said)
    assert asked.status_code == 422
    assert "Keep the line alone" in text(asked)
    assert ana.post(NEW, said | {"alone": "1"}).status_code == 303
    assert only(home).value.picture is None
    assert not only(home).value.covered
    assert "You had the long feet." in text(ana.get("/memories/"))


@pytest.mark.parametrize("who", ["together", "everyday", "own"])
def test_it_lies_where_the_form_says(ana: Client, home: Home, who: str) -> None:
    assert ana.post(NEW, form(who=who, photo=photo())).status_code == 303
    assert only(home).room == who
    assert len(home.house("jo").all(Memory)) == (who != "own")


@pytest.mark.parametrize("who", ["guarded", "child", "", "nobody"])
def test_a_room_that_is_not_offered_is_no_answer(ana: Client, home: Home, who: str) -> None:
    assert ana.post(NEW, form(who=who, photo=photo())).status_code == 303
    assert only(home).room == "everyday"


def test_only_me_asks_for_the_words_on_the_same_form(ana: Client, home: Home) -> None:
    close_near(ana)
    page = text(ana.get(NEW))
    assert 'name="who" value="own" class="opens"' in page
    assert 'name="words-in-place" type="password"' in page
    answer = ana.post(NEW, form(who="own", photo=photo(), **{"words-in-place": WORDS}))
    assert answer.status_code == 303
    assert only(home).room == "own"
    assert "Kept." in text(ana.get(answer["Location"]))


@pytest.mark.parametrize("words", ["", "some other words of nobody here"])
def test_without_the_words_nothing_is_kept_and_what_was_typed_stays(ana: Client, home: Home, words: str) -> None:
    close_near(ana)
    answer = ana.post(NEW, form(who="own", photo=photo(), **{"words-in-place": words}))
    page = text(answer)
    assert answer.status_code == 401
    assert "In the striped blanket</textarea>" in page
    assert 'name="who" value="own" class="opens" checked' in page
    assert "Please choose the photo again. On your device it is untouched." in page
    assert "some other words" not in page
    assert not home.house().all(Memory)
    assert not SealedObject.objects.exists()


def test_the_words_of_another_member_open_nothing(ana: Client, home: Home) -> None:
    close_near(ana)
    answer = ana.post(NEW, form(who="own", photo=photo(), **{"words-in-place": JOS_WORDS}))
    assert answer.status_code == 401
    assert not home.house("jo").all(Memory)


def test_a_day_of_a_journey_is_kept_with_a_line_alone(ana: Client, home: Home) -> None:
    journey = _journey(home)
    page = text(ana.get(f"{NEW}?journey={journey}"))
    assert "Keep this day" in page
    assert f'name="journey" value="{journey}"' in page
    assert 'name="cover" value="no" checked' in page
    assert ana.post(NEW, form(line="Rain, and cake.", journey=str(journey), cover="no")).status_code == 303
    assert only(home).value.journey == journey


def test_a_journey_that_is_not_there_is_no_page(ana: Client, home: Home) -> None:
    assert ana.get(f"{NEW}?journey={uuid4()}").status_code == 404
    assert ana.post(NEW, form(journey=str(uuid4()), photo=photo())).status_code == 404
    assert not home.house().all(Memory)
    assert not SealedObject.objects.exists()


def test_an_id_that_is_something_else_is_not_there(ana: Client, home: Home) -> None:
    answer = ana.post(NEW, form(entry=str(home.things["box"]), photo=photo()))
    assert answer.status_code == 404
    assert not SealedObject.objects.exists()


def test_whoever_is_not_signed_in_keeps_nothing(stranger: Client, data_folder: Path) -> None:
    assert stranger.get(NEW)["Location"].startswith("/in/")
    answer = stranger.post(NEW, form(photo=photo()))
    assert answer.status_code == 401
    assert not SealedObject.objects.exists()
    assert not [path for path in data_folder.rglob("*") if path.is_file() and path.suffix != ".sqlite3"]


def test_a_form_without_its_token_keeps_nothing(home: Home, data_folder: Path, clock: SetClock) -> None:
    client = Client(enforce_csrf_checks=True)
    ticket = visits.begin(home.ana, boot.key, boot.clock)
    client.cookies[f"__Host-beside-{settings.INSTANCE_ID[:8]}"] = ticket.encode()
    assert client.post(NEW, form(photo=photo())).status_code == 403
    assert not SealedObject.objects.exists()
    page = text(client.get(NEW))
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert client.post(NEW, form(photo=photo(), csrfmiddlewaretoken=token)).status_code == 303


def test_another_field_of_the_same_name_is_no_photo(ana: Client, home: Home) -> None:
    assert ana.post(NEW, form(line="", photo="just a word")).status_code == 422
    assert ana.put(NEW).status_code == 405


def _journey(home: Home) -> UUID:
    friday = Planned(day="2026-11-27", part="morning", zone="Europe/Berlin")
    return home.house().add(plan("Oma", friday, "open", by=home.ana.member, clock=boot.clock, zone="Europe/Berlin")).id
