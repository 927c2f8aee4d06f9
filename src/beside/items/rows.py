"""Reading rows of the one table: by a raw cursor, since every page begins here (SECURITY-DESIGN 7).

Django's query objects cost more than the database and the seal together, and a home page reads a dozen kinds.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from beside.items.models import Item


class Row(NamedTuple):
    """A sealed item as it lies on the disk."""

    family: UUID
    id: UUID
    room: UUID
    epoch: int
    rev: int
    kind: int
    of: UUID | None
    sealed: bytes


type Place = tuple[UUID, int]
"""A room's id and a clear kind."""

COLUMNS = ("id", "room", "epoch", "rev", "kind", "of", "sealed")


def of_kinds(family: UUID, rooms: Collection[UUID], kinds: Collection[int], of: UUID | None = None) -> list[Row]:
    """The rows in these rooms with these clear kinds, in no order; with `of`, those that belong to that item."""
    if not rooms or not kinds:
        return []
    where = f"{quoted('room')} IN ({places(rooms)}) AND {quoted('kind')} IN ({places(kinds)})"
    values: list[str | int | UUID] = [*map(stored_id, rooms), *kinds]
    if of is not None:
        where += f" AND {quoted('of')} = %s"
        values.append(stored_id(of))
    return _read(family, where, values)


def by_place(found: Iterable[Row]) -> dict[Place, list[Row]]:
    """Rows by the room they lie in and the kind their column tells."""
    places: dict[Place, list[Row]] = {}
    for row in found:
        places.setdefault((row.room, row.kind), []).append(row)
    return places


def with_id(family: UUID, id: UUID) -> Row | None:
    """The row with this id, or None."""
    found = _read(family, f"{quoted('id')} = %s", [stored_id(id)])
    return found[0] if found else None


def with_its_own(family: UUID, id: UUID) -> list[Row]:
    """The row with this id, and those that are `of` it."""
    return _read(family, f"({quoted('id')} = %s OR {quoted('of')} = %s)", [stored_id(id)] * 2)


def belonging(family: UUID, id: UUID) -> list[Row]:
    """The rows that are `of` this item, and those that are `of` them: whom something belongs to comes before it."""
    found: dict[UUID, Row] = {}
    owners: list[UUID] = [id]
    while owners:
        level = _read(family, f"{quoted('of')} IN ({places(owners)})", [stored_id(one) for one in owners])
        # a row that stands in a circle was planted: it is read once, and its seal does not hold
        owners = [row.id for row in level if row.id not in found and row.id != id]
        found |= {row.id: row for row in level if row.id in owners}
    return list(found.values())


def _read(family: UUID, where: str, values: Sequence[str | int | UUID]) -> list[Row]:
    columns = ", ".join(map(quoted, COLUMNS))
    table = connection.ops.quote_name(Item._meta.db_table)
    # nothing but our own names and placeholders stands in the text
    sql = f"SELECT {columns} FROM {table} WHERE {quoted('family')} = %s AND {where}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [stored_id(family), *values])
        return [
            Row(family, read_id(id), read_id(room), epoch, rev, kind, read_id(of) if of else None, bytes(sealed))
            for id, room, epoch, rev, kind, of, sealed in cursor.fetchall()
        ]


def quoted(name: str) -> str:
    """A column's or table's name as it stands in SQL."""
    return connection.ops.quote_name(name)


def places(values: Collection[UUID] | Collection[int]) -> str:
    """As many placeholders as there are values."""
    return ", ".join(["%s"] * len(values))


def stored_id(id: UUID) -> str | UUID:
    """An id as the database takes it: SQLite has no type for it and stores 32 hex digits."""
    return id if connection.features.has_native_uuid_field else id.hex


def read_id(stored: str | UUID) -> UUID:
    """An id as it came from the database."""
    return stored if isinstance(stored, UUID) else UUID(hex=stored)
