"""The hour and the season in the window: where the keepsake is, now. Pure; from the sun, not from the clock.

The window shows dawn while the sun comes up, dusk while it goes down, and believes nothing else: a polar night is
night all day, with a dawn and a dusk at noon where the sun comes near; a polar day is day at midnight.
"""

from datetime import datetime, timedelta
from typing import Literal

from astral import Observer
from astral.sun import elevation

from beside.corner.zones import local, spot_of

type Hour = Literal["dawn", "day", "dusk", "night"]
type Season = Literal["winter", "spring", "summer", "autumn"]
type ClockPart = Literal["morning", "day", "evening", "night"]

HOURS: tuple[Hour, ...] = ("dawn", "day", "dusk", "night")
SEASONS: tuple[Season, ...] = ("winter", "spring", "summer", "autumn")

DAY_ABOVE = 3.0
"""Degrees of the sun over the horizon from which on the light is that of the day."""
NIGHT_BELOW = -6.0
"""Degrees under which it is night: the end of civil twilight."""
RISING = timedelta(minutes=4)
POLE = 89.5
"""At the very pole the sun has no morning; half a degree beside it has one, and the same light."""


def hour_at(zone: str, moment: datetime) -> Hour:
    """The light in the window of a zone at an aware moment."""
    height = sun_height(zone, moment)
    if height >= DAY_ABOVE:
        return "day"
    if height < NIGHT_BELOW:
        return "night"
    return "dawn" if sun_height(zone, moment + RISING) > height else "dusk"


def season_at(zone: str, moment: datetime) -> Season:
    """The season there by whole months (winter is December to February), turned round south of the equator."""
    northern = local(zone, moment).month % 12 // 3
    return SEASONS[northern if spot_of(zone).latitude >= 0 else (northern + 2) % 4]


def clock_part(zone: str, moment: datetime) -> ClockPart:
    """Which word fits the clock there: morning 5 to 10, evening 18 to 22, night 22 to 5, else day.

    For sentences ("Evening at home …"); the picture asks `hour_at`, since a December dusk at four is no evening.
    """
    hour = local(zone, moment).hour
    if 5 <= hour < 10:
        return "morning"
    if 18 <= hour < 22:
        return "evening"
    return "day" if 10 <= hour < 18 else "night"


def sun_height(zone: str, moment: datetime) -> float:
    """Degrees of the sun over the horizon at the place of the zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    spot = spot_of(zone)
    return float(elevation(Observer(max(-POLE, min(POLE, spot.latitude)), spot.longitude), moment))
