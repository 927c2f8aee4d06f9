"""The family's colour: one of eight, chosen by its picture."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beside.web.faces import Choice
from beside.web.family import accents
from beside.web.family.family_words import both, keep, rev_of, words_of
from beside.web.family.settings import to_settings
from beside.web.http import HouseRequest, signed_in
from beside.web.voice import plain, say_plain


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def colour(request: HouseRequest) -> HttpResponse:
    """It is on the clasp of the box, the stitched paw, the stripe of the blanket, and on the main button."""
    if request.method != "POST":
        return _page(request)
    accent = request.POST.get("accent", "")
    if accent not in accents.ACCENTS:
        return _page(request, refused=True)
    merged = keep(request, {"accent": accent})
    if merged is None:
        return to_settings()
    names = {key: plain(name) for key, name in accents.named().items()}
    theirs = merged.theirs("accent")
    shown = {"accent": (say_plain("set.colour", "Your colour"), names[accent], names.get(theirs, theirs))}
    return both(request, merged, shown, {"accent": accent})


def _page(request: HouseRequest, *, refused: bool = False) -> HttpResponse:
    stands = words_of(request).accent
    choices = [Choice(value=key, text=name, chosen=key == stands) for key, name in accents.named().items()]
    context = {"choices": choices, "rev": rev_of(request), "refused": refused}
    return render(request, "family/colour.html", context, status=422 if refused else 200)
