"""Dates as exact as people gave them, and no more exact (VOICE 4, Dates): EDTF where nothing is added, else words.

A day is kept as one text: either EDTF (ISO 8601-2: "2021", "2021-03", "2021-09-14", seasons "2021-21" to "2021-24",
"about" as a "~" at the end) or the words as they were typed. Nothing here computes an age or a distance in time.
"""

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("spring", "summer", "autumn", "winter")
"""EDTF numbers them 21 to 24, of no hemisphere."""

_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~?)")
_MONTH = "|".join(MONTHS)
_TYPED = (
    re.compile(r"(?P<year>\d{4})"),
    re.compile(rf"(?P<part>{'|'.join(SEASONS)})(?: of)?,? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<part>{_MONTH}),? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})\.? (?P<part>{_MONTH}),? (?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<part>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", re.IGNORECASE),
)


def parse_what_people_type(text: str) -> str:
    """A day as typed, in English, as EDTF if that says neither more nor less; else the words, as they are.

    "3/5/2021" stays words, since nobody can know which is the month; so does "about Easter 2020". Empty stays empty.
    """
    words = " ".join(text.split())
    if is_edtf(words):
        return words
    about, rest = ("~", words[6:]) if words.lower().startswith("about ") else ("", words)
    for typed in _TYPED:
        found = typed.fullmatch(rest)
        if found:
            made = _written(found.groupdict()) + about
            return made if is_edtf(made) else text.strip()
    return text.strip()


def is_edtf(day: str) -> bool:
    """Whether a kept day is one of the forms above, and one that exists."""
    found = _EDTF.fullmatch(day)
    if found is None or not found["year"].strip("0"):
        return False
    part = int(found["part"] or 1)
    if found["day"]:
        try:
            date(int(found["year"]), part, int(found["day"]))
        except ValueError:
            return False
        return True
    return 1 <= part <= 12 or 21 <= part <= 24


def as_given(day: str) -> str:
    """A kept day in English words, as exact as it was given: "spring 2021", "about March 2021", "14 September 2021"."""
    found = _EDTF.fullmatch(day)
    if found is None or not is_edtf(day):
        return day
    year, part, of_month = found["year"], int(found["part"] or 0), found["day"]
    name = SEASONS[part - 21] if part >= 21 else MONTHS[part - 1] if part else ""
    words = " ".join(one for one in (of_month and str(int(of_month)), name, year) if one)
    return f"about {words}" if found["about"] else words


def _written(parts: dict[str, str | None]) -> str:
    """The EDTF of a year, with a month or season, with a day of the month."""
    year, name, of_month = parts["year"] or "", (parts.get("part") or "").lower(), parts.get("day")
    if not name:
        return year
    months = [month.lower() for month in MONTHS]
    number = SEASONS.index(name) + 21 if name in SEASONS else months.index(name) + 1
    return f"{year}-{number:02}" + (f"-{int(of_month):02}" if of_month else "")
