"""What was put away goes for good after its time: all that is of it, and nothing that somebody still wants."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from beside.base.clock import SetClock, to_millis
from beside.base.ids import new_id
from beside.items.house import House, Kept
from beside.items.models import Item
from beside.memories import Memory, Picture, SealedFile
from beside.objects import keep
from beside.objects.models import SealedObject

MONTH = timedelta(days=30)


def photo(house: House, line: str = "", *, of: UUID | None = None) -> Kept[Memory]:
    """A photo kept in a house; with `of`, one that belongs to something."""
    value = Memory(line=line, picture=_picture(house), by=house.member, kept_at=to_millis(house.clock.now()))
    return house.add(value, of=of)


def _picture(house: House) -> Picture:
    held = keep.keep(house.family, [b"not a real picture"], type="image/png", clock=house.clock)
    return Picture(original=msgspec.convert(msgspec.structs.asdict(held), SealedFile))


def test_with_a_thing_go_the_objects_of_what_belongs_to_it(house: House, clock: SetClock) -> None:
    journal = photo(house)
    line = photo(house, "in the blue bag", of=journal.id)
    house.change(line, msgspec.structs.replace(line.value, line="in the green bag"))
    house.put_away(journal)
    clock.move(MONTH)
    assert house.sweep(Memory) == 1
    assert not Item.objects.filter(family=house.family).exists()
    assert not SealedObject.objects.filter(family=house.family).exists()


def test_an_object_that_a_thing_named_before_goes_with_it(house: House, clock: SetClock) -> None:
    first = photo(house)
    second = house.change(first, msgspec.structs.replace(first.value, picture=_picture(house)))
    assert SealedObject.objects.filter(family=house.family, pending_until=None).count() == 2
    house.put_away(second)
    clock.move(MONTH)
    house.sweep(Memory)
    assert not SealedObject.objects.filter(family=house.family).exists()


def test_what_is_brought_back_while_others_sweep_stays(
    house: House, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = photo(house)
    away = house.put_away(kept)
    clock.move(MONTH)
    there = House(house.family, new_id(), house.keyring, clock)
    there.bring_back(Memory, kept.id)
    monkeypatch.setattr(house, "away", lambda kind: [away])
    assert house.sweep(Memory) == 0
    assert house.get(Memory, kept.id).value.picture is not None
    assert SealedObject.objects.filter(family=house.family).count() == 1


def test_what_does_not_open_whole_stays(house: House, clock: SetClock) -> None:
    kept = photo(house)
    part = photo(house, of=kept.id)
    house.put_away(kept)
    Item.objects.filter(id=part.id).update(rev=7)
    clock.move(MONTH)
    assert house.sweep(Memory) == 0
    assert kept.id in house.damaged
    assert Item.objects.filter(id=part.id).exists()


def test_what_a_thing_said_before_goes_along_into_another_room(house: House) -> None:
    kept = photo(house, "for all of us")
    moved = house.move(kept, "own", msgspec.structs.replace(kept.value, line="for me", picture=_picture(house)))
    assert [one.value.line for one in house.earlier(moved)] == ["for all of us"]
    assert {row.room for row in Item.objects.filter(family=house.family)} == {Item.objects.get(id=kept.id).room}
