"""Small acts that a family keeps. For now one: a glass of water."""

from beside.rituals.water import (
    Moment,
    Time,
    bring_water,
    offers_water,
    stands_until,
    stood_today,
    that_was_a_slip,
    water_stands,
)

__all__ = [
    "Moment",
    "Time",
    "bring_water",
    "offers_water",
    "stands_until",
    "stood_today",
    "that_was_a_slip",
    "water_stands",
]
