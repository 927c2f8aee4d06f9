from datetime import timedelta

import pytest
from tests.family.conftest import WORDS, Begun

from beside import seal
from beside.base.clock import SetClock
from beside.family import members, rooms, visits
from beside.family.kinds import LivingChild, Person
from beside.family.members import Opened
from beside.family.models import Grant, Holder, Pass, Room, RoomRecord, Unlocker
from beside.items.errors import NotThere

BOOT = b"b" * 32


def test_the_words_open_every_room_of_the_first_member(begun: Begun, clock: SetClock) -> None:
    opened = members.try_words(begun.ana.family, WORDS)
    assert opened is not None
    assert opened.member == begun.ana.member
    assert opened.house(clock).rooms == {"together", "everyday", "guarded", "own"}


@pytest.mark.parametrize(
    "typed",
    [
        "Kettle Orchard Marble Ferry Tundra",
        "kettle-orchard-marble-ferry-tundra",
        "  kettle  orchard, marble. ferry tundra\n",
    ],
)
def test_capitals_and_dashes_are_forgiven(begun: Begun, typed: str) -> None:
    assert members.try_words(begun.ana.family, typed) is not None


def test_other_words_open_nothing(begun: Begun) -> None:
    assert members.try_words(begun.ana.family, "kettle orchard marble tundra ferry") is None
    assert members.try_words(begun.ana.family, "") is None


def test_an_unlocker_that_asks_for_less_work_is_refused(begun: Begun) -> None:
    row = Unlocker.objects.get(kind="passphrase")
    Unlocker.objects.filter(id=row.id).update(params=row.params.replace("m=65536", "m=8192"))
    with pytest.raises(seal.Unopenable):
        members.try_words(begun.ana.family, WORDS)


def test_who_joins_gets_the_rooms_of_their_role_and_an_own(begun: Begun, clock: SetClock) -> None:
    house = begun.ana.house(clock)
    expected = {
        "keeper": {"together", "everyday", "guarded", "own"},
        "family": {"together", "everyday", "own"},
        "friend": {"together", "own"},
    }
    for number, (role, kinds) in enumerate(expected.items()):
        words = f"number {number} ladder pepper saddle"
        id = members.join(house, words, Person(name=role, role=role))  # type: ignore[arg-type]
        opened = members.try_words(begun.ana.family, words)
        assert opened is not None
        assert opened.member == id
        theirs = opened.house(clock)
        assert theirs.rooms == kinds
        assert theirs.get(Person, id).value.name == role
        assert house.keyring.by_kind("own") is not None
        assert theirs.keyring.by_kind("own").id != house.keyring.by_kind("own").id  # type: ignore[union-attr]


def test_a_childs_room_is_held_by_the_keepers_and_the_spare_key(begun: Begun, clock: SetClock) -> None:
    house = begun.ana.house(clock)
    members.join(house, "ladder pepper saddle velvet oma", Person(name="Oma", role="family"))
    lea = members.add_child(house, LivingChild(name="Lea", about=5), None)
    room = Room.objects.get(kind="child", of=lea)
    holders = set(Grant.objects.filter(room=room.id).values_list("holder", flat=True))
    assert holders == {Holder.objects.get(of=begun.ana.member).id}


def test_a_planted_holder_is_given_no_key(begun: Begun, clock: SetClock) -> None:
    planted = seal.HolderSecret.new()
    Holder.objects.create(
        family=begun.ana.family, id=begun.ana.family, kind="member", of=begun.ana.member, public=planted.public
    )
    lea = members.add_child(begun.ana.house(clock), LivingChild(name="Lea"), None)
    room = Room.objects.get(of=lea)
    assert not Grant.objects.filter(room=room.id, holder=begun.ana.family).exists()


def test_a_room_whose_record_is_gone_or_says_another_kind_does_not_open(begun: Begun, clock: SetClock) -> None:
    room = Room.objects.get(kind="everyday")
    Room.objects.filter(id=room.id).update(kind="guarded")
    with pytest.raises(seal.Unopenable):
        begun.ana.house(clock)
    Room.objects.filter(id=room.id).update(kind="everyday")
    RoomRecord.objects.filter(room=room.id).delete()
    with pytest.raises(seal.Unopenable):
        begun.ana.house(clock)


def _enter(opened: Opened, clock: SetClock) -> visits.Ticket:
    return visits.begin(opened, BOOT, clock)


def test_a_visit_opens_all_and_its_near_rooms_close_when_unused(begun: Begun, clock: SetClock) -> None:
    ticket = _enter(begun.ana, clock)
    house = visits.enter(ticket, BOOT, clock)
    assert house is not None
    assert "own" in house.rooms
    clock.move(timedelta(minutes=31))
    later = visits.enter(ticket, BOOT, clock)
    assert later is not None
    assert later.rooms == {"together", "everyday"}
    assert later.has_closed_rooms
    visits.open_near(ticket, begun.ana, BOOT, clock)
    assert "guarded" in visits.enter(ticket, BOOT, clock).rooms  # type: ignore[union-attr]


def test_a_visit_that_is_used_goes_on_for_twelve_hours_and_no_longer(begun: Begun, clock: SetClock) -> None:
    ticket = _enter(begun.ana, clock)
    for _ in range(11):
        clock.move(timedelta(hours=1, minutes=5))
        assert visits.enter(ticket, BOOT, clock) is not None
    clock.move(timedelta(minutes=10))
    assert visits.enter(ticket, BOOT, clock) is None


def test_a_visit_that_nobody_touches_ends_after_two_hours(begun: Begun, clock: SetClock) -> None:
    ticket = _enter(begun.ana, clock)
    clock.move(timedelta(hours=2))
    assert visits.enter(ticket, BOOT, clock) is None


def test_another_boot_opens_no_visit(begun: Begun, clock: SetClock) -> None:
    assert visits.enter(_enter(begun.ana, clock), b"c" * 32, clock) is None


def test_a_cookie_with_another_secret_or_moved_rows_open_nothing(begun: Begun, clock: SetClock) -> None:
    ticket = _enter(begun.ana, clock)
    assert visits.enter(visits.Ticket(ticket.id, b"x" * 32), BOOT, clock) is None
    other = _enter(begun.ana, clock)
    Pass.objects.filter(id=other.id).delete()
    Pass.objects.filter(id=ticket.id, kind="near").delete()
    Pass.objects.filter(id=ticket.id).update(kind="near")
    assert visits.enter(ticket, BOOT, clock) is None


def test_a_row_whose_end_was_moved_opens_nothing_after_its_own_end(begun: Begun, clock: SetClock) -> None:
    ticket = _enter(begun.ana, clock)
    Pass.objects.filter(id=ticket.id).update(expires=clock.now() + timedelta(days=90))
    clock.move(timedelta(hours=13))
    assert visits.enter(ticket, BOOT, clock) is None


def test_an_ended_visit_opens_nothing(begun: Begun, clock: SetClock) -> None:
    ticket = _enter(begun.ana, clock)
    visits.end(ticket)
    assert visits.enter(ticket, BOOT, clock) is None
    assert not Pass.objects.filter(id=ticket.id).exists()


def test_a_holder_that_is_shut_out_has_no_grant_and_no_seat(begun: Begun, clock: SetClock) -> None:
    house = begun.ana.house(clock)
    room = house.keyring.by_kind("everyday")
    assert room is not None
    assert begun.spare.holder is not None
    rooms.shut_out(house.family, room, begun.spare.holder, "a test")
    assert begun.spare.holder.hex not in {seat.holder for seat in rooms.roster(house.family, room)}
    assert not Grant.objects.filter(room=room.id, holder=begun.spare.holder).exists()
    with pytest.raises(NotThere):
        begun.ana.house(clock).get(Person, room.id)
