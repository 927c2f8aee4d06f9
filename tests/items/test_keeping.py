import pickle
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import msgspec
import pytest

from beside import seal
from beside.base.clock import SetClock, to_millis
from beside.base.ids import new_id
from beside.family.kinds import Baby, FamilyWords
from beside.items.errors import Changed, Closed, NotThere
from beside.items.house import House
from beside.items.keyring import OpenRoom
from beside.items.models import Item
from beside.keepsakes import Keepsake, Move, Place, put
from beside.memories import Memory


def memory(line: str) -> Memory:
    """A line to keep."""
    return Memory(line=line, by=new_id(), kept_at=1)


def test_what_is_kept_is_found_again_as_it_was(house: House) -> None:
    kept = house.add(Baby(name="Mika Ånön", place=1))
    found = house.get(Baby, kept.id)
    assert found == kept
    assert found.value.name == "Mika Ånön"
    assert [one.id for one in house.all(Baby)] == [kept.id]


def test_it_says_who_wrote_it_and_when(house: House, clock: SetClock) -> None:
    written = house.add(Baby(name="Mika")).value.written
    assert written is not None
    assert (written.by, written.at) == (house.member, to_millis(clock.now()))


def test_another_kind_under_the_same_id_is_not_there(house: House) -> None:
    kept = house.add(Baby(name="Mika"))
    with pytest.raises(NotThere):
        house.get(FamilyWords, kept.id)


def test_another_familys_thing_is_not_there(house: House, open_house: Callable[..., House]) -> None:
    kept = house.add(Baby(name="Mika"))
    other = House(new_id(), new_id(), house.keyring, house.clock)
    with pytest.raises(NotThere):
        other.get(Baby, kept.id)
    assert other.all(Baby) == []


def test_a_room_that_is_not_held_holds_nothing(house: House, open_house: Callable[..., House]) -> None:
    kept = house.add(memory("for me alone"), room="own")
    friend = open_house("together")
    with pytest.raises(NotThere):
        friend.get(Memory, kept.id)
    assert friend.all(Memory) == []
    with pytest.raises(NotThere):
        friend.add(memory("for the adults"))


def test_a_near_room_asks_for_the_words(house: House, open_house: Callable[..., House], ring: list[OpenRoom]) -> None:
    kept = house.add(memory("for me alone"), room="own")
    visit = open_house("together", "everyday", closed=frozenset({ring[2].id}))
    with pytest.raises(Closed):
        visit.get(Memory, kept.id)
    with pytest.raises(Closed):
        visit.add(memory("for me alone"), room="own")


def test_outside_the_shared_rooms_the_column_does_not_tell_the_kind(house: House) -> None:
    kept = house.add(memory("for me alone"), room="own")
    assert Item.objects.get(id=kept.id).kind == 0
    assert house.get(Memory, kept.id).value.line == "for me alone"
    assert [one.id for one in house.all(Memory)] == [kept.id]
    with pytest.raises(NotThere):
        house.get(FamilyWords, kept.id)


def test_a_change_keeps_what_was_there_before(house: House) -> None:
    kept = house.add(Baby(name="Bean"))
    changed = house.change(kept, msgspec.structs.replace(kept.value, name="Mika"))
    again = house.change(changed, msgspec.structs.replace(changed.value, name="Mika Marie"))
    assert again.rev == 3
    assert [(one.rev, one.value.name) for one in house.earlier(again)] == [(2, "Mika"), (1, "Bean")]


def test_two_who_save_the_same_thing_the_second_sees_what_stands(house: House) -> None:
    kept = house.add(Baby(name="Bean"))
    house.change(kept, Baby(name="Mika"))
    with pytest.raises(Changed) as found:
        house.change(kept, Baby(name="Mia"))
    assert found.value.theirs.value.name == "Mika"
    assert house.get(Baby, kept.id).value.name == "Mika"
    assert len(house.earlier(kept)) == 1


def test_an_entry_that_arrives_twice_stands_once(house: House, clock: SetClock) -> None:
    box = house.add(Keepsake(sort="box"))
    id = new_id()
    first = house.append(put(Place(kind="home"), by=house.member, clock=clock), of=box.id, id=id)
    clock.move(timedelta(minutes=3))
    second = house.append(put(Place(kind="safe"), by=house.member, clock=clock), of=box.id, id=id)
    assert first == second
    assert len(house.all(Move, of=box.id)) == 1


def test_what_belongs_to_a_thing_lies_in_its_room(house: House, clock: SetClock) -> None:
    box = house.add(Keepsake(sort="box"))
    with pytest.raises(ValueError, match="same room"):
        house.add(put(Place(kind="home"), by=house.member, clock=clock), of=box.id, room="everyday")
    with pytest.raises(NotThere):
        house.add(put(Place(kind="home"), by=house.member, clock=clock), of=new_id())


def test_put_away_and_brought_back(house: House) -> None:
    kept = house.add(Baby(name="Mika"))
    house.put_away(kept)
    with pytest.raises(NotThere):
        house.get(Baby, kept.id)
    assert house.all(Baby) == []
    assert [one.id for one in house.away(Baby)] == [kept.id]
    house.bring_back(Baby, kept.id)
    assert house.get(Baby, kept.id).value.name == "Mika"
    with pytest.raises(NotThere):
        house.bring_back(Baby, kept.id)


def test_after_thirty_days_it_is_gone_for_good_with_what_belongs_to_it(house: House, clock: SetClock) -> None:
    box = house.add(Keepsake(sort="box"))
    house.append(put(Place(kind="home"), by=house.member, clock=clock), of=box.id, id=new_id())
    house.put_away(box)
    clock.move(timedelta(days=29, hours=23))
    assert house.sweep(Keepsake) == 0
    clock.move(timedelta(hours=2))
    assert house.sweep(Keepsake) == 1
    assert not Item.objects.exclude(kind=0).filter(family=house.family).exists()


def test_moving_a_thing_takes_along_what_belongs_to_it(house: House, open_house: Callable[..., House]) -> None:
    kept = house.add(memory("first"))
    changed = house.change(kept, memory("second"))
    moved = house.move(changed, "own", changed.value)
    assert moved.room == "own"
    assert [one.value.line for one in house.earlier(moved)] == ["first"]
    assert open_house("together", "everyday").all(Memory) == []
    back = house.move(moved, "everyday", moved.value)
    assert house.get(Memory, kept.id) == back


def test_a_thing_lies_only_where_its_kind_may(house: House) -> None:
    with pytest.raises(ValueError, match="does not lie in that room"):
        house.add(Baby(name="Mika"), room="own")
    kept = house.add(Baby(name="Mika"))
    with pytest.raises(ValueError, match="does not lie in that room"):
        house.move(kept, "own", kept.value)


def test_what_is_read_ahead_is_what_is_there(house: House) -> None:
    house.look_ahead(Baby, Memory)
    assert house.all(Baby) == []
    baby = house.add(Baby(name="Mika"))
    house.look_ahead(Baby, Memory, FamilyWords)
    assert [one.id for one in house.all(Baby)] == [baby.id]
    house.change(baby, Baby(name="Mia"))
    assert [one.value.name for one in house.all(Baby)] == ["Mia"]


def test_one_look_at_the_disk_serves_a_whole_page(
    house: House, django_assert_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    house.add(Baby(name="Mika"))
    with django_assert_num_queries(1):
        house.look_ahead(Baby, FamilyWords, Memory, Keepsake, Move)
        assert len(house.all(Baby)) == 1
        assert house.all(Move, of=new_id()) == []
        assert house.all(Memory) == []


def test_what_was_undone_is_not_remembered(house: House) -> None:
    def half() -> None:
        with house.writing():
            house.add(Baby(name="Ida"))
            assert len(house.all(Baby)) == 1
            raise NotThere

    with pytest.raises(NotThere):
        half()
    assert house.all(Baby) == []


def test_all_of_it_or_nothing(house: House) -> None:
    def half() -> None:
        with house.writing():
            house.add(Baby(name="Ida"))
            house.add(Baby(name="Jonas"), of=new_id())

    with pytest.raises(NotThere):
        half()
    assert house.all(Baby) == []


def test_what_does_not_open_is_told_and_the_rest_is_shown(house: House) -> None:
    ida, jonas = house.add(Baby(name="Ida")), house.add(Baby(name="Jonas"))
    Item.objects.filter(id=ida.id).update(rev=7)
    assert [one.id for one in house.all(Baby)] == [jonas.id]
    assert house.damaged == [ida.id]
    with pytest.raises(seal.Unopenable):
        house.get(Baby, ida.id)


def test_keys_are_never_shown_or_pickled(ring: list[OpenRoom], house: House) -> None:
    for secret in (ring[0], house.keyring):
        assert ring[0].key.hex() not in repr(secret)
        with pytest.raises(TypeError):
            pickle.dumps(secret)
