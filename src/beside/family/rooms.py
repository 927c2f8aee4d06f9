"""Rooms and who holds them: made, opened, and opened to one holder more (SECURITY-DESIGN 4.6).

Keys are sealed only to holders in a room's roster, never to what a table lists.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

import msgspec
from django.db import connection

from beside import seal
from beside.base.ids import new_id
from beside.family.models import Grant, Room, RoomRecord
from beside.items import rows
from beside.items.keyring import Keyring, OpenRoom
from beside.items.kinds import EVERY_ROOM, RoomKind

type HolderKind = Literal["member", "device", "sheet", "spare", "heir"]

KINDS: Mapping[str, RoomKind] = {kind: kind for kind in EVERY_ROOM}
"""The kinds of rooms that items lie in, by what a row calls them."""


@dataclass(frozen=True)
class Bearer:
    """A holder as a roster names it: its id, its public key, whose it is."""

    id: UUID
    kind: HolderKind
    of: UUID | None
    public: bytes
    age: str | None = None
    """For papers: the recipient `age1…` of full copies."""


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One holder in a roster, as sealed: ids and hashes in lower-case hex."""

    holder: str
    kind: HolderKind
    of: str | None
    public: str
    age: str | msgspec.UnsetType = msgspec.UNSET


class Record(msgspec.Struct, frozen=True):
    """A room record's content."""

    v: int
    kind: str
    of: str | None
    previous: str | None
    why: str
    roster: tuple[Seat, ...]


def make_room(family: UUID, kind: RoomKind, of: UUID | None, bearers: Sequence[Bearer], why: str) -> OpenRoom:
    """A new room with a random key, given to these holders. Call inside a transaction."""
    room = OpenRoom(new_id(), kind, 1, {1: seal.new_room_key()}, of)
    Room.objects.create(family=family, id=room.id, kind=kind, of=of, epoch=1)
    record = Record(
        v=1, kind=kind, of=of.hex if of else None, previous=None, why=why, roster=tuple(map(_seat, bearers))
    )
    RoomRecord.objects.create(family=family, room=room.id, epoch=1, rev=1, sealed=_seal(family, room, 1, record))
    for bearer in bearers:
        _grant(family, room, bearer)
    return room


def open_rooms(family: UUID, keys: Mapping[UUID, tuple[int, bytes]]) -> Keyring:
    """All rooms whose newest key is given, with their older keys, each walked from the newest record.

    Raises Unopenable("chain") where a record is missing, planted, or says another kind of room than its columns.
    A key of an epoch that is no longer the newest opens nothing: its holder has to come in anew.
    """
    found = _stored(family, list(keys))
    return Keyring(
        _walk(family, found[id], key) for id, (epoch, key) in keys.items() if id in found and found[id].epoch == epoch
    )


def roster(family: UUID, room: OpenRoom) -> tuple[Seat, ...]:
    """Who holds a room now, as its own record says it."""
    row = RoomRecord.objects.get(family=family, room=room.id, epoch=room.epoch)
    return _open(row, room.key).roster


def rosters(family: UUID, opened: Collection[OpenRoom]) -> list[tuple[OpenRoom, tuple[Seat, ...]]]:
    """The same of several rooms, in one look at the disk. Raises Unopenable, where a record is missing, too."""
    epochs = {room.id: room.epoch for room in opened}
    found = {(row.room, row.epoch): row for row in RoomRecord.objects.filter(family=family, room__in=list(epochs))}
    if not found.keys() >= epochs.items():
        raise seal.Unopenable("chain")
    return [(room, _open(found[room.id, room.epoch], room.key).roster) for room in opened]


def confirm(family: UUID, keys: Mapping[UUID, tuple[int, bytes]], bearer: Bearer) -> None:
    """That a holder is who its row says, by the rosters of all rooms whose keys it has. Raises Unopenable("chain").

    Whose a holder is stands in a clear column, which no seal of the holder's own covers.
    """
    for room in open_rooms(family, keys):
        if _seat(bearer) not in roster(family, room):
            raise seal.Unopenable("chain")


def let_in(family: UUID, room: OpenRoom, bearer: Bearer, why: str) -> None:
    """Give a room to one holder more. Call inside a transaction."""
    row = RoomRecord.objects.get(family=family, room=room.id, epoch=room.epoch)
    record = _open(row, room.key)
    seats = (*(seat for seat in record.roster if seat.holder != bearer.id.hex), _seat(bearer))
    _rewrite(family, room, row, msgspec.structs.replace(record, why=why, roster=seats))
    Grant.objects.filter(family=family, room=room.id, epoch=room.epoch, holder=bearer.id).delete()
    _grant(family, room, bearer)


def shut_out(family: UUID, room: OpenRoom, holder: UUID, why: str) -> None:
    """Take a holder that cannot be used any more out of a room's roster, with its grants.

    No new epoch is begun: for a lost paper that nobody can have read. Call inside a transaction.
    """
    row = RoomRecord.objects.get(family=family, room=room.id, epoch=room.epoch)
    record = _open(row, room.key)
    seats = tuple(seat for seat in record.roster if seat.holder != holder.hex)
    if seats != record.roster:
        _rewrite(family, room, row, msgspec.structs.replace(record, why=why, roster=seats))
    Grant.objects.filter(family=family, room=room.id, holder=holder).delete()


def granted_keys(family: UUID, holder: UUID, secret: seal.HolderSecret) -> dict[UUID, tuple[int, bytes]]:
    """The newest key of each room that this holder was given: room id to (epoch, key). Raises Unopenable."""
    keys: dict[UUID, tuple[int, bytes]] = {}
    for grant in Grant.objects.filter(family=family, holder=holder).order_by("epoch"):
        key = seal.open_grant(secret, bytes(grant.sealed), family, grant.room, grant.epoch, holder)
        keys[grant.room] = (grant.epoch, key)
    return keys


@dataclass(frozen=True)
class _Stored:
    """A room's columns and its records, newest first."""

    id: UUID
    kind: str
    of: UUID | None
    epoch: int
    records: list[seal.StoredRecord]


def _stored(family: UUID, ids: Sequence[UUID]) -> dict[UUID, _Stored]:
    """Rooms with their records in one look at the disk, by a raw cursor: every page begins here."""
    if not ids:
        return {}
    room, record = rows.quoted(Room._meta.db_table), rows.quoted(RoomRecord._meta.db_table)
    # nothing but our own names and placeholders stands in the text
    sql = (
        f"SELECT a.id, a.kind, a.{rows.quoted('of')}, a.epoch, b.epoch, b.rev, b.sealed FROM {room} a"  # noqa: S608
        f" LEFT JOIN {record} b ON b.family = a.family AND b.room = a.id"
        f" WHERE a.family = %s AND a.id IN ({rows.places(ids)}) ORDER BY b.epoch DESC"
    )
    found: dict[UUID, _Stored] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [rows.stored_id(id) for id in (family, *ids)])
        for id, kind, of, newest, epoch, rev, sealed in cursor.fetchall():
            at = rows.read_id(id)
            stored = found.setdefault(at, _Stored(at, kind, rows.read_id(of) if of else None, newest, []))
            if epoch is not None:
                stored.records.append(seal.StoredRecord(epoch, rev, bytes(sealed)))
    return found


def _walk(family: UUID, row: _Stored, key: bytes) -> OpenRoom:
    walked = seal.open_records(key, family, row.id, row.records)
    if not walked or walked[0].epoch != row.epoch:
        raise seal.Unopenable("chain")
    for opened in walked:
        record = _read(opened.data)
        if record.kind != row.kind or record.of != (row.of.hex if row.of else None):
            raise seal.Unopenable("chain")
    if row.kind not in KINDS:
        raise seal.Unopenable("chain")
    keys = {opened.epoch: opened.key for opened in walked}
    return OpenRoom(row.id, KINDS[row.kind], row.epoch, keys, row.of)


def _open(row: RoomRecord, key: bytes) -> Record:
    return _read(seal.open_record(key, row.family, row.room, row.epoch, row.rev, bytes(row.sealed)))


def _read(data: bytes) -> Record:
    try:
        return msgspec.json.decode(data, type=Record)
    except msgspec.ValidationError as error:
        raise seal.Unopenable("data") from error


def _seal(family: UUID, room: OpenRoom, rev: int, record: Record) -> bytes:
    data = msgspec.json.encode(record, order="sorted")
    return seal.seal_record(room.key, family, room.id, room.epoch, rev, data)


def _rewrite(family: UUID, room: OpenRoom, row: RoomRecord, record: Record) -> None:
    RoomRecord.objects.filter(family=family, room=room.id, epoch=room.epoch, rev=row.rev).update(
        rev=row.rev + 1, sealed=_seal(family, room, row.rev + 1, record)
    )


def _seat(bearer: Bearer) -> Seat:
    return Seat(
        holder=bearer.id.hex,
        kind=bearer.kind,
        of=bearer.of.hex if bearer.of else None,
        public=seal.public_hash(bearer.public).hex(),
        age=bearer.age or msgspec.UNSET,
    )


def _grant(family: UUID, room: OpenRoom, bearer: Bearer) -> None:
    sealed = seal.make_grant(bearer.public, room.key, family, room.id, room.epoch, bearer.id)
    Grant.objects.create(family=family, room=room.id, epoch=room.epoch, holder=bearer.id, sealed=sealed)
