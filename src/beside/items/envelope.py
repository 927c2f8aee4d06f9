"""The JSON inside a sealed item: its schema number, its true kind where the column hides it, its content.

Rules of SECURITY-DESIGN 4.3, tried in the order data, kind, newer.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from beside.base.clock import Millis
from beside.items.codes import Code
from beside.items.kinds import EVERY_ROOM, Kind, RoomKind
from beside.seal import Unopenable

OPEN_ABOUT_KIND: frozenset[RoomKind] = frozenset({"together", "everyday"})
"""In these rooms the kind stands in its column; in all others it is told inside the seal alone."""


class Earlier(Kind, frozen=True, kw_only=True):
    """What a thing held before it was saved anew: its whole JSON, sealed as an item `of` it."""

    code = Code.EARLIER
    rooms = EVERY_ROOM

    content: str
    rev: int
    until: Millis
    by: UUID | None = None


class Head(msgspec.Struct, frozen=True):
    """What has to be known of an item before its content is read; anything may stand there, so nothing is assumed."""

    v: Any = msgspec.UNSET
    kind: Any = msgspec.UNSET


def _from_1(number: object) -> int | None:
    return number if type(number) is int and number >= 1 else None


def column_kind(room: RoomKind, code: Code) -> int:
    """What the clear column `kind` holds: 0 where the kind already tells too much."""
    return int(code) if room in OPEN_ABOUT_KIND else 0


def head(data: bytes, room: RoomKind, column: int, known: Mapping[int, int]) -> tuple[int, int]:
    """The true kind and the schema number of an opened item.

    `known` gives the newest schema number per kind that this code knows. Raises Unopenable with the check
    `data`, `kind` or `newer`; what is newer than the code must never be saved over.
    """
    try:
        told = msgspec.json.decode(data, type=Head)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise Unopenable("data") from error
    version = _from_1(told.v)
    if version is None:
        raise Unopenable("data")
    if room in OPEN_ABOUT_KIND:
        true = _from_1(column) if told.kind is msgspec.UNSET else None
    else:
        true = _from_1(told.kind) if column == 0 else None
    if true is None:
        raise Unopenable("kind")
    if true not in known or version > known[true]:
        raise Unopenable("newer")
    return true, version


def write(value: Kind, room: RoomKind) -> bytes:
    """The JSON of a value as it is sealed in a room of this kind."""
    content = msgspec.to_builtins(value)
    content["v"] = type(value).version
    if room not in OPEN_ABOUT_KIND:
        content["kind"] = int(type(value).code)
    return msgspec.json.encode(content, order="sorted")


def read[K: Kind](kind: type[K], data: bytes, version: int) -> K:
    """The value in an opened item of this kind, brought up to the newest schema. Raises Unopenable("data")."""
    try:
        if version == kind.version:
            return msgspec.json.decode(data, type=kind)
        content: dict[str, Any] = msgspec.json.decode(data)
        for step in range(version, kind.version):
            content = kind.upgrades[step](content)
        return msgspec.json.decode(msgspec.json.encode(content), type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise Unopenable("data") from error
