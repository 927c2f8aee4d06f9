"""From the clock on a wall to a moment in time, over every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def known_zone(zone: str) -> ZoneInfo:
    """The time zone of that IANA name; ValueError if there is none."""
    try:
        return ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as none:
        raise ValueError(f"not a time zone: {zone!r}") from none


def moment(day: date, at: time, zone: str) -> datetime:
    """The moment, in UTC, at which the wall clock of a zone shows this time, or has passed it for good.

    A time that comes twice is taken the second time; one that does not come at all is the first moment after the
    gap. So the result is never before the time on the wall, and a later time on the wall is never an earlier moment.
    """
    where = known_zone(zone)
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    first, second = (wall.replace(tzinfo=where, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(where).replace(tzinfo=None) == wall:
        return max(first, second)
    return _end_of_gap(second, first, where)


def local(at: datetime, zone: str) -> datetime:
    """What the wall clock of a zone shows at a moment."""
    return at.astimezone(known_zone(zone))


def _end_of_gap(before: datetime, after: datetime, where: ZoneInfo) -> datetime:
    """The first second of the new offset, between a moment before the clocks jump and one not before it."""
    old = before.astimezone(where).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(where).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
