"""A picture of the packed bag: kept sealed for all of us, and the first thing seen on the way."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.objects.shots import jpeg
from tests.web.conftest import Home
from tests.web.journeys.conftest import see, touch

from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, departures
from beside.memories import Memory
from beside.objects import workshop


@pytest.fixture(autouse=True)
def _worker() -> Iterator[None]:
    """No image worker stays behind."""
    yield
    workshop.workshop.close()


def photo(data: bytes | None = None, name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if data is None else data, content_type="image/jpeg")


def test_it_is_kept_for_this_departure_with_what_it_is_in(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    form = see(ana, f"{there}bag/").form("bag/$")
    page = form.send(ana, photo=photo(), line=" in the blue bag ")
    kept = home.house().all(Memory)
    assert [one.value.bag for one in kept] == [departures(to_oma.id, to_oma.value)[0]]
    assert (kept[0].value.line, kept[0].room, kept[0].value.by) == ("in the blue bag", "together", home.ana.member)
    assert "in the blue bag 9:00, Ana" in page.text
    assert f"/memories/{kept[0].id}/picture/view/" in page.html
    assert ana.get(f"/memories/{kept[0].id}/picture/view/")["Content-Type"] == "image/webp"
    assert "Another picture" in page.text
    form.send(ana, photo=photo(), line="in the blue bag")
    assert len(home.house().all(Memory)) == 1, "sent twice is kept once"


def test_what_it_is_packed_in_is_proposed(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    first = see(ana, f"/journeys/{to_oma.id}/").form("pack/", str(home.things["box"]))
    first.send(ana, carried="me", container="in the red bag")
    assert see(ana, f"{there}bag/").form("bag/$").fields["line"] == "in the red bag"


def test_on_the_way_it_is_seen_first_and_the_latest_one(
    ana: Client, jo: Client, home: Home, to_oma: Kept[Journey], there: str, back: str
) -> None:
    for client, words in ((ana, "in the blue bag"), (jo, "on the back seat")):
        see(client, f"{there}bag/").form("bag/$").send(client, photo=photo(), line=words)
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    page = touch(ana, f"{there}count/", home.things["bear"], "stays").form("left/$").send(ana)
    assert page.text.index("on the back seat 9:00, Jo") < page.text.index("On the way to Oma")
    assert "in the blue bag" not in page.text
    ana.post(f"{there}here/", {"entry": str(new_id())})
    assert "<figure" not in see(ana, f"{back}count/").html, "another departure, another picture"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "Take or choose a picture first."),
        (b"not a picture", "note.txt is of a kind Beside cannot open. It is not kept here."),
    ],
)
def test_what_was_not_taken_is_said_beside_the_field_and_the_words_stay(
    ana: Client, home: Home, there: str, file: bytes | None, said: str
) -> None:
    form = see(ana, f"{there}bag/").form("bag/$")
    fields: dict[str, object] = {"photo": photo(file, "note.txt")} if file else {}
    page = form.send(ana, line="in the blue bag", **fields)
    assert page.status == 422
    assert said in page.text
    assert page.form("bag/$").fields["line"] == "in the blue bag"
    assert page.form("bag/$").fields["entry"] == form.fields["entry"]
    assert home.house().all(Memory) == []


def test_it_has_a_departure_that_has_not_gone_by(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    form = see(ana, f"{there}bag/").form("bag/$")
    ana.post(f"{there}here/", {"entry": str(new_id())})
    assert form.send(ana, photo=photo()).status == 409
    assert home.house().all(Memory) == []
    assert ana.get(f"/journeys/{to_oma.id}/{new_id()}/bag/").status_code == 404


def test_who_is_not_signed_in_leaves_no_picture(stranger: Client, home: Home, there: str) -> None:
    assert stranger.post(f"{there}bag/", {"photo": photo()}).status_code in (401, 403)
    assert home.house().all(Memory) == []
