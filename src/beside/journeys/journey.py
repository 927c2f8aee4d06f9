"""A journey, there and back: its legs with ids that never change, who comes, who carries, and what comes along."""

from collections.abc import Iterable
from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from beside.base.clock import Clock, Millis, to_millis
from beside.base.departure import Departure
from beside.base.ids import new_id
from beside.base.wall import known_zone
from beside.items.codes import Code
from beside.items.kinds import Kind
from beside.journeys.planned import Planned, net

type Mode = Literal["car"]
"""How a leg is travelled. Only the car is made here."""
type Back = Literal["day", "open", "moving"]
"""Whether there is a day to come back, it is not known yet, or the family is moving there for good."""


class BackBeforeLeavingError(ValueError):
    """The way back was planned for before the way there."""


class End(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a leg begins or ends."""

    kind: Literal["home", "away"]
    words: str = ""
    """The place in the family's words; of home, none are needed."""
    zone: str

    def __post_init__(self) -> None:
        known_zone(self.zone)


class Leg(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One ride. Its id stays, whatever is changed about it, so that answers given at it stay too."""

    id: UUID
    mode: Mode = "car"
    from_: End = msgspec.field(name="from")
    to: End
    leaves: Planned | None = None
    """None while the day is not known."""


class Journey(Kind, frozen=True, kw_only=True):
    """One trip. What was answered and done on it is in moves and steps, never here."""

    code: ClassVar[Code] = Code.JOURNEY

    place: str
    """Where to, in the family's words."""
    legs: tuple[Leg, ...]
    back: Back = "day"
    comes: tuple[UUID, ...] = ()
    """The members who come; empty means all of us."""
    carries: UUID
    """The member whose phone the net may ring."""
    drives: UUID | None = None
    """The member whose phone stays silent."""
    along: tuple[UUID, ...] = ()
    """The keepsakes that come along, in the family's order."""
    no_water: bool = False
    planned_at: Millis

    def __post_init__(self) -> None:
        if not self.legs:
            raise ValueError("a journey has at least one leg")
        if len({leg.id for leg in self.legs}) != len(self.legs):
            raise ValueError("two legs with one id")

    def leg(self, id: UUID) -> Leg:
        """The leg of that id; KeyError if this journey has none such."""
        for leg in self.legs:
            if leg.id == id:
                return leg
        raise KeyError(id)


def plan(
    place: str,
    leaves: Planned,
    back: Planned | Literal["open", "moving"],
    *,
    by: UUID,
    clock: Clock,
    zone: str,
    there: str = "",
    home: str = "",
    comes: tuple[UUID, ...] = (),
    carries: UUID | None = None,
    drives: UUID | None = None,
    along: Iterable[UUID] = (),
) -> Journey:
    """We are going away: by car, all of us, and whoever says so carries, unless said otherwise.

    `zone` is that of home, `there` that of the place (the same, if not given), `home` the family's word for home.
    There is a way back, with a day or with none yet, unless the family moves there.
    Raises BackBeforeLeavingError if the way back would leave first.
    """
    at_home = End(kind="home", words=home, zone=zone)
    at_place = End(kind="home" if back == "moving" else "away", words=place, zone=there or zone)
    legs = [Leg(id=new_id(), from_=at_home, to=at_place, leaves=leaves)]
    if back != "moving":
        returns = back if isinstance(back, Planned) else None
        legs.append(Leg(id=new_id(), from_=at_place, to=at_home, leaves=returns))
    journey = Journey(
        place=place,
        legs=tuple(legs),
        back="day" if isinstance(back, Planned) else back,
        comes=comes,
        carries=carries or by,
        drives=drives,
        along=tuple(dict.fromkeys(along)),
        planned_at=to_millis(clock.now()),
    )
    return _in_order(journey)


def again(
    journey: Journey, leaves: Planned, back: Planned | Literal["open", "moving"], *, by: UUID, clock: Clock
) -> Journey:
    """To the same place once more, with the same people and things; a new journey, with legs of its own.

    Whoever says so carries, as in `plan`.
    """
    start, goal = journey.legs[0].from_, journey.legs[0].to
    return plan(
        journey.place,
        leaves,
        back,
        by=by,
        clock=clock,
        zone=start.zone,
        there=goal.zone,
        home=start.words,
        comes=journey.comes,
        drives=journey.drives if journey.drives != by else None,
        along=journey.along,
    )


def leave_at(journey: Journey, leg: UUID, leaves: Planned | None) -> Journey:
    """The same leg, another time (or none known). If it was asked already, say `we_stay` too, and it is asked again.

    Raises BackBeforeLeavingError if legs would leave out of order.
    """
    journey.leg(leg)
    legs = tuple(msgspec.structs.replace(one, leaves=leaves) if one.id == leg else one for one in journey.legs)
    back: Back = journey.back
    if len(legs) > 1:
        back = "day" if legs[-1].leaves is not None else "open"
    return _in_order(msgspec.structs.replace(journey, legs=legs, back=back))


def add_way_back(journey: Journey, leaves: Planned | None) -> Journey:
    """A way back to a journey that had none; the leg there keeps its id."""
    if journey.back != "moving":
        raise ValueError("there is a way back")
    there = journey.legs[-1]
    away = End(kind="away", words=there.to.words, zone=there.to.zone)
    legs = (
        *journey.legs[:-1],
        msgspec.structs.replace(there, to=away),
        Leg(id=new_id(), from_=away, to=journey.legs[0].from_, leaves=leaves),
    )
    return _in_order(msgspec.structs.replace(journey, legs=legs, back="day" if leaves else "open"))


def bring(journey: Journey, along: Iterable[UUID]) -> Journey:
    """These things come along, in this order. What is known to have come along already is still asked for."""
    return msgspec.structs.replace(journey, along=tuple(dict.fromkeys(along)))


def who(journey: Journey, *, comes: tuple[UUID, ...], carries: UUID, drives: UUID | None) -> Journey:
    """Who comes, who carries and who drives."""
    return msgspec.structs.replace(journey, comes=comes, carries=carries, drives=drives)


def been_to(journeys: Iterable[tuple[UUID, Journey]]) -> tuple[tuple[UUID, Journey], ...]:
    """The latest journey to each place, the latest planned first: what "to the same place again" begins with."""
    latest: dict[str, tuple[UUID, Journey]] = {}
    for id, journey in sorted(journeys, key=lambda one: (one[1].planned_at, one[0]), reverse=True):
        latest.setdefault(journey.place.strip().casefold(), (id, journey))
    return tuple(latest.values())


def departures(of: UUID, journey: Journey) -> tuple[Departure, ...]:
    """Every moment of the journey (its id is `of`) at which something could be left behind, in order."""
    return tuple(Departure(of=of, leg=leg.id) for leg in journey.legs)


def arrival(departure: Departure) -> Departure:
    """The other end of the leg."""
    return Departure(of=departure.of, leg=departure.leg, end="to")


def _in_order(journey: Journey) -> Journey:
    """The journey, if its legs leave one after the other."""
    times = [net(leg.leaves) for leg in journey.legs if leg.leaves is not None]
    if times != sorted(times):
        raise BackBeforeLeavingError("a later leg leaves before an earlier one")
    return journey
