"""A memory as a page shows it: its words ready, and what of its picture may be there before anybody chose to look."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from beside.base.clock import Millis, from_millis
from beside.base.edtf import as_given
from beside.family.household import Household
from beside.items.house import AWAY_FOR, Kept
from beside.memories import Memory
from beside.web.voice import own, say
from beside.web.wording import baby_variant, name_baby, say_date

SMALL = 480
"""The long side of a small copy (`objects.decode.SMALL`), so that a list stands still while its pictures come."""
VIEW = 1600
TITLE = 60
"""How many letters of a line still serve as its name in a sentence."""

type Look = Literal["words", "open", "covered", "odd"]
"""Words alone; a picture that is shown; one that is met in words first; one that could not be opened."""


@dataclass(frozen=True)
class Shown:
    """One memory on a page."""

    id: UUID
    rev: int
    look: Look
    heading: SafeString
    line: str
    day: str
    """When it was, as exact as it was given; empty if it was not."""
    by: SafeString
    covered: SafeString
    """The sentence that stands for a covered picture."""
    file: str
    """What the photo was called where it came from."""
    width: int
    height: int
    small_width: int
    small_height: int


@dataclass(frozen=True)
class AwayShown:
    """One memory that was put away."""

    id: UUID
    says: SafeString


@dataclass(frozen=True)
class Teller:
    """Says what memories are, to one reader at one time."""

    household: Household
    now: Millis

    def shown(self, kept: Kept[Memory], *, looking: bool = False) -> Shown:
        """A memory for a page; `looking`: somebody chose to see its covered picture."""
        memory, picture = kept.value, kept.value.picture
        width, height = (picture.width, picture.height) if picture else (0, 0)
        return Shown(
            id=kept.id,
            rev=kept.rev,
            look=_look(memory, looking),
            heading=heading(memory),
            line=memory.line,
            day=as_given(memory.day),
            by=self.by(memory),
            covered=self.covered(),
            file=picture.original.filename if picture else "",
            width=_fitted(width, height, VIEW)[0],
            height=_fitted(width, height, VIEW)[1],
            small_width=_fitted(width, height, SMALL)[0],
            small_height=_fitted(width, height, SMALL)[1],
        )

    def by(self, memory: Memory) -> SafeString:
        """Who kept it, and on which date."""
        name, date = self.household.name_of(memory.by), self.date(memory.kept_at)
        if name:
            return say("memo.by", "Kept by {member}, {date}", member=name, date=date)
        return say("memo.by|unnamed", "Kept, {date}", date=date)

    def covered(self) -> SafeString:
        """The sentence that everyone meets first."""
        names = [baby.value.name for baby in self.household.babies]
        return say("cover.meet", "A covered picture of {baby}.", variant=baby_variant(names), baby=name_baby(names))

    def away(self, kept: Kept[Memory]) -> AwayShown:
        """That it is put away, and until when it can be brought back."""
        at = kept.value.away.at if kept.value.away else self.now
        until = self.date(at + round(AWAY_FOR.total_seconds() * 1000))
        return AwayShown(
            kept.id, say("away.done", "Put away until {until}: {title}.", until=until, title=title(kept.value))
        )

    def date(self, at: Millis) -> SafeString:
        """The date of a time, at home."""
        zone = ZoneInfo(self.household.zone)
        return say_date(from_millis(at).astimezone(zone).date(), today=from_millis(self.now).astimezone(zone).date())


def heading(memory: Memory) -> SafeString:
    """What it is, over its page."""
    if memory.bag is not None:
        return say("memo.bag", "The packed bag")
    if memory.picture is not None:
        return say("memo.photo", "A photo")
    return say("memo.day", "A day") if memory.journey is not None else say("memo.note", "A note")


def title(memory: Memory) -> SafeString:
    """What it is called inside a sentence: its line if that is short, else what it is."""
    line = " ".join(memory.line.split()).rstrip(".")
    if line and len(line) <= TITLE:
        return own(line)
    if memory.bag is not None:
        return say("memo.bag|inside", "the packed bag")
    if memory.picture is not None:
        return say("memo.photo|inside", "a photo")
    return say("memo.day|inside", "a day") if memory.journey is not None else say("memo.note|inside", "a note")


def newest_first(memories: Iterable[Kept[Memory]]) -> list[Kept[Memory]]:
    """In the order in which they were kept, the last one first."""
    return sorted(memories, key=lambda kept: (kept.value.kept_at, kept.id.bytes), reverse=True)


def _look(memory: Memory, looking: bool) -> Look:
    if memory.picture is None:
        return "words"
    if memory.picture.view is None or memory.picture.small is None:
        return "odd"
    return "covered" if memory.covered and not looking else "open"


def _fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """Width and height of a copy whose long side is at most so long."""
    longest = max(width, height, 1)
    scale = min(1, side / longest)
    return round(width * scale), round(height * scale)
