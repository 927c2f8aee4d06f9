"""The facts as they lie in `facts/`, read once: typed rows, nothing chosen and nothing changed.

What may be shown of them is decided in `beside.guidance.help`; the rules stand in `facts/README.md`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FACTS = Path(__file__).resolve().parent / "facts"

type Confidence = Literal["high", "medium", "low"]


class Month(msgspec.Struct, frozen=True, order=True):
    """A month of a year: as exact as a check is known, and no more."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse what is no month."""
        if not 1 <= self.month <= 12:
            raise ValueError("no month of a year")


def month_in(text: str | None) -> Month | None:
    """The first month written as YYYY-MM in a text, or None: "two sources 2026-11" is November 2026."""
    found = re.search(r"(\d{4})-(\d{2})", text or "")
    return Month(int(found[1]), int(found[2])) if found else None


class At(msgspec.Struct, frozen=True):
    """Where a fact holds: ISO 3166-1 alpha-2 and ISO 3166-2, null for anywhere."""

    country: str | None
    subdivision: str | None


class Source(msgspec.Struct, frozen=True):
    """From where a fact is known. `seen`: the date that the stored page bears."""

    title: str
    publisher: str
    url: str
    seen: str | None


class LineFields(msgspec.Struct, frozen=True):
    """Who to call. Null is "not seen", never "does not exist"."""

    kind: str
    name: str
    phone: str | None
    text: str | None
    url: str | None
    hours: str | None
    languages: tuple[str, ...] | None
    note: str | None
    checked: str | None


class EmergencyFields(msgspec.Struct, frozen=True):
    """What to dial in danger. `general`: one number for everything; null is "none we are sure of"."""

    general: str | None
    ambulance: str | None
    police: str | None
    note: str | None


class FlagFields(msgspec.Struct, frozen=True):
    """How soon somebody should be asked: now, today, or in the next days."""

    urgency: Literal["now", "today", "soon", "none"]


class Row[F](msgspec.Struct, frozen=True):
    """One fact: what every file has in common, and the fields of its topic."""

    id: str
    place: At
    body: str
    says: str
    fields: F
    source: Source
    confidence: Confidence


def _read[F](name: str, fields: type[F]) -> tuple[Row[F], ...]:
    # Row[fields] is an alias made at run time, which msgspec understands and the type checker cannot name.
    decoder: msgspec.json.Decoder[Row[F]] = msgspec.json.Decoder(Row[fields])  # type: ignore[valid-type]
    return tuple(decoder.decode_lines((FACTS / name).read_bytes()))


@cache
def help_lines() -> tuple[Row[LineFields], ...]:
    """All rows of `help-lines.jsonl`, those that must not be shown included."""
    return _read("help-lines.jsonl", LineFields)


@cache
def emergency_numbers() -> tuple[Row[EmergencyFields], ...]:
    """All rows of `emergency-numbers.jsonl`."""
    return _read("emergency-numbers.jsonl", EmergencyFields)


@cache
def red_flags() -> tuple[Row[FlagFields], ...]:
    """All rows of `red-flags.jsonl`."""
    return _read("red-flags.jsonl", FlagFields)
