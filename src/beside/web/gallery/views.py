"""Two pages: every component with its states, and the corner in every place, hour and season."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from beside.corner.forms import FORMS
from beside.web.gallery.corners import scenes
from beside.web.gallery.samples import samples

ACCENTS = ("moss", "sea", "slate", "plum", "rosehip", "clay", "ochre", "walnut")


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component; `?accent=` and `?theme=` show it in another colour and light."""
    drawn = [(sample, render_to_string(sample.path, dict(sample.faces), request)) for sample in samples()]
    return _page(request, "gallery/all.html", {"samples": drawn, "sorts": FORMS})


def corners(request: HttpRequest) -> HttpResponse:
    """The corner in every place, hour and season."""
    return _page(request, "gallery/corners.html", {"scenes": scenes()})


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    if not (settings.BESIDE_GALLERY or settings.DEBUG):
        raise Http404
    accent, theme = request.GET.get("accent", ""), request.GET.get("theme", "")
    chosen = {
        "accents": ACCENTS,
        "accent": accent if accent in ACCENTS else "moss",
        "theme": theme if theme in ("light", "dark") else "",
    }
    return render(request, template, {**context, **chosen})
