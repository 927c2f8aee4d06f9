"""A glass of water by the box. It stands until evening; where nobody brought one there is no glass at all."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import ClassVar, Literal, Unpack
from uuid import UUID

from beside.base.clock import Clock, Millis, from_millis, to_millis
from beside.base.wall import local, moment
from beside.items.codes import Code
from beside.keepsakes import Telling, Told, standing, told, when

EVENING = time(21)
"""Until when a glass stands, on the day it was brought: the end of the evening (VOICE 4, Time)."""
LATE = time(18)
"""From when on a glass that is brought stands until midnight."""


class Moment(Told, frozen=True, kw_only=True):
    """One time a ritual was done."""

    code: ClassVar[Code] = Code.MOMENT

    ritual: Literal["water"] = "water"
    journey: UUID | None = None
    place: str = ""
    """Where, in the family's words; empty at home."""
    members: tuple[UUID, ...] = ()
    """Who did it, or was there."""
    children: tuple[str, ...] = ()
    """The children who brought it, as the family calls them."""


type Time = tuple[UUID, Moment]


def bring_water(
    *,
    by: UUID,
    clock: Clock,
    journey: UUID | None = None,
    place: str = "",
    members: tuple[UUID, ...] = (),
    children: tuple[str, ...] = (),
    **more: Unpack[Telling],
) -> Moment:
    """A glass of water is brought."""
    return Moment(journey=journey, place=place, members=members, children=children, **told(by, clock, **more))


def that_was_a_slip(of: UUID, *, by: UUID, clock: Clock, **more: Unpack[Telling]) -> Moment:
    """No glass was brought: the entry `of` is taken back. It stays in the ledger."""
    return Moment(takes_back=of, **told(by, clock, **more))


def stands_until(brought: Moment, zone: str) -> datetime:
    """When the glass is gone, in UTC: at 21 o'clock of its day there; brought from 18 on, at midnight."""
    there = local(from_millis(when(brought)), zone)
    if there.time() >= LATE:
        return moment(there.date() + timedelta(days=1), time(), zone)
    return moment(there.date(), EVENING, zone)


def water_stands(moments: Iterable[Time], now: datetime, zone: str) -> Time | None:
    """The glass that stands now, the latest if there are more; None if there is none."""
    there = [one for one in _brought(moments, now) if now < stands_until(one[1], zone)]
    return there[-1] if there else None


def stood_today(moments: Iterable[Time], now: datetime, zone: str) -> Time | None:
    """The glass that stood here today and stands no more: in the evening of its day, there."""
    brought = _brought(moments, now)
    today = local(now, zone).date()
    gone = [one for one in brought if local(from_millis(when(one[1])), zone).date() == today]
    if not gone or any(now < stands_until(one[1], zone) for one in brought):
        return None
    return gone[-1]


def offers_water(moments: Iterable[Time], arrived_at: Millis | None, *, declined: bool) -> bool:
    """Whether an arrival offers it: they are there, it is wanted on this journey, and none was brought since.

    `arrived_at` and `declined` are `journeys.arrived_at` and `journeys.water_declined`.
    """
    if arrived_at is None or declined:
        return False
    return not any(when(moment) >= arrived_at for _, moment in standing(moments))


def _brought(moments: Iterable[Time], now: datetime) -> tuple[Time, ...]:
    """What was brought by now, in order."""
    return tuple(one for one in standing(moments) if when(one[1]) <= to_millis(now))
