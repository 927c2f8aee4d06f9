"""Reads what home shows out of a house: each kind once, however many things there are."""

from dataclasses import dataclass
from typing import Literal

from beside.corner.now import Now, Trip, now
from beside.corner.standing import Standing
from beside.family.household import Household
from beside.family.kinds import Note
from beside.items.house import House, Kept
from beside.journeys import Journey, Step
from beside.keepsakes import Keepsake, Move
from beside.rituals import Moment
from beside.web.journeys import trips
from beside.web.journeys.trips import Road, Travels
from beside.web.keepsakes.shelf import standings


@dataclass(frozen=True)
class Seen:
    """Everything that home is made of."""

    now: Now
    things: tuple[Standing, ...]
    travels: Travels
    notes: tuple[Kept[Note], ...]
    """What happened to the ways in and was not yet answered by whoever looks."""
    restored: tuple[Kept[Note], ...]
    """That a copy was brought back, until whoever looks has said that they saw it."""

    @property
    def has_ashes(self) -> bool:
        """Whether the family keeps ashes, or a part of them, in anything it has told of."""
        return any(one.thing.holds_ashes for one in self.things)

    @property
    def road(self) -> Road | None:
        """The journey under way, or the next one."""
        trip = self.now.under_way or self.now.coming
        return next((road for road in self.travels.roads if trip and road.id == trip.id), None)


def read(house: House, household: Household) -> Seen:
    """What is true now."""
    house.look_ahead(Keepsake, Move, Journey, Step, Moment, Note)
    things = standings(house)
    travels = trips.read_all(house, things)
    moments = [(kept.id, kept.value) for kept in house.all(Moment)]
    under = [Trip(road.id, road.journey, road.steps, road.state) for road in travels.roads]
    return Seen(
        now=now(things, under, moments, house.clock.now(), household.zone),
        things=things,
        travels=travels,
        notes=_unanswered(house, "let_in"),
        restored=_unanswered(house, "restored"),
    )


def _unanswered(house: House, what: Literal["let_in", "restored"]) -> tuple[Kept[Note], ...]:
    """Lines of the history that this member has not yet said to have seen."""
    if "everyday" not in house.rooms:
        return ()
    notes = [note for note in house.all(Note) if note.value.what == what and house.member not in note.value.seen_by]
    return tuple(sorted(notes, key=lambda note: note.value.at))
