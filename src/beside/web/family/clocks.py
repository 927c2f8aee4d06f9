"""Which clock is home's, as a person says it: a large city. Zones and their cities are those of tzdata's `zone.tab`."""

import unicodedata
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones


def understood(text: str) -> str:
    """The zone that somebody means: "Berlin", "new york", "sao paulo", "Europe/Berlin"; empty if there is none."""
    return _by_name().get(_folded(text), "")


def shown(zone: str) -> str:
    """A zone as a city, "New York"; its whole name where the city alone would mean another."""
    city = _city(zone)
    return city if understood(city) == zone else zone


@cache
def cities() -> tuple[str, ...]:
    """All cities that stand for a clock, by name: to be offered while somebody types."""
    return tuple(sorted(shown(zone) for zone in _listed()))


@cache
def _by_name() -> dict[str, str]:
    """Folded names and what they mean: whole names first, then the cities of the zones in use, then older ones."""
    usable = sorted(available_timezones())
    names = {_folded(zone): zone for zone in usable}
    for zone in (*_listed(), *usable):
        names.setdefault(_folded(_city(zone)), zone)
    return names


@cache
def _listed() -> tuple[str, ...]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(sorted({row[2] for row in rows} & available_timezones()))


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.strip().replace("_", " ").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
