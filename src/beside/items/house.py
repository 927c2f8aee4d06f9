"""The house: the one door to everything a family keeps.

A request holds an opened house. What its member cannot open is not there. Nothing is looked up by id alone.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction

from beside import seal
from beside.base.clock import Clock, to_millis
from beside.base.ids import new_id
from beside.items import envelope, removing, rows, sealing
from beside.items.envelope import Earlier
from beside.items.errors import Changed, Closed, NotThere
from beside.items.kept import Kept as Kept
from beside.items.keyring import Keyring, OpenRoom
from beside.items.kinds import Away, Entry, Kind, RoomKind, Written
from beside.items.models import Item
from beside.items.rows import Place, Row
from beside.objects import keep as objects

AWAY_FOR = timedelta(days=30)
"""How long a thing that was put away can be brought back (SECURITY-DESIGN 4.3)."""


class House:
    """What one member of one family can open, for the length of one request."""

    def __init__(
        self,
        family: UUID,
        member: UUID,
        keyring: Keyring,
        clock: Clock,
        closed: frozenset[UUID] = frozenset(),
    ) -> None:
        """`closed`: ids of rooms that are this member's own but ask for the words again."""
        self.family = family
        self.member = member
        self.clock = clock
        self.damaged: list[UUID] = []
        """Items met in a list that do not open: shown as such, never dropped."""
        self._keyring = keyring
        self._closed = closed
        self._opened: dict[type[Kind], list[Kept[Any]]] = {}

    def __repr__(self) -> str:
        return "<an open house>"

    @property
    def rooms(self) -> frozenset[RoomKind]:
        """The kinds of the rooms that are open now."""
        return frozenset(room.kind for room in self._keyring)

    @property
    def has_closed_rooms(self) -> bool:
        """Whether a room of this member's own waits for the words."""
        return bool(self._closed)

    @property
    def keyring(self) -> Keyring:
        """The keys themselves: for `beside.family` alone, which gives rooms to holders."""
        return self._keyring

    # -- finding

    def get[K: Kind](self, kind: type[K], id: UUID) -> Kept[K]:
        """The thing of this kind with this id. Raises NotThere, Closed, or Unopenable if its seal does not hold."""
        at_hand = next((kept for kept in self._opened.get(kind, ()) if kept.id == id), None)
        return _there(at_hand or self._open(kind, self._row(id)))

    def get_with[K: Kind, B: Kind](self, kind: type[K], id: UUID, own: type[B]) -> tuple[Kept[K], list[Kept[B]]]:
        """The same with what belongs to it, of another kind: one look at the disk for both."""
        found = rows.with_its_own(self.family, id)
        row = next((row for row in found if row.id == id), None)
        if row is None:
            raise NotThere
        kept = _there(self._open(kind, row))
        belonging = self._openable(own, rows.by_place(row for row in found if row.of == id))
        return kept, [one for one in belonging if one.value.away is None]

    def look_ahead(self, *kinds: type[Kind]) -> None:
        """Read several kinds at once, because all of them will be asked for: one look at the disk instead of many."""
        wanted = [kind for kind in kinds if kind not in self._opened]
        if not wanted:
            return
        rooms = [room for room in self._keyring if any(room.kind in kind.lies_in() for kind in wanted)]
        columns = {envelope.column_kind(room.kind, kind.code) for room in rooms for kind in wanted}
        found = rows.by_place(rows.of_kinds(self.family, [room.id for room in rooms], columns))
        for kind in wanted:
            self._opened[kind] = self._openable(kind, found)

    def all[K: Kind](self, kind: type[K], *, of: UUID | None = None) -> list[Kept[K]]:
        """All things of this kind that are not put away, in no order; with `of`, those that belong to that thing."""
        return [kept for kept in self._scan(kind, of) if kept.value.away is None]

    def away[K: Kind](self, kind: type[K]) -> list[Kept[K]]:
        """The things of this kind that were put away and can still be brought back."""
        return [kept for kept in self._scan(kind, None) if kept.value.away is not None]

    def earlier[K: Kind](self, kept: Kept[K]) -> list[Kept[K]]:
        """What a thing held before each save, newest first."""
        versions = [
            (version.value.rev, sealing.value_before(type(kept.value), version.value))
            for version in self._scan(Earlier, kept.id)
        ]
        return [
            Kept(kept.id, rev, kept.room, kept.of, value)
            for rev, value in sorted(versions, key=lambda pair: pair[0], reverse=True)
        ]

    # -- keeping

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Several things kept together: all of them, or none. What was read before is read anew."""
        self._opened.clear()
        try:
            with transaction.atomic():
                yield
        except BaseException:
            self._opened.clear()
            raise

    def add[K: Kind](
        self, value: K, *, of: UUID | None = None, id: UUID | None = None, room: RoomKind | None = None
    ) -> Kept[K]:
        """Keep a new thing, in the room where its kind is born unless another is named. Raises Closed, NotThere."""
        place = self._room(room or type(value).room)
        if of is not None and self._row(of).room != place.id:
            raise ValueError("what belongs to a thing lies in the same room")
        if place.kind not in type(value).lies_in():
            raise ValueError("such a thing does not lie in that room")
        signed = self._signed(value)
        kept = Kept(id or new_id(), 1, place.kind, of, signed)
        self._opened.clear()
        with transaction.atomic():
            Item.objects.create(**self._columns(place, kept))
            objects.claim(self.family, *signed.objects())
        return kept

    def append[K: Kind](self, value: K, *, of: UUID | None = None, id: UUID, room: RoomKind | None = None) -> Kept[K]:
        """Write a line into a ledger, or keep what a form made: the same id again changes nothing.

        A double click, a page sent again, an entry that arrives late: what was first written stands, and is returned.
        """
        try:
            with transaction.atomic():
                return self.add(value, of=of, id=id, room=room)
        except IntegrityError:
            return self.get(type(value), id)

    def change[K: Kind](self, kept: Kept[K], value: K) -> Kept[K]:
        """Save a thing anew; what it held before stays as an earlier version.

        Raises Changed with what stands now if somebody saved it since `kept` was read.
        """
        place = self._room(kept.room)
        new = Kept(kept.id, kept.rev + 1, kept.room, kept.of, self._signed(value))
        self._opened.clear()
        with transaction.atomic():
            self._keep_earlier(place, kept)
            fields = self._columns(place, new)
            found = Item.objects.filter(family=self.family, id=kept.id, room=place.id, rev=kept.rev).update(
                epoch=fields["epoch"], rev=fields["rev"], sealed=fields["sealed"]
            )
            if found:
                objects.claim(self.family, *(set(new.value.objects()) - set(kept.value.objects())))
                return new
            transaction.set_rollback(True)
        raise Changed(self.get(type(kept.value), kept.id))

    def put_away[K: Kind](self, kept: Kept[K]) -> Kept[K]:
        """Put a thing away: it can be brought back for 30 days."""
        away = Away(at=to_millis(self.clock.now()), by=self.member)
        return self.change(kept, msgspec.structs.replace(kept.value, away=away))

    def bring_back[K: Kind](self, kind: type[K], id: UUID) -> Kept[K]:
        """Bring back what was put away. Raises NotThere once it is gone for good."""
        kept = self._open(kind, self._row(id))
        if kept is None or kept.value.away is None:
            raise NotThere
        return self.change(kept, msgspec.structs.replace(kept.value, away=None))

    def move[K: Kind](self, kept: Kept[K], room: RoomKind, value: K) -> Kept[K]:
        """Move a thing, with what belongs to it, into another room: all of it is sealed anew there.

        `value` names the objects under new file keys, made by the caller; the old ones are dropped. What it held
        before stays as an earlier version, less its objects.
        Raises Changed as `change` does.
        """
        goal = self._room(room)
        home = self._room(kept.room)
        if goal.kind not in type(value).lies_in():
            raise ValueError("such a thing does not lie in that room")
        moved = Kept(kept.id, kept.rev + 1, goal.kind, kept.of, self._signed(value))
        self._opened.clear()
        with transaction.atomic():
            for row in rows.belonging(self.family, kept.id):
                if row.room == home.id:
                    there = sealing.columns_elsewhere(row, home, goal)
                    Item.objects.filter(family=self.family, id=row.id, rev=row.rev).update(**_but_its_id(there))
            if value != kept.value:
                self._keep_earlier(goal, kept)
            found = Item.objects.filter(family=self.family, id=kept.id, room=home.id, rev=kept.rev).update(
                **_but_its_id(self._columns(goal, moved))
            )
            if found:
                objects.claim(self.family, *moved.value.objects())
                objects.drop(self.family, *(set(kept.value.objects()) - set(moved.value.objects())))
                return moved
            transaction.set_rollback(True)
        raise Changed(self.get(type(kept.value), kept.id))

    def sweep(self, *kinds: type[Kind]) -> int:
        """Remove for good what was put away more than 30 days before; returns how many things went."""
        limit = to_millis(self.clock.now() - AWAY_FOR)
        gone = 0
        for kind in kinds:
            for kept in self.away(kind):
                if kept.value.away is not None and kept.value.away.at <= limit:
                    gone += self._removed(kept)
        return gone

    # -- how it is done

    def _row(self, id: UUID) -> Row:
        row = rows.with_id(self.family, id)
        if row is None:
            raise NotThere
        return row

    def _room(self, kind: RoomKind) -> OpenRoom:
        room = self._keyring.by_kind(kind)
        if room is None:
            raise Closed(kind) if self._closed else NotThere
        return room

    def _open[K: Kind](self, kind: type[K], row: Row) -> Kept[K] | None:
        """The row as a thing of this kind; None if it is of another kind. Raises NotThere, Closed, Unopenable."""
        room = self._keyring.by_id(row.room)
        if room is None:
            raise Closed if row.room in self._closed else NotThere
        return sealing.opened(kind, room, row)

    def _scan[K: Kind](self, kind: type[K], of: UUID | None) -> list[Kept[K]]:
        """All things of this kind, those put away too; read once for a request, until something is written."""
        if of is not None and kind not in self._opened:
            places = [room for room in self._keyring if room.kind in kind.lies_in()]
            columns = {envelope.column_kind(room.kind, kind.code) for room in places}
            found = rows.of_kinds(self.family, [room.id for room in places], columns, of)
            return self._openable(kind, rows.by_place(found))
        self.look_ahead(kind)
        return [kept for kept in self._opened[kind] if of is None or kept.of == of]

    def _openable[K: Kind](self, kind: type[K], found: Mapping[Place, list[Row]]) -> list[Kept[K]]:
        """Those of the rows, by room and clear kind, that are of this kind; what does not open is told in `damaged`."""
        opened: list[Kept[K]] = []
        for room in self._keyring:
            if room.kind not in kind.lies_in():
                continue
            for row in found.get((room.id, envelope.column_kind(room.kind, kind.code)), ()):
                try:
                    kept = self._open(kind, row)
                except seal.Unopenable:
                    if row.id not in self.damaged:
                        self.damaged.append(row.id)
                    continue
                if kept is not None:
                    opened.append(kept)
        return opened

    def _signed[K: Kind](self, value: K) -> K:
        if isinstance(value, Entry):
            return value
        return msgspec.structs.replace(value, written=Written(at=to_millis(self.clock.now()), by=self.member))

    def _keep_earlier(self, room: OpenRoom, kept: Kept[Kind]) -> None:
        content = envelope.write(kept.value, room.kind).decode()
        before = Earlier(content=content, rev=kept.rev, until=to_millis(self.clock.now()), by=self.member)
        Item.objects.create(**self._columns(room, Kept(new_id(), 1, room.kind, kept.id, before)))

    def _columns(self, room: OpenRoom, kept: Kept[Kind]) -> sealing.Columns:
        return sealing.columns(self.family, room, kept)

    def _removed(self, kept: Kept[Kind]) -> bool:
        """Whether a thing went for good. What does not open whole is told in `damaged` and stays."""
        self._opened.clear()
        try:
            return removing.remove(self.family, self._keyring, kept)
        except seal.Unopenable:
            self.damaged.append(kept.id)
            return False


def _there[K: Kind](kept: Kept[K] | None) -> Kept[K]:
    """What was found, unless it is of another kind or was put away. Raises NotThere."""
    if kept is None or kept.value.away is not None:
        raise NotThere
    return kept


def _but_its_id(columns: sealing.Columns) -> sealing.Columns:
    """What an update may write: a thing keeps its family and its id."""
    return {name: field for name, field in columns.items() if name not in ("family", "id")}
