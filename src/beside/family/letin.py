"""Letting a member in who has no words any more: with the spare key, at this computer (SECURITY-DESIGN 5.2).

`beside let-me-in` makes a link that opens once within ten minutes; the page behind it takes new words. The old way in
stays, and with it the old pages for one alone; a fresh `own` room stands beside it.
"""

from datetime import timedelta
from uuid import UUID

import msgspec
from django.db import transaction

from beside import seal
from beside.base.clock import Clock, to_millis
from beside.base.ids import new_id
from beside.family import members, rooms, spare
from beside.family.kinds import ROOMS_OF, Note, Person
from beside.family.members import Opened
from beside.family.models import Pass
from beside.family.spare import Opener
from beside.family.visits import Keyset, RoomKey, Ticket

LINK_FOR = timedelta(minutes=10)


def people(opener: Opener, clock: Clock) -> list[tuple[UUID, Person]]:
    """The members who could be let in, in the family's order."""
    kept = spare.house_of(opener, clock).all(Person)
    return sorted(((person.id, person.value) for person in kept), key=lambda pair: (pair[1].place, pair[1].name))


def make_link(opener: Opener, member: UUID, clock: Clock) -> Ticket:
    """A link that lets this member choose new words, once, within ten minutes."""
    ticket = Ticket(new_id(), seal.new_secret())
    until = clock.now() + LINK_FOR
    keyset = Keyset(
        v=1,
        member=member.hex,
        until=int(until.timestamp()),
        rooms=tuple(RoomKey(room.hex, epoch, key.hex()) for room, (epoch, key) in opener.keys.items()),
    )
    sealed = seal.seal_pass("link", ticket.secret, ticket.id, opener.family, msgspec.json.encode(keyset))
    Pass.objects.create(id=ticket.id, kind="link", family=opener.family, expires=until, sealed=sealed)
    return ticket


def open_link(ticket: Ticket, clock: Clock) -> tuple[UUID, Opener] | None:
    """For whom a link is, and what it opens; None if it is used, over, or none: these look alike."""
    row = Pass.objects.filter(id=ticket.id, kind="link", expires__gt=clock.now()).first()
    if row is None:
        return None
    try:
        data = seal.open_pass("link", ticket.secret, row.id, row.family, bytes(row.sealed))
    except seal.Unopenable:
        return None
    keyset = msgspec.json.decode(data, type=Keyset)
    if keyset.until <= clock.now().timestamp():
        return None
    keys = {UUID(key.room): (key.epoch, bytes.fromhex(key.key)) for key in keyset.rooms}
    return UUID(keyset.member), Opener(row.family, keys)


def use_link(ticket: Ticket, passphrase: str, clock: Clock) -> Opened | None:
    """Let the member in with new words and end the link; None if the link is used or over."""
    with transaction.atomic():
        found = open_link(ticket, clock)
        used, _ = Pass.objects.filter(id=ticket.id, kind="link").delete()
        if found is None or not used:
            return None
        member, opener = found
        return let_in(opener, member, passphrase, clock)


def let_in(opener: Opener, member: UUID, passphrase: str, clock: Clock) -> Opened:
    """A new way in for a member, beside the old one, with the rooms of their role and a fresh `own`.

    Written down for the keepers to see. Raises NotThere if there is no such member.
    """
    house = spare.house_of(opener, clock)
    with transaction.atomic():
        role = house.get(Person, member).value.role
        bearer = members.new_way_in(opener.family, member, passphrase)
        keys: dict[UUID, tuple[int, bytes]] = {}
        for room in house.keyring:
            if room.kind in ROOMS_OF[role] or (room.kind == "child" and role == "keeper"):
                rooms.let_in(opener.family, room, bearer, "let in with the spare key")
                keys[room.id] = (room.epoch, room.key)
        own = rooms.make_room(opener.family, "own", member, [bearer], "let in with the spare key")
        keys[own.id] = (own.epoch, own.key)
        house.add(Note(what="let_in", member=member, at=to_millis(clock.now())))
    return Opened(opener.family, member, keys)
