"""How the family says it, in one sentence: Beside's own, or theirs, in any faith or none."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beside.web.faces import Field
from beside.web.family import offers
from beside.web.family.asking import too_long, typed
from beside.web.family.family_words import both, keep, rev_of, words_of
from beside.web.family.sentences import besides_sentence
from beside.web.family.settings import to_settings
from beside.web.http import HouseRequest, signed_in
from beside.web.voice import plain, say, say_plain

LONGEST_SENTENCE = 500
"""Characters: a sentence, in whatever script, with room to spare."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sentence(request: HouseRequest) -> HttpResponse:
    """Asked once, with the same ways out as everything that is. `?own=1` opens the field for their own words."""
    stands = words_of(request).sentence
    if request.method != "POST":
        return _page(request, stands, writing=bool(stands) or request.GET.get("own") == "1")
    match request.POST.get("act", "own"):
        case "later":
            with request.house.writing():
                offers.put_off(request.house, request.household, "sentence")
            return to_settings("later")
        case "leave-out":
            with request.house.writing():
                offers.leave_out(request.house, request.household, "sentence")
            return to_settings("left-out")
        case "beside":
            return _keep(request, "")
        case _:
            return _own(request)


def _own(request: HouseRequest) -> HttpResponse:
    text = typed(request.POST, "sentence")
    carried = request.POST.get("keep") is not None
    why = too_long(text, LONGEST_SENTENCE)
    if not text and not carried:
        why = say("set.sentence.none", "There are no words here yet, so nothing was changed.")
    if why:
        return _page(request, text, writing=True, why=why)
    return _keep(request, text)


def _keep(request: HouseRequest, text: str) -> HttpResponse:
    """Keep it; empty is Beside's own, which follows the names."""
    merged = keep(request, {"sentence": text}, answers="sentence")
    if merged is None:
        if not text and request.POST.get("keep") != "theirs":
            with request.house.writing():
                offers.leave_out(request.house, request.household, "sentence")
        return to_settings()
    default = plain(besides_sentence(request.household))
    label = say_plain("set.sentence", "In one sentence")
    shown = {"sentence": (label, text or default, merged.theirs("sentence") or default)}
    return both(request, merged, shown, {"sentence": text})


def _page(request: HouseRequest, text: str, *, writing: bool, why: str = "") -> HttpResponse:
    field = Field(
        name="sentence",
        label=say("set.sentence.own", "Your sentence"),
        value=text,
        hint=say("set.sentence.own", "It is used whole, as it stands here, wherever Beside says it."),
        why=why,
        rows=3,
        wrote=True,
    )
    context = {
        "says": besides_sentence(request.household),
        "field": field,
        "writing": writing,
        "rev": rev_of(request),
        "asks": not words_of(request).sentence and "sentence" not in words_of(request).left_out,
    }
    return render(request, "family/sentence.html", context, status=422 if why else 200)
