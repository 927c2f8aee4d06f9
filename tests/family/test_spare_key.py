"""Forgotten words, a new machine, a damaged file: every way back of one adult, driven to its end."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from tests.family.conftest import WORDS, Begun

from beside import seal
from beside.base.clock import SetClock
from beside.family import letin, members, spare, visits
from beside.family.kinds import Note, Person
from beside.family.models import Holder, Unlocker
from beside.items.errors import NotThere
from beside.memories import Memory

NEW_WORDS = "saddle velvet harbor ladder pepper"


def test_the_file_is_for_its_owner_alone_and_lies_outside_the_data(begun: Begun, data_folder: Path) -> None:
    file = spare.path(begun.directory, begun.ana.family)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not file.is_relative_to(data_folder)
    assert seal.read_paper(file.read_text()).startswith("AGE-SECRET-KEY-1")


def test_it_opens_every_room_but_the_pages_for_one_alone(begun: Begun, clock: SetClock) -> None:
    opener = spare.open_with_file(begun.directory)
    assert opener is not None
    assert spare.house_of(opener, clock).rooms == {"together", "everyday", "guarded"}


def test_a_second_start_tries_it_and_makes_no_other(begun: Begun) -> None:
    again = spare.prepare(begun.directory)
    assert (again.state, again.holder) == ("ready", begun.spare.holder)
    assert Holder.objects.filter(kind="spare").count() == 1


def test_forgotten_words_are_replaced_by_new_ones(begun: Begun, clock: SetClock) -> None:
    ana = begun.ana.house(clock)
    kept = ana.add(Memory(line="for me alone", by=begun.ana.member, kept_at=1), room="own")
    opener = spare.open_with_file(begun.directory)
    assert opener is not None
    assert [person.name for _, person in letin.people(opener, clock)] == ["Ana"]
    link = letin.make_link(opener, begun.ana.member, clock)
    opened = letin.use_link(link, NEW_WORDS, clock)
    assert opened is not None
    house = opened.house(clock)
    assert house.rooms == {"together", "everyday", "guarded", "own"}
    assert house.get(Person, begun.ana.member).value.name == "Ana"
    with pytest.raises(NotThere):
        house.get(Memory, kept.id)
    told = [note.value for note in house.all(Note)]
    assert [(note.what, note.member) for note in told] == [("let_in", begun.ana.member)]
    assert members.try_words(begun.ana.family, NEW_WORDS) is not None
    old = members.try_words(begun.ana.family, WORDS)
    assert old is not None
    assert old.house(clock).get(Memory, kept.id).value.line == "for me alone"


def test_a_link_opens_once(begun: Begun, clock: SetClock) -> None:
    opener = spare.open_with_file(begun.directory)
    assert opener is not None
    link = letin.make_link(opener, begun.ana.member, clock)
    assert letin.open_link(link, clock) is not None
    assert letin.open_link(link, clock) is not None
    assert letin.use_link(link, NEW_WORDS, clock) is not None
    assert letin.open_link(link, clock) is None
    assert letin.use_link(link, NEW_WORDS, clock) is None


def test_a_link_is_over_after_ten_minutes(begun: Begun, clock: SetClock) -> None:
    opener = spare.open_with_file(begun.directory)
    assert opener is not None
    link = letin.make_link(opener, begun.ana.member, clock)
    clock.move(timedelta(minutes=10))
    assert letin.use_link(link, NEW_WORDS, clock) is None


def test_a_link_with_another_secret_opens_nothing(begun: Begun, clock: SetClock) -> None:
    opener = spare.open_with_file(begun.directory)
    assert opener is not None
    link = letin.make_link(opener, begun.ana.member, clock)
    assert letin.open_link(visits.Ticket(link.id, b"x" * 32), clock) is None


def test_on_a_new_machine_a_fresh_one_takes_over_at_the_next_sign_in(
    begun: Begun, clock: SetClock, tmp_path: Path
) -> None:
    fresh = spare.prepare(tmp_path / "new machine")
    assert fresh.state == "gone"
    assert fresh.holder != begun.spare.holder
    opener = spare.open_with_file(tmp_path / "new machine")
    assert opener is not None
    assert opener.keys == {}
    assert spare.renew(begun.ana.house(clock), fresh.public_hash)
    opener = spare.open_with_file(tmp_path / "new machine")
    assert opener is not None
    assert spare.house_of(opener, clock).rooms == {"together", "everyday", "guarded"}
    assert [holder.id for holder in Holder.objects.filter(kind="spare")] == [fresh.holder]
    with pytest.raises(seal.Unopenable):
        spare.open_with_file(begun.directory)
    assert not spare.renew(begun.ana.house(clock), fresh.public_hash)


def test_a_damaged_file_is_set_aside_and_never_written_over(begun: Begun) -> None:
    file = spare.path(begun.directory, begun.ana.family)
    file.write_text("not a key any more")
    fresh = spare.prepare(begun.directory)
    assert fresh.state == "damaged"
    assert sorted(path.name for path in begun.directory.iterdir()) == [file.name, f"{file.name}.unreadable-1"]
    assert (begun.directory / f"{file.name}.unreadable-1").read_text() == "not a key any more"


def test_a_planted_spare_holder_is_given_nothing(begun: Begun, clock: SetClock) -> None:
    planted = seal.HolderSecret.new()
    Holder.objects.create(family=begun.ana.family, id=begun.ana.family, kind="spare", of=None, public=planted.public)
    spare.renew(begun.ana.house(clock), begun.spare.public_hash)
    assert not Unlocker.objects.filter(holder=begun.ana.family).exists()
    assert not Holder.objects.filter(id=begun.ana.family).exists()


def test_without_its_file_there_is_nothing_to_open(begun: Begun, tmp_path: Path) -> None:
    assert spare.open_with_file(tmp_path / "elsewhere") is None
