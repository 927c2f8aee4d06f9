"""Unlocking: what a browser's cookie opens, put on the request as its house.

Stands before Django's CSRF check, which looks at the token only when the view is called, and after the cross-site
check. A body is read here in one case alone: words given in place, on a page whose sign-in had ended.
"""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render

from beside.family import members, throttle, visits
from beside.family.household import Household
from beside.family.members import Opened
from beside.items.errors import Closed
from beside.seal import Unopenable
from beside.web import cookies
from beside.web.boot import boot
from beside.web.failures import report
from beside.web.http import Request, see_other
from beside.web.whence import came_from
from beside.web.wording import say_time
from beside.web.zone import server_zone

IN_PLACE = "words-in-place"
"""The field of words given on a page that was being written when its sign-in ended."""
ONLY_LOOKING = "only-looking"
"""The field that says that the page was only being looked at: it is shown again, and nothing is sent on."""


class UnlockMiddleware:
    """Opens the house for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponseBase:
        """Answer, with `house`, `household`, `ticket` and `clock` on the request."""
        request = cast(Request, plain)
        request.clock = boot.clock
        request.ticket = cookies.ticket(request)
        request.house = visits.enter(request.ticket, boot.key, boot.clock) if request.ticket else None
        request.household = Household.of(request.house) if request.house else None
        request.fresh = []
        answer = self.get_response(request)
        for ticket in request.fresh:
            cookies.give(request, answer, ticket)
        cookies.close_token(request, answer)
        return answer

    def process_view(
        self, plain: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponseBase | None:
        """A post whose sign-in has ended: ask for the words in place, keep what was typed, send it again."""
        request = cast(Request, plain)
        if request.method != "POST" or getattr(view, "for_anybody", False):
            return None
        if request.house is None or (request.house.has_closed_rooms and _is_form(request) and _has_words(request)):
            if not _is_form(request):
                return render(request, "door/ended.html", status=401)
            refused = CsrfViewMiddleware(lambda _: _nothing(request)).process_view(request, view, (), {})
            if refused is not None:
                return refused
            return self._in_place(request)
        return None

    def process_exception(self, plain: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """A near room that asks for the words: ask on this very page."""
        if isinstance(error, Closed):
            return ask_in_place(cast(Request, plain))
        return None

    def _in_place(self, request: Request) -> HttpResponseBase | None:
        words = request.POST.get(IN_PLACE, "")
        opened = try_words(request, words) if words else None
        if opened is None or (request.house is not None and opened.member != request.house.member):
            return ask_in_place(request, differ=bool(words))
        if request.house is not None and request.ticket is not None:
            visits.open_near(request.ticket, opened, boot.key, boot.clock)
        else:
            request.ticket = visits.begin(opened, boot.key, boot.clock)
            request.fresh.append(request.ticket)
        request.house = opened.house(boot.clock)
        request.household = Household.of(request.house)
        return see_other(request.path) if request.POST.get(ONLY_LOOKING) else None


def for_anybody[**P](view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """Marks a view that may be posted to without being signed in."""

    @functools.wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(*args, **kwargs)

    marked.for_anybody = True  # type: ignore[attr-defined]
    return marked


def ask_in_place(request: Request, *, differ: bool = False) -> HttpResponseBase:
    """The page that asks for the words and holds what was typed, to send it on as soon as they fit."""
    typed = (
        [
            (name, value)
            for name, values in request.POST.lists()
            if name not in (IN_PLACE, "csrfmiddlewaretoken")
            for value in values
        ]
        if request.method == "POST" and _is_form(request)
        else []
    )
    if request.method != "POST":
        typed = [(ONLY_LOOKING, "1")]
    context = {"typed": typed, "differ": differ, "field": IN_PLACE, "waiting": waiting(request), "near": request.house}
    return render(request, "door/in_place.html", context, status=401)


def try_words(request: Request, words: str) -> Opened | None:
    """Whose words these are; slowed down after five that fit nobody."""
    family = members.the_family()
    if family is None or wait(request) is not None:
        return None
    try:
        opened = members.try_words(family, words)
    except Unopenable:
        throttle.missed(_door_key(request), boot.clock)
        raise
    if opened is None:
        throttle.missed(_door_key(request), boot.clock)
        report.warn(request, "words that fit nobody")
    else:
        throttle.fitted(_door_key(request))
    return opened


def wait(request: HttpRequest) -> datetime | None:
    """Until when this network has to wait before the next try, or None."""
    return throttle.waiting_until(_door_key(request), boot.clock)


def waiting(request: HttpRequest) -> str:
    """The same as a clock time here, for a sentence; empty if nobody has to wait."""
    until = wait(request)
    return say_time(until, server_zone()) if until else ""


def _door_key(request: HttpRequest) -> bytes:
    return throttle.key_for(settings.SECRET_KEY, "sign in", came_from(request))


def _is_form(request: HttpRequest) -> bool:
    return request.content_type == "application/x-www-form-urlencoded"


def _has_words(request: HttpRequest) -> bool:
    return bool(request.POST.get(IN_PLACE))


def _nothing(request: HttpRequest) -> HttpResponseBase:
    return render(request, "door/ended.html", status=401)
