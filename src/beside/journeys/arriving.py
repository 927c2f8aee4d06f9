"""Arriving there, and home again with nothing left behind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Unpack
from uuid import UUID

from beside.base.clock import Clock
from beside.base.departure import Departure
from beside.journeys.counting import Moves, asked_at, count
from beside.journeys.journey import Journey, arrival, departures
from beside.journeys.steps import Step, Stride, asked_anew_since, we_are_here, we_are_home
from beside.keepsakes import AT_HOME, Line, Move, Place, Telling, Whereabouts, answers, last_rest, whereabouts
from beside.keepsakes import arrive as arrive_at


@dataclass(frozen=True)
class Return:
    """What is known of each thing that was to come along, once the family is home again."""

    back: tuple[UUID, ...]
    """At home, or never away."""
    with_us: tuple[UUID, ...]
    """Came home with us; where it stands now has not been said."""
    not_back: tuple[tuple[UUID, Whereabouts], ...]
    """What is somewhere else, or not found, or contradicted; with where it was last."""
    meant: frozenset[UUID]
    """Of `not_back`: what stays there on purpose, or is with somebody."""

    @property
    def closes(self) -> bool:
        """Whether everything is back or meant to be where it is, so that the journey closes by itself."""
        return not self.with_us and all(id in self.meant for id, _ in self.not_back)


def arrive(
    departure: Departure,
    journey: Journey,
    moves: Moves,
    steps: Iterable[Stride],
    *,
    by: UUID,
    clock: Clock,
    **more: Unpack[Telling],
) -> tuple[Step, tuple[tuple[UUID, Move], ...]]:
    """We are here, at the end of the leg that left at `departure`: the step, and a move for each thing that came.

    Only what was answered "with us" at that departure, and contradicted by nobody, is known to have arrived. At home
    nothing is moved: where it stands is asked (`home_again`). Steps go to the journey, moves to their keepsakes.
    """
    assert departure.leg is not None
    goal = journey.leg(departure.leg).to
    if goal.kind == "home":
        return we_are_home(departure.leg, by=by, clock=clock, **more), ()
    steps = tuple(steps)
    asking = count(departure, asked_at(departure, journey, moves, steps), moves, steps, clock.now())
    arrived: list[tuple[UUID, Move]] = []
    for one in asking.asked:
        where = whereabouts(moves.get(one.keepsake, ()))
        if one.answers.answer != "with_us" or where.contradicted or where.place.kind != "with_us":
            continue
        move = arrive_at(goal.words, zone=goal.zone, at=arrival(departure), seen=where.seen, by=by, clock=clock, **more)
        arrived.append((one.keepsake, move))
    return we_are_here(departure.leg, by=by, clock=clock, **more), tuple(arrived)


def home_again(of: UUID, journey: Journey, moves: Moves, steps: Iterable[Stride]) -> Return:
    """What is back, what came home with us and waits for its spot, and what is not back and where it was last.

    It asks of everything that came along, whatever was answered on the way; `of` is the journey's id.
    """
    steps = tuple(steps)
    last = departures(of, journey)[-1]
    every = tuple(dict.fromkeys((*journey.along, *asked_at(last, journey, moves, steps))))
    back: list[UUID] = []
    with_us: list[UUID] = []
    not_back: list[tuple[UUID, Whereabouts]] = []
    meant: set[UUID] = set()
    for id in every:
        lines = tuple(moves.get(id, ()))
        where = whereabouts(lines)
        settled = where.found and not where.contradicted
        if settled and where.place.kind in AT_HOME:
            back.append(id)
        elif settled and where.place.kind == "with_us":
            with_us.append(id)
        else:
            not_back.append((id, where))
            if settled and (where.place.kind == "somebody" or _meant_to_stay(lines, of, journey, steps)):
                meant.add(id)
    return Return(tuple(back), tuple(with_us), tuple(not_back), frozenset(meant))


def where_it_stays(departure: Departure, journey: Journey, lines: Iterable[Line], spot: str = "") -> Place:
    """The place that "stays here, on purpose" means at this departure, for `keepsakes.stays`.

    Where the thing rests now, if it does. If it is packed or carried: its last spot at home, or its home place
    `spot`; away from home, the place that the family is leaving.
    """
    lines = tuple(lines)
    now = whereabouts(lines).place
    if now.kind not in ("with_us", "unknown"):
        return now
    start = journey.leg(departure.leg).from_ if departure.leg is not None else journey.legs[0].from_
    if start.kind == "away":
        return Place(kind="away", words=start.words, zone=start.zone)
    return last_place_at_home(lines, spot)


def last_place_at_home(lines: Iterable[Line], spot: str = "") -> Place:
    """Where it last stood at home, for "As before"; else its home place."""
    rest = last_rest(lines, kinds=AT_HOME)
    return rest[1].place if rest is not None and rest[1].place is not None else Place(kind="home", words=spot)


def _meant_to_stay(lines: tuple[Line, ...], of: UUID, journey: Journey, steps: tuple[Stride, ...]) -> bool:
    """Whether the last answer about it on this journey was "stays here, on purpose"."""
    for departure in reversed(departures(of, journey)):
        said = answers(lines, departure, after=asked_anew_since(departure, steps))
        if said.state != "open":
            return said.answer == "stays"
    return False
