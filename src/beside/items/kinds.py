"""What every sealed thing is made of: frozen typed values with a frozen number.

Pure: knows neither the database nor keys, so that the domain can build on it.
"""

from collections.abc import Callable
from typing import Any, ClassVar, Literal
from uuid import UUID

import msgspec

from beside.base.clock import Millis
from beside.items.codes import Code

type RoomKind = Literal["together", "everyday", "guarded", "own", "child"]
"""Who may open a thing (SECURITY-DESIGN 3)."""

EVERY_ROOM: frozenset[RoomKind] = frozenset({"together", "everyday", "guarded", "own", "child"})

type Known = Literal["touch", "child", "photo"]
"""From what an entry is known: a grown-up's touch, a child's touch, a picture."""

type Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """That a thing was put away: when, and by whom. After 30 days it is gone for good."""

    at: Millis
    by: UUID | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """Who gave a thing the content that it has now, and when; filled in by the house."""

    at: Millis
    by: UUID | None = None


class Kind(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sort of sealed thing.

    A subclass sets `code` (frozen, from `Code`), `version` (its schema number, from 1), `room` (where it is born), and
    `rooms` if it may lie in others, too. `upgrades[n]` is a pure function from the JSON of version n to that of n + 1;
    it runs on opening and is saved with the next edit. Invariants belong into `__post_init__` and raise ValueError;
    they hold on making and on opening.
    """

    code: ClassVar[Code]
    version: ClassVar[int] = 1
    room: ClassVar[RoomKind] = "together"
    rooms: ClassVar[frozenset[RoomKind]] = frozenset()
    upgrades: ClassVar[dict[int, Upgrade]] = {}

    away: Away | None = None
    written: Written | None = None

    @classmethod
    def lies_in(cls) -> frozenset[RoomKind]:
        """The kinds of rooms in which such a thing can lie: nobody looks for it in another."""
        return cls.rooms or frozenset({cls.room})

    def objects(self) -> tuple[UUID, ...]:
        """The sealed objects that this thing names: kept while it is kept."""
        return ()


class Entry(Kind, frozen=True, kw_only=True):
    """One line of a ledger: said once, never edited, in whatever order it arrives.

    The item's id is the entry's id, made where the entry was made, so that arriving twice changes nothing.
    """

    said: Millis
    """When it was said, by the clock of the device it was said on."""
    came: Millis
    """When it reached Beside."""
    offset: Millis = 0
    """How far that device's clock was ahead of Beside's, at the time."""
    by: UUID | None = None
    """The member who said it; of a child, the child."""
    known: Known = "touch"
    """From what it is known."""


def order(entry: Entry, id: UUID) -> tuple[Millis, bytes]:
    """Where an entry stands among others: by when it was said, never later than it came (DESIGN 6)."""
    return min(entry.said - entry.offset, entry.came), id.bytes
