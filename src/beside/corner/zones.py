"""Where a time zone lies: the place it is named after, its country, its hemisphere. Read from tzdata's own tables.

`zone.tab` has a row (country, place, zone) for each zone in use, `tzdata.zi` the older names ("L target name").
A zone with no place (UTC, an offset, an unknown name) is taken to lie at 50 degrees north, at the longitude of its
offset: a light that fits its clock.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DEFAULT_LATITUDE = 50.0
DEGREES_PER_HOUR = 15.0
WINTER = datetime(2026, 1, 15, tzinfo=UTC)
"""A moment without summer time in the north: the offset that says where such a zone lies."""
_ISO_6709 = re.compile(r"([+-]\d{4,6})([+-]\d{5,7})")


@dataclass(frozen=True)
class Spot:
    """A place on the earth, in degrees; north and east are positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class _Row:
    country: str
    spot: Spot


def country_of(zone: str) -> str | None:
    """The country of a zone, as its ISO 3166 letters ("GB"); None where a zone belongs to none."""
    row = _row(zone)
    return row.country if row else None


def spot_of(zone: str) -> Spot:
    """Where a zone lies; never fails (see above)."""
    row = _row(zone)
    if row:
        return row.spot
    offset = local(zone, WINTER).utcoffset() or timedelta()
    return Spot(DEFAULT_LATITUDE, offset / timedelta(hours=1) * DEGREES_PER_HOUR)


def local(zone: str, moment: datetime) -> datetime:
    """An aware moment on the clock of the zone; on that of UTC if nobody knows the zone."""
    return moment.astimezone(ZoneInfo(zone) if _known(zone) else UTC)


@cache
def _known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _row(zone: str) -> _Row | None:
    rows = _rows()
    return rows.get(zone) or rows.get(_links().get(zone, ""))


@cache
def _rows() -> dict[str, _Row]:
    return {name: _Row(country, _spot(place)) for country, place, name in _table("zone.tab")}


@cache
def _links() -> dict[str, str]:
    lines = _lines("tzdata.zi")
    return {new: old for mark, old, new in (line.split() for line in lines if line.startswith("L ")) if mark}


def _table(name: str) -> list[list[str]]:
    return [line.split("\t")[:3] for line in _lines(name) if not line.startswith("#")]


def _lines(name: str) -> list[str]:
    return files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8").splitlines()


def _spot(place: str) -> Spot:
    """A place as ISO 6709 writes it: +DDMM+DDDMM or +DDMMSS+DDDMMSS."""
    found = _ISO_6709.fullmatch(place)
    if not found:
        raise ValueError(f"not a place of zone.tab: {place}")
    return Spot(_degrees(found[1], 2), _degrees(found[2], 3))


def _degrees(digits: str, whole: int) -> float:
    sign, number = -1 if digits[0] == "-" else 1, digits[1:]
    minutes, seconds = int(number[whole : whole + 2]), int(number[whole + 2 :] or 0)
    return sign * (int(number[:whole]) + minutes / 60 + seconds / 3600)
