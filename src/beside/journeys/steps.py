"""The ledger of a journey: leaving, on the way, there, home; and how far it has got.

How far a journey has got is the furthest step that stands, so that two people who touch the same button, or an answer
that arrives late, never turn it back. Only a slip, or "we stay", does. A child's touch moves no journey.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Literal, Unpack
from uuid import UUID

from beside.base.clock import Clock, Millis
from beside.base.departure import Departure
from beside.items.codes import Code
from beside.journeys.journey import Journey, departures
from beside.keepsakes import Line, Telling, Told, grown, standing, told, when

type Act = Literal["leaving", "left", "stayed", "arrived", "home", "later", "water_no", "closed", "cancelled", "slip"]
type Phase = Literal["planned", "packing", "leaving", "out", "there", "back", "home", "cancelled"]

LATER = timedelta(minutes=20)
"""How long "not yet" puts the asking off (VOICE leave.count)."""


class Step(Told, frozen=True, kw_only=True):
    """One thing said about how a journey goes."""

    code: ClassVar[Code] = Code.STEP

    act: Act
    leg: UUID | None = None
    asking: UUID | None = None
    """At the door with no journey: the asking that it belongs to."""
    until: Millis | None = None
    """Of `later`: when to ask again."""

    def __post_init__(self) -> None:
        if (self.act == "slip") != (self.takes_back is not None):
            raise ValueError("a slip, and nothing else, names the entry that it takes back")
        if (self.act == "later") != (self.until is not None):
            raise ValueError("'later', and nothing else, says until when")
        if self.leg is None and self.act in ("leaving", "left", "stayed", "arrived", "home"):
            raise ValueError("a step on the way names its leg")


type Stride = tuple[UUID, Step]


@dataclass(frozen=True)
class State:
    """How far a journey has got, as far as anybody has said."""

    phase: Phase
    leg: UUID | None = None
    """The leg it is about, once one was begun."""
    since: Millis | None = None
    """When that was said."""
    over: bool = False
    """Whether it was closed or called off: nothing more is asked on it."""


def we_are_leaving(leg: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """We are leaving now: opens the count."""
    return Step(act="leaving", leg=leg, **told(by, clock, **more))


def we_are_on_the_way(leg: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """We are on the way."""
    return Step(act="left", leg=leg, **told(by, clock, **more))


def we_stay(leg: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """We are not leaving after all: what was answered at this departure so far no longer ends the asking at it."""
    return Step(act="stayed", leg=leg, **told(by, clock, **more))


def we_are_here(leg: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """We are here, at the end of this leg."""
    return Step(act="arrived", leg=leg, **told(by, clock, **more))


def we_are_home(leg: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """We are home, at the end of this leg."""
    return Step(act="home", leg=leg, **told(by, clock, **more))


def ask_again(departure: Departure, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """Not yet, ask in 20 minutes: counted from when it was said."""
    times = told(by, clock, **more)
    said = min(times["said"] - times["offset"], times["came"])
    until = said + round(LATER / timedelta(milliseconds=1))
    asking = departure.of if departure.leg is None else None
    return Step(act="later", leg=departure.leg, asking=asking, until=until, **times)


def no_water(*, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """Not on this journey: water is not offered on it again."""
    return Step(act="water_no", **told(by, clock, **more))


def close(*, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """The journey is over, with everything as it is written down."""
    return Step(act="closed", **told(by, clock, **more))


def cancel(*, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """We are not going."""
    return Step(act="cancelled", **told(by, clock, **more))


def that_was_a_slip(of: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Step:
    """The step `of` is taken back. It stays in the ledger."""
    return Step(act="slip", takes_back=of, **told(by, clock, **more))


def said_by_grown_ups(steps: Iterable[Stride]) -> tuple[Step, ...]:
    """The steps that stand, in the order they were said, without what a child touched."""
    return tuple(step for _, step in standing(steps) if grown(step))


def state(journey: Journey, steps: Iterable[Stride], moves: Mapping[UUID, Collection[Line]]) -> State:
    """How far the journey has got. It does not change by the clock alone: a planned time is not a departure."""
    said = said_by_grown_ups(steps)
    called_off = [step for step in said if step.act == "cancelled"]
    if called_off:
        return State("cancelled", None, when(called_off[-1]), over=True)
    over = [step for step in said if step.act == "closed"]
    if over:
        return State("home", journey.legs[-1].id, when(over[0]), over=True)
    reached = _furthest(journey, said)
    if reached is not None:
        return reached
    packed = [
        when(move)
        for lines in moves.values()
        for _, move in standing(lines)
        if move.act == "packed" and move.at is not None and move.at.leg == journey.legs[0].id
    ]
    return State("packing", journey.legs[0].id, min(packed)) if packed else State("planned")


def next_departure(of: UUID, journey: Journey, steps: Iterable[Stride]) -> Departure | None:
    """The first departure that nobody has said they are past; None if there is none left, or the journey is over.

    It never skips one because a planned day has come: an answer at the wrong departure would leave the right one
    unasked.
    """
    said = said_by_grown_ups(steps)
    if any(step.act in ("cancelled", "closed") for step in said):
        return None
    reached = _furthest(journey, said)
    if reached is None:
        return departures(of, journey)[0]
    places = [leg.id for leg in journey.legs]
    begun = places.index(reached.leg) if reached.leg else 0
    ahead = departures(of, journey)[begun if reached.phase == "leaving" else begun + 1 :]
    return ahead[0] if ahead else None


def arrived_at(journey: Journey, steps: Iterable[Stride]) -> Millis | None:
    """When it was said that the family is there, if it is there now: at a place away from home, between two legs."""
    reached = state(journey, steps, {})
    return reached.since if reached.phase == "there" else None


def water_declined(journey: Journey, steps: Iterable[Stride]) -> bool:
    """Whether no water is wanted on this journey."""
    return journey.no_water or any(step.act == "water_no" for step in said_by_grown_ups(steps))


def asked_anew_since(departure: Departure, steps: Iterable[Stride]) -> Millis | None:
    """When it was last said that the family stays; what was answered at the departure by then is no answer now."""
    if departure.leg is None:
        return None
    stays = [when(step) for step in said_by_grown_ups(steps) if step.act == "stayed" and step.leg == departure.leg]
    return stays[-1] if stays else None


def is_past(departure: Departure, journey: Journey, steps: Iterable[Stride]) -> bool:
    """Whether the family is said to be beyond this departure's leg, or the journey to be over: no more to ask at it."""
    said = said_by_grown_ups(steps)
    if any(step.act in ("cancelled", "closed") for step in said):
        return True
    reached = _furthest(journey, said)
    if reached is None or reached.leg is None or departure.leg is None:
        return False
    places = [leg.id for leg in journey.legs]
    here, there = places.index(departure.leg), places.index(reached.leg)
    return there > here or (there == here and reached.phase in ("there", "home"))


def until_asked_again(departure: Departure, steps: Iterable[Stride]) -> Millis | None:
    """Until when "not yet" has put the asking off: the latest such word, whether its time has come or not."""
    steps = tuple(steps)
    asking = departure.of if departure.leg is None else None
    anew = asked_anew_since(departure, steps)
    put_off = [
        step.until
        for step in said_by_grown_ups(steps)
        if step.until is not None and (step.leg, step.asking) == (departure.leg, asking)
        if anew is None or when(step) > anew
    ]
    return max(put_off, default=None)


def _furthest(journey: Journey, said: Iterable[Step]) -> State | None:
    """The furthest step on the way, if the family has set out at all; steps of legs that are gone count for nothing."""
    places = {leg.id: place for place, leg in enumerate(journey.legs)}
    best: tuple[int, int] | None = None
    found: State | None = None
    said = tuple(said)
    stayed = {step.leg: when(step) for step in said if step.act == "stayed"}
    for step in said:
        if step.leg not in places or step.act not in RANKS:
            continue
        if step.act in ("leaving", "left") and step.leg in stayed and when(step) <= stayed[step.leg]:
            continue
        rank = (places[step.leg], RANKS[step.act])
        if best is None or rank > best:
            best, found = rank, State(_phase(journey, step), step.leg, when(step))
    return found


RANKS: dict[str, int] = {"leaving": 0, "left": 1, "arrived": 2, "home": 3}


def _phase(journey: Journey, step: Step) -> Phase:
    assert step.leg is not None
    leg = journey.leg(step.leg)
    if step.act == "leaving":
        return "leaving"
    if step.act == "left":
        return "back" if leg.to.kind == "home" and len(journey.legs) > 1 else "out"
    return "home" if step.act == "home" or leg.to.kind == "home" else "there"
