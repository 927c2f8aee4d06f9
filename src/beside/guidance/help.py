"""Help now: what to dial, whom to call, which signs cannot wait. Chosen from the facts by fixed rules.

The rules (`facts/README.md`): a line is shown only if its `checked` begins "two sources" or "its own page"; nothing of
confidence `low` stands as settled; every number shown has the month in which it was last seen; where nothing is known
of a country, a directory of all countries and the number of mobile networks take its place.
"""

import re
from functools import cache
from typing import Literal, cast

import msgspec

from beside.guidance import countries, hours, notes
from beside.guidance.rows import (
    EmergencyFields,
    LineFields,
    Month,
    Row,
    emergency_numbers,
    help_lines,
    month_in,
    red_flags,
)

type Sort = Literal["crisis", "baby-loss", "child-bereavement"]
SORTS: tuple[Sort, ...] = ("crisis", "baby-loss", "child-bereavement")
"""The kinds of line shown, in their order. Lines for drink and for violence come with the pages they belong to."""

CHECKED = ("two sources", "its own page")
"""How the `checked` of a line begins that may be shown."""


class Number(msgspec.Struct, frozen=True):
    """A number as it is written, and as a telephone dials it."""

    shown: str
    dial: str
    """Digits, with a plus or a star in front where the written number has one."""


class Emergency(msgspec.Struct, frozen=True):
    """What to dial in danger, in one country or from any mobile phone."""

    call: Number | None
    """The first number: for everything, else the ambulance; None where only the police's is known."""
    ambulance: Number | None
    """Where the ambulance has a number besides."""
    police: Number | None
    """Where the police have a number besides."""
    note: str
    seen: Month
    settled: bool
    """False where the sources clash: shown only beside the number of mobile networks."""


class Line(msgspec.Struct, frozen=True):
    """One place where a person answers. At least one of phone, text and url is there."""

    id: str
    sort: Sort
    name: str
    phone: Number | None
    text: Number | None
    """A number to write to, where it is a plain text message."""
    word: str
    """What to write to it first; empty if anything will do."""
    other: str
    """Another way to write, in words: "WhatsApp 300 754 8933"."""
    url: str
    always: bool
    """Whether somebody answers at any hour."""
    hours: str
    """The hours in words; empty where they are not known."""
    languages: tuple[str, ...]
    note: str
    seen: Month


class Sign(msgspec.Struct, frozen=True):
    """A warning sign of the body or the mind, in whole sentences, and who says so."""

    says: str
    body: str
    urgency: Literal["now", "today"]


class Directory(msgspec.Struct, frozen=True):
    """A list of help lines for every country, kept by somebody else."""

    name: str
    url: str


class Help(msgspec.Struct, frozen=True):
    """All that the page of one country shows, in its order."""

    country: str | None
    place: str
    """The country's name; empty where none is known."""
    emergency: Emergency | None
    mobile: Emergency
    """The number that works from mobile phones in most countries: the last resort."""
    lines: tuple[Line, ...]
    directory: Directory
    signs: tuple[Sign, ...]

    @property
    def fallback(self) -> bool:
        """Whether the number of mobile networks has to stand on the page, too."""
        return self.emergency is None or self.emergency.call is None or not self.emergency.settled

    @property
    def call(self) -> Number:
        """The number in "Call … now if": the country's, where it is settled, else that of mobile networks."""
        if self.emergency is None or self.emergency.call is None or not self.emergency.settled:
            return cast(Number, self.mobile.call)
        return self.emergency.call


def number(written: str | None) -> Number | None:
    """A written number with what a telephone dials; None where there is none."""
    if not written:
        return None
    lead = written[0] if written[0] in "+*" else ""
    return Number(written, lead + re.sub(r"\D", "", written))


def may_be_shown(row: Row[LineFields]) -> bool:
    """Whether this line may stand on a page: how it was checked, of which kind it is, and not by a weak source."""
    return (
        (row.fields.checked or "").startswith(CHECKED) and row.fields.kind in SORTS and row.confidence != "low"
    ) and row.place.country is not None


def _written_to(text: str | None) -> tuple[Number | None, str, str]:
    """The ways to write: the number of a text message, the word it begins with, or another way in words."""
    if not text:
        return None, "", ""
    told = re.fullmatch(r"(?:([A-Z]+) to )?([\d\s-]+)", text)
    return (number(told[2]), told[1] or "", "") if told else (None, "", text)


def _line(row: Row[LineFields]) -> Line:
    fields = row.fields
    text, word, other = _written_to(fields.text)
    return Line(
        id=row.id,
        sort=cast(Sort, fields.kind),
        name=fields.name,
        phone=number(fields.phone),
        text=text,
        word=word,
        other=other,
        url=fields.url or "",
        always=fields.hours == hours.ALWAYS,
        hours=hours.in_words(fields.hours),
        languages=fields.languages or (),
        note=notes.shown(row.id, fields.note),
        seen=cast(Month, month_in(fields.checked)),
    )


def _emergency(row: Row[EmergencyFields]) -> Emergency:
    first = row.fields.general or row.fields.ambulance
    besides = [n if n != first else None for n in (row.fields.ambulance, row.fields.police)]
    return Emergency(
        call=number(first),
        ambulance=number(besides[0]),
        police=number(besides[1]),
        note=row.fields.note or "",
        seen=cast(Month, month_in(row.source.seen)),
        settled=row.confidence != "low",
    )


@cache
def _mobile() -> Emergency:
    return next(_emergency(row) for row in emergency_numbers() if row.place.country is None)


@cache
def _directory() -> Directory:
    rows = (row for row in help_lines() if row.place.country is None and row.confidence == "high")
    return next(Directory(row.fields.name, row.fields.url) for row in rows if row.fields.url)


@cache
def signs() -> tuple[Sign, ...]:
    """The warning signs that need somebody now or today, those for now first; nothing of confidence `low`."""
    chosen = [
        Sign(row.says, row.body, row.fields.urgency)
        for row in red_flags()
        if row.fields.urgency in ("now", "today") and row.confidence != "low"
    ]
    return tuple(sorted(chosen, key=lambda sign: sign.urgency))


def help_for(country: str | None) -> Help:
    """What is known for this country (ISO 3166-1 alpha-2), or what holds anywhere for None and for what is no country.

    Lines stand by kind (crisis, baby loss, children), those of the whole country before those of a part of it, those
    with a number before those with an address alone, else as gathered.
    """
    return _help_for(countries.known(country))


@cache
def _help_for(code: str | None) -> Help:
    rows = [row for row in help_lines() if code is not None and row.place.country == code and may_be_shown(row)]
    rows.sort(
        key=lambda row: (
            SORTS.index(cast(Sort, row.fields.kind)),
            row.place.subdivision is not None,
            not (row.fields.phone or row.fields.text),
        )
    )
    own = (row for row in emergency_numbers() if code is not None and row.place.country == code)
    return Help(
        country=code,
        place=countries.name_of(code) if code else "",
        emergency=next((_emergency(row) for row in own), None),
        mobile=_mobile(),
        lines=tuple(_line(row) for row in rows),
        directory=_directory(),
        signs=signs(),
    )
