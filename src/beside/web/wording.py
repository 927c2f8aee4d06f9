"""The words that stand in for something: the baby, a list of names, a time, a day (VOICE 1 and 4).

Everything here returns HTML that `say` puts into its sentences as it stands, and that `say_plain` and `plain` turn
back into text. Months and weekdays come from Django's own catalogues; the patterns of a language stand in PATTERNS.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as formatted
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from beside.web.voice import own, say

type Part = Literal["early", "morning", "midday", "afternoon", "evening", "night"]
"""A part of a day, which is no clock time (VOICE 4, Time)."""
PARTS: tuple[Part, ...] = ("early", "morning", "midday", "afternoon", "evening", "night")


@dataclass(frozen=True)
class Patterns:
    """How a language joins a list and writes a date (after CLDR; dates as Django's format letters)."""

    comma: str = ", "
    last: str = " and "
    weekday: str = "l"
    day: str = "l j F"
    date: str = "j F"
    dated: str = "j F Y"
    clock: str = "G:i"
    clock_12: str = "g:i a"
    articles: tuple[str, ...] = ("The", "A", "An", "Our", "My")


PATTERNS: dict[str, Patterns] = {"en": Patterns()}


def patterns() -> Patterns:
    """Those of the reader's language; of English where none stand yet."""
    return PATTERNS.get((get_language() or "en").split("-")[0], PATTERNS["en"])


def name_baby(names: Sequence[str]) -> SafeString:
    """The noun phrase {baby} for adults, from the names in the family's order, "" where a baby has none.

    VOICE 1, "How to name the baby": the name; "your baby"; "Ida and Jonas"; "your babies"; "Ida and your baby".
    """
    named = [own(name) for name in names if name]
    unnamed = len(names) - len(named)
    if not named and unnamed < 2:
        return say("baby|unnamed", "your baby")
    if unnamed:
        named.append(say("baby|several_unnamed", "your babies") if unnamed > 1 else say("baby|unnamed", "your baby"))
    return listing(named)


def baby_variant(names: Sequence[str]) -> str:
    """The variant of a sentence with {baby}: "named", "unnamed", "several", "several_unnamed" (VOICE 1)."""
    if len(names) < 2:
        return "named" if any(names) else "unnamed"
    return "several" if any(names) else "several_unnamed"


def listing(names: Iterable[str]) -> SafeString:
    """People, in the family's order, by the language's own pattern: "Ana, Jo, Lea and Tom"."""
    *others, last = [_each(name) for name in names] or [""]
    if not others:
        return mark_safe(last)  # noqa: S308 - escaped in _each
    return mark_safe(patterns().comma.join(others) + patterns().last + last)  # noqa: S308


def things(words: Iterable[str]) -> SafeString:
    """Keepsakes after a colon, each as `inside` gives it: "the little box, the bear, the drawing"."""
    return mark_safe(patterns().comma.join(_each(word) for word in words))  # noqa: S308


def inside(word: str) -> SafeString:
    """What a family calls a thing, inside a sentence: "The little box" is "the little box", a name stays a name."""
    article, space, rest = word.partition(" ")
    if space and article in patterns().articles:
        return own(article.lower() + space + rest)
    return own(word)


def say_time(moment: datetime, zone: str, *, twelve: bool = False) -> SafeString:
    """The clock of the place: "6:10", "21:30"; for a reader of twelve hours "9:30 p.m."."""
    return _dated(moment.astimezone(ZoneInfo(zone)), patterns().clock_12 if twelve else patterns().clock)


def say_day(day: date) -> SafeString:
    """A day that is near: "Friday 27 November"."""
    return _dated(day, patterns().day)


def say_weekday(day: date) -> SafeString:
    """The weekday alone: "Friday"."""
    return _dated(day, patterns().weekday)


def say_date(day: date, *, today: date) -> SafeString:
    """A date: "14 September", with its year where that is not the present one. No distance, no "today"."""
    return _dated(day, patterns().date if day.year == today.year else patterns().dated)


def say_when(moment: datetime, *, now: datetime, zone: str, twelve: bool = False) -> SafeString:
    """When something was written down: "9:52" on its own day, "Thursday 21:30" within six days, else the date."""
    there, here = moment.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    time, days = say_time(moment, zone, twelve=twelve), (here.date() - there.date()).days
    if days == 0:
        return time
    if 0 < days < 7:
        return mark_safe(f"{say_weekday(there.date())} {time}")  # noqa: S308 - both are ours
    return say_date(there.date(), today=here.date())


def say_part(part: Part) -> SafeString:
    """A part of a day inside a sentence: "in the morning"."""
    words = {
        "early": say("part|early", "early in the day"),
        "morning": say("part|morning", "in the morning"),
        "midday": say("part|midday", "at midday"),
        "afternoon": say("part|afternoon", "in the afternoon"),
        "evening": say("part|evening", "in the evening"),
        "night": say("part|night", "at night"),
    }
    return words[part]


@dataclass(frozen=True)
class Day:
    """One day to choose: its value in a form, its number, its full name, and the heading of its column."""

    value: str
    number: int
    name: str
    short: str


def fortnight(first: date) -> list[Day]:
    """The next fourteen days from `first` on, for `components/days.html`."""
    return _fortnight(get_language() or "", first)


@lru_cache(maxsize=8)
def _fortnight(language: str, first: date) -> list[Day]:
    """Kept: everybody's days are the same, and each is written in three ways."""
    days = (first + timedelta(days=n) for n in range(14))
    return [Day(day.isoformat(), day.day, str(say_day(day)), formatted(day, "D")[:2]) for day in days]


def _each(word: str) -> str:
    """One entry of a list: family text in its <bdi>, what is already HTML as it stands."""
    return str(word) if hasattr(word, "__html__") else own(word)


def _dated(day: date, pattern: str) -> SafeString:
    return mark_safe(escape(formatted(day, pattern)))  # noqa: S308
