"""More: the few pages that are neither the corner, nor a journey, nor a memory; and signing out."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from beside.family import visits
from beside.web import cookies
from beside.web.http import HouseRequest, Request, see_other, signed_in
from beside.web.unlock import for_anybody


@require_safe
@signed_in
def more(request: HouseRequest) -> HttpResponse:
    """Rows, each with a line of what is behind it."""
    return render(request, "family/more.html")


@for_anybody
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this visit. Where it has ended by itself there is nothing to end, and nobody is asked for words."""
    answer = see_other("door:in")
    ticket = cast(Request, request).ticket
    if ticket is not None:
        visits.end(ticket)
        cookies.take_back(request, answer)
    return answer
