"""What can be said of a memory: its line, when it was, whether its picture is covered, who can see it."""

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from django.http import HttpRequest

from beside.base.edtf import as_given
from beside.base.ids import new_id, parse_id
from beside.items.house import Kept
from beside.items.kinds import RoomKind
from beside.memories import Memory
from beside.web.memories.who import ROOMS, Who

LONGEST = 20_000
"""Letters of a line: more than anybody writes under a photo, a letter if need be."""
LONGEST_DAY = 200

type Keep = Literal["mine", "theirs", "both"]


@dataclass(frozen=True)
class NewForm:
    """[Keep something]: a photo, a line under it, covered or not, and who can see it."""

    entry: UUID
    """Made when the form was shown, so that sending it twice keeps one."""
    line: str
    covered: bool
    room: RoomKind
    journey: UUID | None
    alone: bool
    """Whether the line is to be kept with no photo."""

    @classmethod
    def blank(cls, request: HttpRequest, who: Who) -> "NewForm":
        """The form as it is shown first. Covered; of a day on a journey, where the photo may be of anything, not."""
        journey = parse_id(request.GET.get("journey", ""))
        return cls(new_id(), "", journey is None, who.preset(Memory.room), journey, journey is not None)

    @classmethod
    def read(cls, request: HttpRequest, who: Who) -> "NewForm":
        """The form as posted. What is none of the answers offered is as if nothing was answered."""
        form = request.POST
        journey = parse_id(form.get("journey", ""))
        return cls(
            entry=parse_id(form.get("entry", "")) or new_id(),
            line=_line(form.get("line", "")),
            covered=form.get("cover", "no" if journey else "yes") == "yes",
            room=_room(form.get("who", ""), who) or who.preset(Memory.room),
            journey=journey,
            alone=journey is not None or "alone" in form,
        )


@dataclass(frozen=True)
class ChangeForm:
    """A memory told anew: its line, its day, its cover, its room."""

    rev: int
    """The revision that the page was made from."""
    line: str
    day: str
    """When it was, in as much of a date as they care to give, or in words."""
    covered: bool
    room: RoomKind
    sure: bool
    """Whether what a move into this room means was read."""
    keep: Keep | None
    """Of two versions, which."""

    @classmethod
    def of(cls, kept: Kept[Memory]) -> "ChangeForm":
        """The form as it is shown first."""
        memory = kept.value
        day = as_given(memory.day)
        return cls(kept.rev, memory.line, day, memory.covered, kept.room, sure=False, keep=None)

    @classmethod
    def read(cls, request: HttpRequest, kept: Kept[Memory], who: Who) -> "ChangeForm":
        """The form as posted; what is not in it stays as it is."""
        form = request.POST
        rev, memory = form.get("rev", ""), kept.value
        coverable = memory.picture is not None and memory.bag is None
        room = _room(form.get("who", ""), who)
        return cls(
            rev=int(rev) if rev.isdecimal() and len(rev) < 9 else 0,
            line=_line(form.get("line", memory.line)),
            day=" ".join(form.get("day", as_given(memory.day)).split())[:LONGEST_DAY],
            covered=form.get("cover", "yes" if memory.covered else "no") == "yes" and coverable,
            room=room if room in rooms_for(kept, who) else kept.room,
            sure="sure" in form,
            keep=_KEEPS.get(form.get("keep", "")),
        )

    @property
    def fields(self) -> dict[str, str]:
        """What goes along unseen to a question in between."""
        sure = {"sure": "1"} if self.sure else {}
        return {
            "rev": str(self.rev),
            "line": self.line,
            "day": self.day,
            "cover": "yes" if self.covered else "no",
            "who": self.room,
        } | sure

    def beside(self, theirs: Memory) -> "ChangeForm":
        """Both versions kept: their line and then mine; my day if I gave one; covered if either says so."""
        both = "\n\n".join(line for line in (theirs.line, self.line) if line)
        day = self.day or as_given(theirs.day)
        return replace(self, line=both[:LONGEST], day=day, covered=self.covered or theirs.covered, keep=None)

    def value(self, memory: Memory) -> Memory:
        """The memory with what was told. ValueError if neither a line nor a picture is left."""
        told = memory.was(self.day).say(self.line)
        return told.cover() if self.covered else told.leave_open()


def rooms_for(kept: Kept[Memory], who: Who) -> list[RoomKind]:
    """Where this member may move a memory to.

    Into a narrower room only by whoever kept it: nobody takes out of the others' sight what somebody else gave. A
    picture of the packed bag stays with all who come along.
    """
    if kept.value.bag is not None or kept.room not in ROOMS:
        return [kept.room]
    if kept.value.by == who.house.member:
        return who.offered()
    return [room for room in who.offered() if ROOMS.index(room) <= ROOMS.index(kept.room)]


_KEEPS: dict[str, Keep] = {"mine": "mine", "theirs": "theirs", "both": "both"}
_ROOMS: dict[str, RoomKind] = {room: room for room in ROOMS}


def _line(text: str) -> str:
    return text.replace("\r\n", "\n").strip()[:LONGEST]


def _room(value: str, who: Who) -> RoomKind | None:
    room = _ROOMS.get(value)
    return room if room in who.offered() else None
