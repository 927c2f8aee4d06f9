"""Being signed in: a visit and its near rooms, sealed under a secret that only the browser has (SECURITY-DESIGN 4.7).

The row knows an id, a time and sealed bytes. The browser alone opens nothing either: the visit's key needs the
boot key too, which lives in this process's memory and ends with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from uuid import UUID

import msgspec
from django.db import connection

from beside import seal
from beside.base.clock import Clock
from beside.base.ids import new_id
from beside.family import members, rooms
from beside.family.members import Opened
from beside.family.models import Pass
from beside.items import rows
from beside.items.house import House

UNUSED: Mapping[Literal["visit", "near"], timedelta] = {"visit": timedelta(hours=2), "near": timedelta(minutes=30)}
"""How long a visit, and its near rooms, stay open when nothing is touched."""
AT_MOST = timedelta(hours=12)
WRITTEN_EVERY = timedelta(minutes=5)
"""A touch moves the end of an unused visit on; written this often at most, since each is a write to the disk."""
NEAR = frozenset({"guarded", "own"})


class RoomKey(msgspec.Struct, frozen=True):
    """One room's newest key, in hex, inside a keyset."""

    room: str
    epoch: int
    key: str


class Keyset(msgspec.Struct, frozen=True):
    """What a pass holds: whose it is, until when, and keys."""

    v: int
    member: str
    until: int
    rooms: tuple[RoomKey, ...]


@dataclass(frozen=True)
class Ticket:
    """The cookie of a visit: an id, which its rows store, and a secret, which nothing stores."""

    id: UUID
    secret: bytes

    def __repr__(self) -> str:
        return "<a ticket>"

    def encode(self) -> str:
        """As it stands in the cookie."""
        return seal.write_cookie(self.id, self.secret)

    @classmethod
    def decode(cls, text: str) -> "Ticket | None":
        """The ticket in a cookie, or None if it is none."""
        read = seal.read_cookie(text)
        return cls(*read) if read else None

    def link_secret(self) -> str:
        """The secret as it stands in the fragment of a link (SECURITY-DESIGN 4.8)."""
        return seal.write_fragment(self.secret)

    @classmethod
    def from_link(cls, id: UUID, text: str) -> "Ticket | None":
        """The ticket of a link, from its id and the secret in its fragment; None if that is none."""
        secret = seal.read_fragment(text.strip())
        return cls(id, secret) if secret else None


def begin(opened: Opened, boot_key: bytes, clock: Clock) -> Ticket:
    """Begin a visit for somebody whose words were given; its near rooms are open for as long as they are used."""
    ticket = Ticket(new_id(), seal.new_secret())
    far, near = _parted(opened)
    _write(ticket, "visit", opened, far, boot_key, clock.now())
    _write(ticket, "near", opened, near, boot_key, clock.now())
    return ticket


def open_near(ticket: Ticket, opened: Opened, boot_key: bytes, clock: Clock) -> None:
    """Open the near rooms again in a visit that goes on."""
    Pass.objects.filter(id=ticket.id, kind="near").delete()
    _write(ticket, "near", opened, _parted(opened)[1], boot_key, clock.now())


def enter(ticket: Ticket, boot_key: bytes, clock: Clock) -> House | None:
    """The house as this visit opens it now; None if the visit has ended or was never there.

    Raises Unopenable where a room's records do not hold.
    """
    now = clock.now()
    passes = {row.kind: row for row in _passes(ticket.id) if row.expires > now}
    keyset = _open(passes.get("visit"), ticket, boot_key, now)
    if keyset is None:
        return None
    near = _open(passes.get("near"), ticket, boot_key, now)
    for row in passes.values():
        _touch(row, now, keyset)
    family, member = passes["visit"].family, UUID(keyset.member)
    keys = {
        UUID(key.room): (key.epoch, bytes.fromhex(key.key)) for key in (*keyset.rooms, *(near.rooms if near else ()))
    }
    closed = frozenset() if near else _near_rooms(family, member)
    return House(family, member, rooms.open_rooms(family, keys), clock, closed)


def close_near(ticket: Ticket) -> None:
    """Close the near rooms of a visit before their time."""
    Pass.objects.filter(id=ticket.id, kind="near").delete()


def end(ticket: Ticket) -> None:
    """End a visit: its cookie opens nothing any more."""
    Pass.objects.filter(id=ticket.id).delete()


def sweep(clock: Clock) -> None:
    """Take away the rows of visits and links whose time is over."""
    Pass.objects.filter(expires__lte=clock.now()).delete()


def _parted(opened: Opened) -> tuple[list[RoomKey], list[RoomKey]]:
    kinds = {row.id: row.kind for row in members.rooms_held(opened.family, opened.member)}
    far: list[RoomKey] = []
    near: list[RoomKey] = []
    for room, (epoch, key) in opened.keys.items():
        (near if kinds.get(room) in NEAR else far).append(RoomKey(room.hex, epoch, key.hex()))
    return far, near


def _near_rooms(family: UUID, member: UUID) -> frozenset[UUID]:
    return frozenset(room.id for room in members.rooms_held(family, member) if room.kind in NEAR)


def _write(
    ticket: Ticket,
    kind: Literal["visit", "near"],
    opened: Opened,
    keys: list[RoomKey],
    boot_key: bytes,
    now: datetime,
) -> None:
    keyset = Keyset(v=1, member=opened.member.hex, until=int((now + AT_MOST).timestamp()), rooms=tuple(keys))
    sealed = seal.seal_pass(
        kind, ticket.secret + boot_key, ticket.id, opened.family, msgspec.json.encode(keyset, order="sorted")
    )
    Pass.objects.create(id=ticket.id, kind=kind, family=opened.family, expires=now + UNUSED[kind], sealed=sealed)


class _Row(NamedTuple):
    """A pass as it lies on the disk."""

    id: UUID
    kind: str
    family: UUID
    expires: datetime
    sealed: bytes


def _passes(id: UUID) -> list[_Row]:
    """The rows of a visit, by a raw cursor: every page begins here."""
    columns = ", ".join(map(rows.quoted, ("kind", "family", "expires", "sealed")))
    # nothing but our own names and a placeholder stands in the text
    sql = f"SELECT {columns} FROM {rows.quoted(Pass._meta.db_table)} WHERE {rows.quoted('id')} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [rows.stored_id(id)])
        return [
            _Row(id, kind, rows.read_id(family), _read_time(expires), bytes(sealed))
            for kind, family, expires, sealed in cursor.fetchall()
        ]


def _read_time(stored: datetime) -> datetime:
    """A time as it came from the database: SQLite keeps no zone with it, and there it is UTC."""
    return stored if stored.tzinfo else stored.replace(tzinfo=UTC)


def _open(row: _Row | None, ticket: Ticket, boot_key: bytes, now: datetime) -> Keyset | None:
    """A pass that does not open is no pass: another boot, another secret, or bytes that were changed."""
    if row is None or row.kind not in UNUSED:
        return None
    kind: Literal["visit", "near"] = "visit" if row.kind == "visit" else "near"
    try:
        data = seal.open_pass(kind, ticket.secret + boot_key, row.id, row.family, row.sealed)
    except seal.Unopenable:
        return None
    keyset = msgspec.json.decode(data, type=Keyset)
    return keyset if keyset.until > now.timestamp() else None


def _touch(row: _Row, now: datetime, keyset: Keyset) -> None:
    kind: Literal["visit", "near"] = "visit" if row.kind == "visit" else "near"
    expires = min(now + UNUSED[kind], datetime.fromtimestamp(keyset.until, now.tzinfo))
    if expires - row.expires >= WRITTEN_EVERY:
        Pass.objects.filter(id=row.id, kind=row.kind).update(expires=expires)
