"""Home itself."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from beside.family import members
from beside.web.home import picture, told
from beside.web.home.reading import read
from beside.web.http import HouseRequest, signed_in
from beside.web.keepsakes.words import Speaker


@require_safe
def corner(request: HttpRequest) -> HttpResponseBase:
    """The corner, for whoever is signed in; the first evening before there is a key."""
    if getattr(request, "house", None) is None:
        family = members.the_family()
        return redirect("door:in" if family and members.has_begun(family) else "begin:evening")
    return _home(request)


@signed_in
def _home(request: HouseRequest) -> HttpResponseBase:
    now, standings = read(request.house, request.household)
    speaker = Speaker(request.household, now.at)
    says = told.first_sentence(now, speaker, has_ashes=any(one.thing.holds_ashes for one in standings))
    context = {
        "now": now,
        "says": says,
        "lines": told.other_lines(now, speaker),
        "water": told.water_line(now, speaker),
        "scene": picture.scene(now, speaker, says),
        "unknown": [one for one in now.apart if one.now.found and one.now.place.kind == "unknown"],
        "differ": [one for one in standings if one.now.beside],
    }
    return render(request, "home/corner.html", context)
