"""The count: the asking at a departure, each keepsake that came along, one by one; and the silence past a plan."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from beside.base.clock import from_millis
from beside.base.departure import Departure
from beside.journeys.journey import Journey, departures
from beside.journeys.planned import Planned, net
from beside.journeys.steps import Stride, asked_anew_since, is_past, until_asked_again
from beside.keepsakes import Answers, Line, answer_of, answers, grown, standing, whereabouts

type Moves = Mapping[UUID, Collection[Line]]
"""The moves of each keepsake."""


@dataclass(frozen=True)
class Asked:
    """One keepsake at a count, and what was answered."""

    keepsake: UUID
    answers: Answers


@dataclass(frozen=True)
class Count:
    """The asking at one departure."""

    departure: Departure
    asked: tuple[Asked, ...]
    asked_again_at: datetime | None
    """If "not yet" was said and its time has not come: when the asking is back."""

    @property
    def open(self) -> tuple[UUID, ...]:
        """What has no answer, or two that differ."""
        return tuple(one.keepsake for one in self.asked if one.answers.state != "answered")

    @property
    def complete(self) -> bool:
        """Whether everything that is asked after has one answer. A child's touch is none."""
        return not self.open


@dataclass(frozen=True)
class Silence:
    """That something is not answered, and its time has come. It says what was planned, and nothing else."""

    departure: Departure
    planned: Planned | None
    net: datetime | None
    past_plan: bool
    """Whether the plan's time is past; else somebody asked to be asked again, and that time has come."""
    open: tuple[UUID, ...]


def asked_at(departure: Departure, journey: Journey, moves: Moves, steps: Iterable[Stride]) -> tuple[UUID, ...]:
    """What is asked after at a departure, in the family's order.

    At the first: what comes along. Later on: that, and whatever else is known to have come, less what was answered
    "stays here" at an earlier departure and has not turned up since, and what somebody else has now. Where words
    contradict each other, it is asked after.
    """
    earlier = _before(departure, journey)
    if not earlier:
        return journey.along
    steps = tuple(steps)
    came_too = tuple(id for id, lines in moves.items() if id not in journey.along and _came(departure.of, lines))
    return tuple(
        id for id in (*journey.along, *came_too) if not _stayed_behind(tuple(moves.get(id, ())), earlier, steps)
    )


def asked_at_the_door(moves: Moves) -> tuple[UUID, ...]:
    """What is asked after with no journey at all: what stands at home for all to see, and what is with us.

    The order is that of `moves`, so hand them over in the family's.
    """
    where = {id: whereabouts(lines) for id, lines in moves.items()}
    return tuple(id for id, here in where.items() if here.place.kind in ("home", "with_us"))


def count(departure: Departure, along: Iterable[UUID], moves: Moves, steps: Iterable[Stride], now: datetime) -> Count:
    """What was answered at a departure, about each of these."""
    steps = tuple(steps)
    anew = asked_anew_since(departure, steps)
    asked = tuple(Asked(id, answers(moves.get(id, ()), departure, after=anew)) for id in along)
    until = until_asked_again(departure, steps)
    again = from_millis(until) if until is not None else None
    return Count(departure, asked, again if again is not None and again > now else None)


def unanswered(
    journey: Journey, departure: Departure, moves: Moves, steps: Iterable[Stride], now: datetime
) -> Silence | None:
    """The silence past a plan, or past a "not yet": None while there is nothing to say.

    "Not yet" puts it off by its 20 minutes and no longer. Nothing is said of a departure that lies behind.
    """
    steps = tuple(steps)
    if is_past(departure, journey, steps) or departure.leg is None:
        return None
    asking = count(departure, asked_at(departure, journey, moves, steps), moves, steps, now)
    if asking.complete or asking.asked_again_at is not None:
        return None
    planned = journey.leg(departure.leg).leaves
    falls = net(planned) if planned is not None else None
    past_plan = falls is not None and now >= falls
    if not past_plan and until_asked_again(departure, steps) is None:
        return None
    return Silence(departure, planned, falls, past_plan, asking.open)


def _before(departure: Departure, journey: Journey) -> tuple[Departure, ...]:
    """The departures of the journey before this one."""
    every = departures(departure.of, journey)
    return every[: every.index(departure)]


def _came(journey: UUID, lines: Iterable[Line]) -> bool:
    """Whether a grown-up has said, on this journey, that it is with us or has arrived."""
    return any(
        grown(move)
        and move.at is not None
        and move.at.of == journey
        and (move.act == "arrived" or answer_of(move) == "with_us")
        for _, move in standing(lines)
    )


def _stayed_behind(lines: tuple[Line, ...], earlier: tuple[Departure, ...], steps: tuple[Stride, ...]) -> bool:
    """Whether it is known, and not contradicted, that it did not come along, or has been given into other hands."""
    where = whereabouts(lines)
    if where.beside or not where.found or where.stands is None:
        return False
    if where.place.kind == "somebody":
        return True
    if where.place.kind in ("with_us", "unknown"):
        return False
    for departure in reversed(earlier):
        said = answers(lines, departure, after=asked_anew_since(departure, steps))
        if said.state == "open":
            continue
        stays = said.state == "answered" and said.answer == "stays"
        return stays and (where.place.kind != "away" or said.lines[0][1].place == where.place)
    return False
