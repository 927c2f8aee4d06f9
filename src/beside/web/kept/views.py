"""How your things are kept: the page that says exactly what holds and what does not (SECURITY-DESIGN 1, 5.4, 6)."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from beside.family import spare
from beside.web.boot import boot
from beside.web.http import Request
from beside.web.kept.copies import line
from beside.web.kept.holders import lines


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """For anybody: the promise and its limits. Where the files lie stands there for members only."""
    asked = cast(Request, request)
    house, household = getattr(asked, "house", None), getattr(asked, "household", None)
    context = {
        "spare": boot.spare is not None,
        "only": line(settings.BESIDE_HOME),
        "home": settings.BESIDE_HOME if house else None,
        "holders": lines(house, household) if house and household else [],
        "closed": house.has_closed_rooms if house else False,
        "spare_file": spare.path(settings.BESIDE_SPARE, house.family) if house and boot.spare is not None else None,
    }
    return render(request, "kept/how.html", context)
