"""A journey with all that was said on it, read out of the house: each kind once, however many things there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from beside import journeys
from beside.corner.standing import Standing
from beside.items.errors import NotThere
from beside.items.house import House, Kept
from beside.items.kinds import Kind
from beside.journeys import Count, Departure, Journey, Leg, Moves, Silence, State, Step, Stride
from beside.keepsakes import Keepsake, Move, Place, last_rest
from beside.web.keepsakes.shelf import standings

KINDS: tuple[type[Kind], ...] = (Keepsake, Move, Journey, Step)
"""What every page of a journey reads."""

type Things = Mapping[UUID, Standing]
"""The keepsakes with where they are, in the family's order."""


@dataclass(frozen=True)
class Road:
    """One journey, its ledger, and the keepsakes of the house, at one moment."""

    kept: Kept[Journey]
    steps: tuple[Stride, ...]
    things: Things
    at: datetime

    @property
    def id(self) -> UUID:
        """The journey's id."""
        return self.kept.id

    @cached_property
    def journey(self) -> Journey:
        """The journey; of what comes along, what was put away or is not shown now is left out."""
        journey = self.kept.value
        return journeys.bring(journey, (id for id in journey.along if id in self.things and self.things[id].shown))

    @cached_property
    def moves(self) -> Moves:
        """The moves of every keepsake."""
        return moves_of(self.things)

    @cached_property
    def state(self) -> State:
        """How far it has got."""
        return journeys.state(self.journey, self.steps, self.moves)

    @property
    def next(self) -> Departure | None:
        """The departure that is asked at next."""
        return journeys.next_departure(self.id, self.journey, self.steps)

    def departure(self, leg: UUID) -> Departure:
        """The departure at which this leg begins. Raises NotThere if the journey has no such leg."""
        self.leg(leg)
        return Departure(of=self.id, leg=leg)

    def thing(self, id: UUID) -> Standing:
        """A keepsake of the house. Raises NotThere."""
        if id not in self.things:
            raise NotThere
        return self.things[id]

    def leg(self, id: UUID) -> Leg:
        """The leg with this id. Raises NotThere."""
        for leg in self.journey.legs:
            if leg.id == id:
                return leg
        raise NotThere

    def leg_of(self, departure: Departure) -> Leg:
        """The leg that begins at a departure of this journey. Raises NotThere."""
        if departure.leg is None:
            raise NotThere
        return self.leg(departure.leg)

    def is_past(self, departure: Departure) -> bool:
        """Whether nothing more is asked there."""
        return journeys.is_past(departure, self.journey, self.steps)

    def count(self, departure: Departure) -> Count:
        """The asking at a departure: what is asked after, and what was answered."""
        asked = journeys.asked_at(departure, self.journey, self.moves, self.steps)
        return journeys.count(departure, asked, self.moves, self.steps, self.at)

    def silence(self) -> Silence | None:
        """That the next departure is past its plan, or its "not yet", and is not answered."""
        following = self.next
        if following is None:
            return None
        return journeys.unanswered(self.journey, following, self.moves, self.steps, self.at)

    @property
    def goal(self) -> Leg:
        """The leg that the family is on, or has come by last; the first one before it has left."""
        return self.leg(self.state.leg) if self.state.leg is not None else self.journey.legs[0]


@dataclass(frozen=True)
class Travels:
    """All journeys of a house, and what was said at the door with no journey."""

    roads: tuple[Road, ...]
    loose: tuple[Stride, ...]
    things: Things
    at: datetime

    @property
    def ahead(self) -> list[Road]:
        """What is not over, the one that leaves first at the head; those without a day come last."""
        return sorted((road for road in self.roads if not road.state.over), key=_leaves)

    @property
    def behind(self) -> list[Road]:
        """What is over, the latest first."""
        return sorted((road for road in self.roads if road.state.over), key=_leaves, reverse=True)

    @property
    def places(self) -> list[Road]:
        """The latest journey to each place, the one that was planned last at the head."""
        latest: dict[str, Road] = {}
        for road in sorted(self.roads, key=lambda road: road.journey.planned_at, reverse=True):
            latest.setdefault(road.journey.place.casefold(), road)
        return list(latest.values())


def read(house: House, id: UUID) -> Road:
    """One journey. Raises NotThere."""
    house.look_ahead(*KINDS)
    kept = house.get(Journey, id)
    steps = tuple((step.id, step.value) for step in house.all(Step, of=id))
    return Road(kept, steps, things_of(house), house.clock.now())


def read_all(house: House, things: Iterable[Standing] | None = None) -> Travels:
    """All journeys; `things` if they were read already."""
    house.look_ahead(*KINDS)
    known = {one.id: one for one in things} if things is not None else things_of(house)
    by_journey: dict[UUID | None, list[Stride]] = {}
    for step in house.all(Step):
        by_journey.setdefault(step.of, []).append((step.id, step.value))
    at = house.clock.now()
    roads = tuple(Road(kept, tuple(by_journey.get(kept.id, ())), known, at) for kept in house.all(Journey))
    return Travels(roads, tuple(by_journey.get(None, ())), known, at)


def things_of(house: House) -> Things:
    """Every keepsake, in the family's order."""
    return {one.id: one for one in standings(house)}


def moves_of(things: Things) -> Moves:
    """The moves of every keepsake, in the family's order."""
    return {id: one.lines for id, one in things.items()}


def last_place(one: Standing) -> Place:
    """Where it was last, for the word that nobody can see it: in which bag, or where it rested before that."""
    place, container = one.now.place, one.now.container
    if place.kind != "with_us":
        return place
    rest = last_rest(one.lines)
    before = rest[1].place if rest is not None and rest[1].place is not None else place
    return Place(kind="unknown", words=container or before.words, zone=before.zone)


def today(at: datetime, zone: str) -> date:
    """The day there."""
    return at.astimezone(ZoneInfo(zone)).date()


def _leaves(road: Road) -> tuple[bool, str, bytes]:
    leaves = road.journey.legs[0].leaves
    return leaves is None, leaves.day if leaves else "", road.id.bytes
