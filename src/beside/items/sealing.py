"""How a thing becomes the columns of its row, and a row a thing again (SECURITY-DESIGN 4.3).

Whatever is sealed here is opened again and compared before it is given back.
"""

from collections.abc import Iterator
from functools import cache
from uuid import UUID

import msgspec

from beside import seal
from beside.items import envelope
from beside.items.codes import Code
from beside.items.envelope import Earlier
from beside.items.kept import Kept
from beside.items.keyring import OpenRoom
from beside.items.kinds import Kind
from beside.items.rows import Row

type Columns = dict[str, UUID | int | bytes | None]
"""A row of the one table, by the names of its columns."""


def columns(family: UUID, room: OpenRoom, kept: Kept[Kind]) -> Columns:
    """A thing as it is written into a room."""
    place = seal.Place(
        family=family,
        room=room.id,
        epoch=room.epoch,
        id=kept.id,
        rev=kept.rev,
        kind=envelope.column_kind(room.kind, type(kept.value).code),
        of=kept.of,
    )
    return _sealed(room, place, envelope.write(kept.value, room.kind))


def columns_elsewhere(row: Row, home: OpenRoom, goal: OpenRoom) -> Columns:
    """A row that goes along from one room into another: there it has that room's way of telling its kind.

    Raises Unopenable, of a kind that this code does not know, too: such a row is never saved over.
    """
    data = seal.open_item(home.content_key(row.epoch), _place(row), row.sealed)
    true, _ = envelope.head(data, home.kind, row.kind, _known(Earlier))
    content = msgspec.json.decode(data)
    content.pop("kind", None)
    if goal.kind not in envelope.OPEN_ABOUT_KIND:
        content["kind"] = true
    place = seal.Place(
        family=row.family,
        room=goal.id,
        epoch=goal.epoch,
        id=row.id,
        rev=row.rev + 1,
        kind=envelope.column_kind(goal.kind, Code(true)),
        of=row.of,
    )
    return _sealed(goal, place, msgspec.json.encode(content, order="sorted"))


def opened[K: Kind](kind: type[K], room: OpenRoom, row: Row) -> Kept[K] | None:
    """The row as a thing of this kind; None if it is of another. Raises Unopenable."""
    if room.kind in envelope.OPEN_ABOUT_KIND and row.kind != kind.code:
        return None
    data = seal.open_item(room.content_key(row.epoch), _place(row), row.sealed)
    true, version = envelope.head(data, room.kind, row.kind, _known(kind))
    if true != kind.code:
        return None
    return Kept(row.id, row.rev, room.kind, row.of, envelope.read(kind, data, version))


def value_of(room: OpenRoom, row: Row) -> Kind:
    """What a row holds, of whatever kind it is. Raises Unopenable."""
    data = seal.open_item(room.content_key(row.epoch), _place(row), row.sealed)
    kinds = {int(kind.code): kind for kind in _all_kinds(Kind)}
    true, version = envelope.head(data, room.kind, row.kind, {code: kind.version for code, kind in kinds.items()})
    return envelope.read(kinds[true], data, version)


def value_before[K: Kind](kind: type[K], earlier: Earlier) -> K:
    """What a thing of this kind held, from its earlier version. Raises Unopenable."""
    data = earlier.content.encode()
    return envelope.read(kind, data, msgspec.json.decode(data, type=envelope.Head).v)


def _sealed(room: OpenRoom, place: seal.Place, data: bytes) -> Columns:
    key = room.content_key(room.epoch)
    blob = seal.seal_item(key, place, data)
    if seal.open_item(key, place, blob) != data:
        raise seal.Unopenable("tag")
    return {
        "family": place.family,
        "id": place.id,
        "room": place.room,
        "epoch": place.epoch,
        "rev": place.rev,
        "kind": place.kind,
        "of": place.of,
        "sealed": blob,
    }


@cache
def _known(kind: type[Kind]) -> dict[int, int]:
    """All kinds that this code knows; how new a schema of another kind may be is not this reader's question."""
    return {**{int(code): 1 << 30 for code in Code}, int(kind.code): kind.version}


def _all_kinds(of: type[Kind]) -> Iterator[type[Kind]]:
    """Every kind that has a number; a ledger's entry in general has none."""
    for kind in of.__subclasses__():
        if "code" in vars(kind):
            yield kind
        yield from _all_kinds(kind)


def _place(row: Row) -> seal.Place:
    return seal.Place(
        family=row.family, room=row.room, epoch=row.epoch, id=row.id, rev=row.rev, kind=row.kind, of=row.of
    )
