"""Anything kept. For now: a picture with a line under it, a day written down, a picture of the packed bag."""

from typing import ClassVar
from uuid import UUID

import msgspec

from beside.base.clock import Clock, Millis, to_millis
from beside.base.departure import Departure
from beside.base.edtf import parse_what_people_type
from beside.items.codes import Code
from beside.items.kinds import Kind, RoomKind


class SealedFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sealed object that a memory names: where it lies, and what opens it (SECURITY-DESIGN 4.4)."""

    object: UUID
    key: bytes
    """The 16 bytes of its own key."""
    length: int
    """Bytes, before sealing."""
    type: str
    sha256: bytes
    """Of the bytes before sealing."""
    filename: str = ""

    def __post_init__(self) -> None:
        if len(self.key) != 16 or len(self.sha256) != 32 or self.length < 0:
            raise ValueError("not a sealed file")

    def __repr__(self) -> str:
        """Without its key and its name, so that no log can hold them."""
        return f"SealedFile(object={self.object})"


class Picture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture: as it was given, and two smaller copies without metadata, unless it could not be opened.

    Sizes in pixels, of the original as it is shown; 0 if it could not be opened.
    """

    original: SealedFile
    view: SealedFile | None = None
    small: SealedFile | None = None
    width: int = 0
    height: int = 0


class Memory(Kind, frozen=True, kw_only=True):
    """One thing kept, with a line of words, a picture, or both."""

    code: ClassVar[Code] = Code.MEMORY
    room: ClassVar[RoomKind] = "everyday"
    rooms: ClassVar[frozenset[RoomKind]] = frozenset({"together", "everyday", "guarded", "own"})

    line: str = ""
    picture: Picture | None = None
    covered: bool = False
    """Whether everyone first meets a sentence and a drawing, and chooses to look."""
    day: str = ""
    """When it was, as exact as it was given: EDTF or words (`base.edtf`). Empty: not given."""
    by: UUID
    kept_at: Millis
    bag: Departure | None = None
    """If it is a picture of the packed bag: at which departure. It is the first thing seen on the way."""
    journey: UUID | None = None
    """If it was kept of a day on a journey: which."""

    def __post_init__(self) -> None:
        if not self.line.strip() and self.picture is None:
            raise ValueError("a memory has a line or a picture")
        if self.covered and (self.picture is None or self.bag is not None):
            raise ValueError("a picture of the baby can be covered; a bag, or a line, cannot")

    def objects(self) -> tuple[UUID, ...]:
        """The sealed objects of its picture."""
        if self.picture is None:
            return ()
        files = (self.picture.original, self.picture.view, self.picture.small)
        return tuple(file.object for file in files if file is not None)

    def cover(self) -> "Memory":
        """Everyone meets a sentence first."""
        return msgspec.structs.replace(self, covered=True)

    def leave_open(self) -> "Memory":
        """The picture is shown where somebody opens its page."""
        return msgspec.structs.replace(self, covered=False)

    def say(self, line: str) -> "Memory":
        """The same memory with another line."""
        return msgspec.structs.replace(self, line=line.strip())

    def was(self, day: str) -> "Memory":
        """The same memory with another day, as somebody types it."""
        return msgspec.structs.replace(self, day=parse_what_people_type(day))


def keep_photo(
    picture: Picture,
    *,
    by: UUID,
    clock: Clock,
    line: str = "",
    covered: bool = False,
    day: str = "",
    journey: UUID | None = None,
) -> Memory:
    """Keep this picture, with a line under it; `day` as somebody types it."""
    return Memory(
        line=line.strip(),
        picture=picture,
        covered=covered,
        day=parse_what_people_type(day),
        by=by,
        kept_at=to_millis(clock.now()),
        journey=journey,
    )


def keep_bag(picture: Picture, at: Departure, *, by: UUID, clock: Clock, line: str = "") -> Memory:
    """Keep this picture of the packed bag; `line` is what it is in: "in the blue bag"."""
    return Memory(line=line.strip(), picture=picture, by=by, kept_at=to_millis(clock.now()), bag=at)


def keep_day(
    line: str, *, by: UUID, clock: Clock, journey: UUID | None = None, picture: Picture | None = None, day: str = ""
) -> Memory:
    """Keep this day, in a line, with a picture if they like."""
    return Memory(
        line=line.strip(),
        picture=picture,
        day=parse_what_people_type(day),
        by=by,
        kept_at=to_millis(clock.now()),
        journey=journey,
    )
