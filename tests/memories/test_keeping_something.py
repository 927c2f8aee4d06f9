"""A picture with a line, a day on a journey, a picture of the packed bag."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from beside.base.clock import SetClock, to_millis
from beside.base.departure import Departure
from beside.base.ids import new_id
from beside.memories import Memory, Picture, SealedFile, keep_bag, keep_day, keep_photo

ANA = new_id()
CLOCK = SetClock(datetime(2026, 11, 27, 8, 52, tzinfo=UTC))
LEAVING = Departure(of=new_id(), leg=new_id())


def sealed(**more: Any) -> SealedFile:
    fields: dict[str, Any] = {"key": b"k" * 16, "length": 9, "type": "image/webp", "sha256": b"s" * 32}
    return SealedFile(**{"object": new_id(), **fields, **more})


@pytest.fixture
def picture() -> Picture:
    return Picture(
        original=sealed(type="image/jpeg", filename="IMG_1.jpg"), view=sealed(), small=sealed(), width=1600, height=1200
    )


def test_a_photo_is_kept_with_its_line_among_the_adults(picture: Picture) -> None:
    memory = keep_photo(picture, by=ANA, clock=CLOCK, line=" In the striped blanket. ", day="spring 2021")
    assert (memory.line, memory.day) == ("In the striped blanket.", "2021-21")
    assert memory.kept_at == to_millis(CLOCK.now())
    files = (picture.original, picture.view, picture.small)
    assert memory.objects() == tuple(file.object for file in files if file)
    assert len(memory.objects()) == 3


def test_a_picture_that_could_not_be_opened_is_kept_as_it_was_given() -> None:
    original = sealed(type="image/heic")
    memory = keep_photo(Picture(original=original), by=ANA, clock=CLOCK)
    assert memory.objects() == (original.object,)


def test_a_picture_can_be_covered_and_left_open_again(picture: Picture) -> None:
    memory = keep_photo(picture, by=ANA, clock=CLOCK, covered=True)
    assert memory.covered
    assert not memory.leave_open().covered
    assert memory.leave_open().cover() == memory


def test_a_picture_of_the_bag_is_never_covered(picture: Picture) -> None:
    bag = keep_bag(picture, LEAVING, by=ANA, clock=CLOCK, line="in the blue bag")
    assert (bag.bag, bag.covered) == (LEAVING, False)
    with pytest.raises(ValueError, match="covered"):
        bag.cover()


def test_a_day_on_a_journey_is_kept_in_a_line() -> None:
    day = keep_day("Tom carried the glass.", by=ANA, clock=CLOCK, journey=LEAVING.of)
    assert (day.journey, day.objects(), day.day) == (LEAVING.of, (), "")
    assert day.say("Tom carried it. ").line == "Tom carried it."
    assert day.was("about Easter 2020").day == "about Easter 2020"
    with pytest.raises(ValueError, match="covered"):
        day.cover()


def test_nothing_at_all_is_not_kept() -> None:
    with pytest.raises(ValueError, match="line or a picture"):
        keep_day("  ", by=ANA, clock=CLOCK)


@pytest.mark.parametrize("wrong", [{"key": b"short"}, {"sha256": b""}, {"length": -1}])
def test_what_cannot_be_a_sealed_file_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="sealed file"):
        sealed(**wrong)


def test_no_log_can_hold_a_key_or_a_name(picture: Picture) -> None:
    assert "k" * 16 not in repr(picture)
    assert "IMG_1" not in repr(picture)


def test_it_survives_being_written_down(picture: Picture) -> None:
    memory = keep_photo(picture, by=ANA, clock=CLOCK, line="x", covered=True, day="2021", journey=new_id())
    assert msgspec.json.decode(msgspec.json.encode(memory), type=Memory) == memory
