"""How your things are kept: the page that says exactly what holds and what does not (SECURITY-DESIGN 1, 5.4, 6)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from beside.family import spare
from beside.web.boot import boot
from beside.web.kept.copies import line


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """For anybody: the promise and its limits. Where the files lie stands there for members only."""
    house = getattr(request, "house", None)
    context = {
        "spare": boot.spare is not None,
        "only": line(settings.BESIDE_HOME),
        "home": settings.BESIDE_HOME if house else None,
        "spare_file": spare.path(settings.BESIDE_SPARE, house.family) if house and boot.spare is not None else None,
    }
    return render(request, "kept/how.html", context)
