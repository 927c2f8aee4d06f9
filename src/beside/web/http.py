"""Requests with a type: what the unlocking puts on them, and who may call a view at all."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from beside.base.clock import Clock
from beside.family.household import Household
from beside.family.visits import Ticket
from beside.items.house import House


class Request(HttpRequest):
    """Any request after unlocking: signed in if `house` is there."""

    house: House | None
    ticket: Ticket | None
    fresh: list[Ticket]
    """A ticket that this request made, if it did: its answer brings it into the browser."""
    clock: Clock
    household: Household | None


class HouseRequest(Request):
    """A request of somebody who is signed in: its house and household are there."""

    house: House
    ticket: Ticket
    household: Household


def signed_in[**P](
    view: Callable[Concatenate[HouseRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A view for members only: others are led to the door, and what they posted waits there."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if getattr(request, "house", None) is None:
            return redirect(f"{reverse('door:in')}?{urlencode({'next': request.path})}")
        return view(cast(HouseRequest, request), *args, **kwargs)

    return guarded


def see_other(to: str, *args: object, anchor: str = "", **kwargs: object) -> HttpResponse:
    """After a post: 303 to a page (a path, or the name of a url), at an anchor of it if one is named."""
    address = to if to.startswith("/") else reverse(to, args=args, kwargs=kwargs)
    answer = HttpResponse(status=303)
    answer["Location"] = f"{address}#{anchor}" if anchor else address
    return answer
