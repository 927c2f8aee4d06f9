"""[We are going away]: where to, when, back when; and what is to be said beside a field that is still open."""

from dataclasses import dataclass, field, replace
from datetime import date as Date
from typing import Literal, get_args
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString

from beside.base.ids import new_id, parse_id
from beside.journeys import Journey, Part, Planned
from beside.web.journeys.entries import entry_of, ids_of
from beside.web.voice import say

LONGEST = 200
PARTS: tuple[Part, ...] = get_args(Part.__value__)
ELSE, LATER, OPEN, MOVING = "else", "later", "open", "none"
"""[Somewhere else], [Another day], [Not known yet], [We are moving there]: values of the form."""

type Why = SafeString | str


@dataclass(frozen=True)
class When:
    """A day and a part of it, as touched: one of the fortnight, or another day typed into the field."""

    day: str = ""
    date: str = ""
    part: Part | None = None
    time: str = ""

    @classmethod
    def read(cls, form: QueryDict, name: str) -> "When":
        """The fields name-day, name-date, name-part and name-time of a form."""
        return cls(
            day=form.get(f"{name}-day", "")[:10],
            date=form.get(f"{name}-date", "")[:10],
            part=part_of(form.get(f"{name}-part", "")),
            time=form.get(f"{name}-time", "")[:5],
        )

    @classmethod
    def of(cls, planned: Planned | None, near: set[str]) -> "When":
        """As it was planned, for the page that changes it; `near`: the days that can be touched."""
        if planned is None:
            return cls(day=OPEN)
        day, other = (planned.day, "") if planned.day in near else (LATER, planned.day)
        return cls(day=day, date=other, part=planned.part, time=planned.time or "")

    @property
    def chosen(self) -> Date | None:
        """The day, if one was chosen that exists."""
        try:
            return Date.fromisoformat(self.date if self.day in (LATER, "") else self.day)
        except ValueError:
            return None

    def planned(self, zone: str) -> Planned | None:
        """The plan that it makes; None while the day, or both part and time, are open. An exact time comes first."""
        if self.chosen is None:
            return None
        if self.time:
            return Planned(day=self.chosen.isoformat(), time=self.time, zone=zone)
        return Planned(day=self.chosen.isoformat(), part=self.part, zone=zone) if self.part else None


@dataclass(frozen=True)
class PlanForm:
    """The six touches, as posted or as shown first."""

    entry: UUID
    place: str = ""
    """The id of an earlier journey to the same place, or "else"."""
    where: str = ""
    leave: When = field(default_factory=When)
    back: When = field(default_factory=When)
    along: tuple[UUID, ...] | None = None
    """What the sentence on the page named; None where the form did not say."""
    comes: tuple[UUID, ...] = ()
    drives: UUID | None = None

    @classmethod
    def blank(cls, before: Journey | None, id: UUID | None) -> "PlanForm":
        """As it is shown first; `before`: to the same place again, at the same parts of the day."""
        if before is None:
            return cls(new_id())
        first, last = _parts(before)
        return cls(new_id(), str(id), leave=When(part=first), back=When(part=last))

    @classmethod
    def read(cls, request: HttpRequest) -> "PlanForm":
        """The form as posted."""
        form = request.POST
        return cls(
            entry=entry_of(request),
            place=form.get("place", "")[:36],
            where=" ".join(form.get("where", "").split())[:LONGEST],
            leave=When.read(form, "leave"),
            back=When.read(form, "back"),
            along=ids_of(request, "along") if "along" in form else None,
            comes=ids_of(request, "comes"),
            drives=parse_id(form.get("drives", "")),
        )

    def with_parts_of(self, before: Journey | None) -> "PlanForm":
        """The parts of the day that were not touched, as they were last time at this place."""
        if before is None:
            return self
        first, last = _parts(before)
        return replace(
            self,
            leave=replace(self.leave, part=self.leave.part or first),
            back=replace(self.back, part=self.back.part or last),
        )

    @property
    def back_is(self) -> Literal["day", "open", "moving"]:
        """What was said of the way back."""
        return "open" if self.back.day == OPEN else "moving" if self.back.day == MOVING else "day"


def why_not(when: When, today: Date, *, back: bool = False) -> Why:
    """What is still open in a day and a part of it, as a question; empty if nothing is."""
    if when.chosen is None:
        if back:
            return say("go.back|why", "Which day do you come back? “Not known yet” is an answer.")
        return say("go.leave|why", "Which day do you leave?")
    if when.chosen < today:
        if back:
            return say("go.back|past", "This day has been. Which day do you come back?")
        return say("go.leave|past", "This day has been. Which day do you leave?")
    if when.part is None and not when.time:
        return say("go.part|why", "Which part of the day?")
    return ""


def before_leaving() -> SafeString:
    """That the way back would come first."""
    return say("go.back|first", "This is before you leave. Which day do you come back?")


def part_of(text: str) -> Part | None:
    """A part of the day as a form says it."""
    return next((part for part in PARTS if part == text), None)


def _parts(before: Journey) -> tuple[Part | None, Part | None]:
    first, last = before.legs[0].leaves, before.legs[-1].leaves
    return first.part if first else None, last.part if last and len(before.legs) > 1 else None
