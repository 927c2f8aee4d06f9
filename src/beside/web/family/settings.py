"""Settings: what waits for an answer, and what was answered, to be changed on any day."""

from typing import Literal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from beside.guidance import countries
from beside.web.family import accents, offers
from beside.web.family.clocks import shown
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.voice import say

type Said = Literal["kept", "left-out", "later"]
"""What was done before Settings came up again."""


@require_safe
@signed_in
def settings(request: HouseRequest) -> HttpResponse:
    """Everything that can be changed, a row each; what was put off stands above, and nothing urges."""
    words = request.household.words.value if request.household.words else None
    country = countries.known(words.country) if words else None
    context = {
        "waiting": offers.waiting(request.house, request.household),
        "said": _said(request),
        "several": len(request.household.babies) > 1,
        "named": any(baby.value.name for baby in request.household.babies),
        "you": request.household.name_of(request.house.member),
        "at_home": words.home if words else "",
        "country": countries.name_of(country) if country else "",
        "clock": shown(request.household.zone),
        "colour": accents.named().get(words.accent if words else "moss", ""),
    }
    return render(request, "family/settings.html", context)


@require_POST
@signed_in
def leave_out(request: HouseRequest) -> HttpResponse:
    """[Leave this out]: never offered again. The rows below still lead to it."""
    key = request.POST.get("key", "")
    if key not in offers.ONCE:
        return see_other("family:settings")
    with request.house.writing():
        offers.leave_out(request.house, request.household, key)
    return to_settings("left-out")


def to_settings(said: Said = "kept") -> HttpResponse:
    """Back to Settings, which says what was done."""
    answer = see_other("family:settings")
    answer["Location"] += f"?done={said}"
    return answer


def _said(request: HouseRequest) -> SafeString | str:
    match request.GET.get("done"):
        case "kept":
            return say("set.kept", "Kept.")
        case "left-out":
            return _both(say("start.out", "Left out."), say("start.out", "There is a place for it in Settings."))
        case "later":
            return _both(say("start.later", "It waits in Settings."), say("start.later", "Nothing will ask for it."))
        case _:
            return ""


def _both(first: SafeString, second: SafeString) -> SafeString:
    return format_html("{} {}", first, second)
