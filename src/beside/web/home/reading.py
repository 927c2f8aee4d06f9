"""Reads what home shows out of a house: each kind once."""

from uuid import UUID

from beside.corner.now import Now, Trip, now, trip
from beside.corner.standing import Standing, in_order
from beside.family.household import Household
from beside.items.house import House
from beside.journeys import Journey, Step, Stride
from beside.keepsakes import Keepsake
from beside.rituals import Moment
from beside.web.keepsakes.shelf import moves_by_keepsake


def read(house: House, household: Household) -> tuple[Now, tuple[Standing, ...]]:
    """What is true now, and every keepsake with where it is."""
    moves = {id: tuple(lines) for id, lines in moves_by_keepsake(house).items()}
    standings = in_order({kept.id: kept.value for kept in house.all(Keepsake)}, moves)
    steps: dict[UUID, list[Stride]] = {}
    for step in house.all(Step):
        if step.of is not None:
            steps.setdefault(step.of, []).append((step.id, step.value))
    trips: list[Trip] = [
        trip(kept.id, kept.value, steps.get(kept.id, []), {**moves}) for kept in house.all(Journey)
    ]
    moments = [(kept.id, kept.value) for kept in house.all(Moment)]
    return now(standings, trips, moments, house.clock.now(), household.zone), standings
