"""What can stand in the way of a thing in the house.

HouseError
├── NotThere   absent, foreign, put away, or of another kind: all the same
├── Closed     in a near room whose words have not been given lately
└── Changed    somebody else saved it in between; both versions are kept
"""

from typing import Any

from beside.items.kept import Kept
from beside.items.kinds import RoomKind


class HouseError(Exception):
    """Something in the house cannot be had."""


class NotThere(HouseError):
    """There is nothing of that kind with that id for this member."""


class Closed(HouseError):
    """The thing lies in a room that asks for the words again."""

    def __init__(self, room: RoomKind | None = None) -> None:
        super().__init__(room)
        self.room = room


class Changed(HouseError):
    """The thing was saved by somebody else since it was read. `theirs` is what stands now."""

    def __init__(self, theirs: Kept[Any]) -> None:
        super().__init__("changed in between")
        self.theirs = theirs
