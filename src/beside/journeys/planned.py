"""What was planned: a day and a part of it, or an exact time; and the moment at which the net falls."""

from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from beside.base.wall import known_zone, moment

type Part = Literal["early", "morning", "midday", "afternoon", "evening", "night"]

ENDS: dict[Part, int] = {"early": 8, "morning": 11, "midday": 14, "afternoon": 18, "evening": 21, "night": 24}
"""At what o'clock each part of a day ends (VOICE 4, Time)."""


class Planned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A day, and either a part of it or an exact time, by the clock of a place. A part is no clock time."""

    day: str
    """The date, as in 2026-11-27."""
    part: Part | None = None
    time: str | None = None
    """The exact time, as in 06:10, where one was given."""
    zone: str

    def __post_init__(self) -> None:
        date.fromisoformat(self.day)
        if (self.part is None) == (self.time is None):
            raise ValueError("a plan names a part of the day or a time, and not both")
        if self.time is not None and time.fromisoformat(self.time).tzinfo is not None:
            raise ValueError("a time on the wall, with no offset of its own")
        known_zone(self.zone)

    @property
    def date(self) -> date:
        """The day, as a date."""
        return date.fromisoformat(self.day)


def net(planned: Planned) -> datetime:
    """The moment, in UTC, past which the plan has been kept or has not: the time given, or the end of the part.

    Over a change of the clocks it is never before the time on the wall, and plans keep their order.
    """
    if planned.time is not None:
        return moment(planned.date, time.fromisoformat(planned.time), planned.zone)
    assert planned.part is not None
    hour = ENDS[planned.part]
    day = planned.date + timedelta(days=hour // 24)
    return moment(day, time(hour % 24), planned.zone)
