"""Help now, pause, leave quickly: two touches from every page, and the first and the last work for anybody."""

from typing import cast, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from beside.base.ids import new_id, parse_id
from beside.corner.scene import Scene
from beside.corner.zones import country_of
from beside.family import visits
from beside.family.pause import Mode, pause
from beside.web import cookies
from beside.web.always import help_page
from beside.web.always.pausing import mode_of
from beside.web.failures import report
from beside.web.home import picture, told
from beside.web.home.reading import read
from beside.web.http import HouseRequest, Request, see_other, signed_in
from beside.web.keepsakes.words import Speaker
from beside.web.unlock import for_anybody

MODES: tuple[Mode, ...] = get_args(Mode.__value__)


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """The numbers of one country, and the signs that cannot wait. Signed in or not; `?country=XX` chooses."""
    given = help_page.context(request, family=_family_country(request), away=_away(request))
    return render(request, "always/help.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pause_page(request: HouseRequest) -> HttpResponse:
    """Pause everything, all but "before you leave", or nothing; for this member alone."""
    now = mode_of(request.house)
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
    given = {"mode": now, "entry": new_id(), "here": "pause"}
    if now == "none":
        return render(request, "always/pause.html", given)
    return render(request, "always/paused.html", {**given, "scene": _corner(request)})


@require_GET
@signed_in
def pause_over(request: HouseRequest) -> HttpResponse:
    """That the pause is over: everything is as it was left, and for how long is not said."""
    if mode_of(request.house) != "none":
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


def _family_country(request: HttpRequest) -> str | None:
    household = getattr(request, "household", None)
    words = household.words.value if household is not None and household.words else None
    if words is None:
        return None
    return words.country or country_of(words.zone)


def _away(request: HttpRequest) -> str | None:
    """The country where they are on a journey, if that can be told; whatever stands in the way, help is shown."""
    if getattr(request, "house", None) is None:
        return None
    signed = cast(HouseRequest, request)
    try:
        now = read(signed.house, signed.household).now
        return country_of(now.zone) if now.under_way else None
    except Exception as error:  # noqa: BLE001 - the numbers never wait for anything else to hold
        report.note(request, "help without the place", error)
        return None


def _corner(request: HouseRequest) -> Scene:
    """The corner as it is now, to look at and not to touch."""
    seen = read(request.house, request.household)
    speaker = Speaker(request.household, seen.now.at)
    says = told.first_sentence(seen.now, speaker, has_ashes=seen.has_ashes)
    return picture.scene(seen.now, speaker, says, linked=False)
