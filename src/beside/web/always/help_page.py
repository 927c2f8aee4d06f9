"""What the page of help shows, made from the facts alone: no house, no database, no sign-in is needed for it."""

from functools import lru_cache

from django.conf.locale import LANG_INFO
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from beside.guidance import countries
from beside.guidance.help import Help, Line, help_for
from beside.guidance.rows import Month
from beside.web.always import country
from beside.web.voice import say


def context(request: HttpRequest, *, family: str | None = None, away: str | None = None) -> dict[str, object]:
    """What `always/help.html` needs. `family`: the family's country; `away`: the one where they are on a journey."""
    chosen = country.of(request, family)
    code = chosen.code if chosen else None
    elsewhere = countries.known(away)
    return {
        "numbers": _numbers(get_language() or "", code, guessed=chosen is not None and chosen.known_from == "guess"),
        "away": (elsewhere, countries.name_of(elsewhere)) if elsewhere and elsewhere != code else None,
        "quick": "visit" if getattr(request, "house", None) is not None else "out",
        "here": "help",
    }


@lru_cache(maxsize=64)
def _numbers(language: str, code: str | None, *, guessed: bool) -> SafeString:
    """Whom to call in one country, in one language. Kept: it is the same for everybody, and whoever asks is in need."""
    page = help_for(code)
    groups = [(sort, [_line(line) for line in page.lines if line.sort == sort]) for sort in _sorts(page.lines)]
    given = {
        "help": page,
        "call_link": _call_link(page),
        "first_signs": say("help.sign", "a pad is soaked with blood in an hour, or you may harm yourself"),
        "directory_link": _link(page.directory.url, page.directory.name),
        "groups": groups,
        "seen": {"emergency": month(page.emergency.seen) if page.emergency else "", "mobile": month(page.mobile.seen)},
        "signs_now": [sign for sign in page.signs if sign.urgency == "now"],
        "signs_today": [sign for sign in page.signs if sign.urgency == "today"],
        "guessed": guessed,
        "countries": countries.by_name(),
    }
    return render_to_string("always/_numbers.html", given)


def month(seen: Month) -> str:
    """A month in words: "November 2026"."""
    return f"{MONTHS[seen.month]} {seen.year}"


def _call_link(page: Help) -> SafeString:
    """The number in the first sentence, to be touched: 112 where the country's own is not settled."""
    return format_html('<a href="tel:{}">{}</a>', page.call.dial, page.call.shown)


def _link(url: str, words: str) -> SafeString:
    return format_html('<a href="{}" rel="noreferrer noopener external" target="_blank">{}</a>', url, words)


def _sorts(lines: tuple[Line, ...]) -> list[str]:
    return list(dict.fromkeys(line.sort for line in lines))


def _line(line: Line) -> dict[str, object]:
    """A line as the page shows it: its month in words, its languages by name where English is not enough to say."""
    names = [str(LANG_INFO[code]["name"]) for code in line.languages if "name" in LANG_INFO.get(code, {})]
    return {"is": line, "seen": month(line.seen), "languages": "" if line.languages == ("en",) else ", ".join(names)}
