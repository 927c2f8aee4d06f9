"""Help now, pause, leave quickly: two touches from every page, and the first and the last work for anybody."""

from typing import cast, get_args

from django.conf.locale import LANG_INFO
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from beside.base.ids import new_id, parse_id
from beside.corner.zones import country_of
from beside.family import visits
from beside.family.pause import Mode, Pause, pause, standing
from beside.guidance import countries
from beside.guidance.help import Help, Line, help_for
from beside.guidance.rows import Month
from beside.web import cookies
from beside.web.always import country
from beside.web.http import HouseRequest, Request, see_other, signed_in
from beside.web.unlock import for_anybody
from beside.web.voice import say

MODES: tuple[Mode, ...] = get_args(Mode.__value__)


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """The numbers of one country, and the signs that cannot wait. Signed in or not; `?country=XX` chooses."""
    chosen = country.of(request, _family_country(request))
    page = help_for(chosen.code if chosen else None)
    groups = [(sort, [_line(line) for line in page.lines if line.sort == sort]) for sort in _sorts(page.lines)]
    context = {
        "help": page,
        "call_link": _call_link(page),
        "first_signs": say("help.sign", "a pad is soaked with blood in an hour, or you may harm yourself"),
        "directory_link": _link(page.directory.url, page.directory.name),
        "groups": groups,
        "seen": {"emergency": month(page.emergency.seen) if page.emergency else "", "mobile": month(page.mobile.seen)},
        "signs_now": [sign for sign in page.signs if sign.urgency == "now"],
        "signs_today": [sign for sign in page.signs if sign.urgency == "today"],
        "guessed": chosen is not None and chosen.known_from == "guess",
        "countries": countries.by_name(),
        "quick": quick_variant(request),
        "here": "help",
    }
    return render(request, "always/help.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pause_page(request: HouseRequest) -> HttpResponse:
    """Pause everything, all but "before you leave", or nothing; for this member alone."""
    now = _standing(request)
    if request.method == "POST":
        mode, entry = request.POST.get("mode", ""), parse_id(request.POST.get("entry", ""))
        if mode not in MODES or entry is None:
            return see_other("always:pause")
        if mode != now:
            said = pause(mode, clock=request.house.clock, member=request.house.member)
            request.house.append(said, of=None, id=entry)
        if mode != "none":
            return see_other("always:pause")
        return see_other("always:pause_over" if now != "none" else "/")
    template = "always/pause.html" if now == "none" else "always/paused.html"
    return render(request, template, {"mode": now, "entry": new_id(), "here": "pause"})


@require_GET
@signed_in
def pause_over(request: HouseRequest) -> HttpResponse:
    """That the pause is over: everything is as it was left, and for how long is not said."""
    if _standing(request) != "none":
        return see_other("always:pause")
    return render(request, "always/pause_over.html")


@csrf_exempt
@for_anybody
def quick(request: HttpRequest) -> HttpResponse:
    """End the visit and show a neutral page. Needs no token, so that no page ever stands in the way of leaving.

    A form from another site is refused before (SECURITY-DESIGN 8); a mere look at the address ends nothing.
    """
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    answer = see_other("always:measures")
    ticket = cast(Request, request).ticket
    if request.method == "POST" and ticket is not None:
        visits.end(ticket)
        cookies.take_back(request, answer)
    return answer


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The neutral page: spoons and cups, without a word or a link of Beside."""
    return render(request, "always/measures.html")


def month(seen: Month) -> str:
    """A month in words: "November 2026"."""
    return f"{MONTHS[seen.month]} {seen.year}"


def quick_variant(request: HttpRequest) -> str:
    """Which sentence tells what [Leave quickly] does here: "visit" or "out" (VOICE, help.quick)."""
    return "visit" if getattr(request, "house", None) is not None else "out"


def _standing(request: HouseRequest) -> Mode:
    lines = ((kept.id, kept.value) for kept in request.house.all(Pause))
    return standing(lines, request.house.member)


def _family_country(request: HttpRequest) -> str | None:
    household = getattr(request, "household", None)
    words = household.words.value if household is not None and household.words else None
    if words is None:
        return None
    return words.country or country_of(words.zone)


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
