"""A thing as it lies in the house."""

from dataclasses import dataclass
from uuid import UUID

from beside.items.kinds import Kind, RoomKind


@dataclass(frozen=True)
class Kept[K: Kind]:
    """A thing as it lies in the house: its value, and what is needed to save it anew."""

    id: UUID
    rev: int
    room: RoomKind
    of: UUID | None
    value: K
