"""The baby's things: all of them, one of them, where it is now, what it is called."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beside import keepsakes
from beside.base.ids import new_id, parse_id
from beside.corner.standing import Standing
from beside.items.errors import Changed, NotThere
from beside.keepsakes import Keepsake, Move, Sort, history, when
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.keepsakes.forms import SORTS, BringForm, TellForm, WhereForm
from beside.web.keepsakes.shelf import standing, standings
from beside.web.keepsakes.told import two_versions
from beside.web.keepsakes.words import Speaker, heading
from beside.web.thing_words import default_heading
from beside.web.voice import say


@require_safe
@signed_in
def everything(request: HouseRequest) -> HttpResponseBase:
    """Where everything is, and since when."""
    speaker = _speaker(request)
    found = standings(request.house)
    context = {
        "rows": [_row(one, speaker) for one in found if one.shown],
        "hidden": [_row(one, speaker) for one in found if not one.shown],
        "away": [(kept.id, heading(kept.value)) for kept in request.house.away(Keepsake)],
    }
    return render(request, "keepsakes/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def bring(request: HouseRequest) -> HttpResponseBase:
    """Something more that they have."""
    form = BringForm.read(request)
    if request.method == "POST" and form.sort is not None:
        with request.house.writing():
            kept = request.house.append(form.keepsake(), id=form.entry)
            request.house.append(form.first_move(request.house), of=kept.id, id=form.move)
        return see_other("keepsakes:one", kept.id)
    context = {
        "form": form,
        "sorts": [(sort, _offered(sort)) for sort in SORTS],
        "asked": request.method == "POST",
    }
    return render(request, "keepsakes/new.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@signed_in
def one(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """One thing: where it is, its story, and everything that was ever written down about where it was."""
    thing = standing(request.house, id)
    return _show(request, thing)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def where(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """Where now?"""
    thing = standing(request.house, id)
    form = WhereForm.read(request)
    if request.method == "POST":
        move = form.move(request.house, thing)
        if move is not None:
            request.house.append(move, of=id, id=form.entry)
            return see_other("keepsakes:one", id)
    context = {
        "thing": thing,
        "heading": heading(thing.thing),
        "form": form,
        "seen": _seen(thing),
        **_told(request, thing),
    }
    return render(request, "keepsakes/where.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def slip(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """That was a slip: a line is taken back by a new one."""
    thing = standing(request.house, id)
    of = parse_id(request.POST.get("of", ""))
    if of is None or of not in dict(thing.lines):
        raise NotThere
    entry = parse_id(request.POST.get("entry", "")) or new_id()
    move = keepsakes.slip(of, by=request.house.member, clock=request.house.clock)
    request.house.append(move, of=id, id=entry)
    return see_other("keepsakes:one", id, anchor="history")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tell(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """What a family calls it, where it belongs, its story."""
    kept = request.house.get(Keepsake, id)
    if request.method != "POST":
        form = TellForm.of(kept.rev, kept.value)
        return render(request, "keepsakes/tell.html", {"kept": kept, "heading": heading(kept.value), "form": form})
    form = TellForm.read(request)
    if form.keep == "theirs":
        return see_other("keepsakes:one", id)
    try:
        if form.rev != kept.rev:
            raise Changed(kept)
        if form.value(kept.value) != kept.value:
            request.house.change(kept, form.value(kept.value))
    except Changed as changed:
        return two_versions(request, form, changed.theirs)
    return see_other("keepsakes:one", id)


@require_POST
@signed_in
def put_away(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """Put a thing away, for 30 days, in which it can be brought back. Where it really is does not change by it."""
    if not _is_away(request, id):
        request.house.put_away(request.house.get(Keepsake, id))
    return see_other("keepsakes:all", anchor="away")


@require_POST
@signed_in
def bring_back(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """Bring it back, as it was. A second touch finds it brought back."""
    if _is_away(request, id):
        request.house.bring_back(Keepsake, id)
    else:
        request.house.get(Keepsake, id)
    return see_other("keepsakes:one", id)


def _is_away(request: HouseRequest, id: UUID) -> bool:
    return any(kept.id == id for kept in request.house.away(Keepsake))


def _offered(sort: Sort) -> str:
    """What a sort is called where it is offered."""
    return say("start.have", "Something else") if sort == "other" else default_heading(sort)


def _speaker(request: HouseRequest) -> Speaker:
    return Speaker(request.household, request.house.clock.now())


def _row(thing: Standing, speaker: Speaker) -> dict[str, object]:
    now = thing.now
    return {
        "id": thing.id,
        "sort": thing.thing.sort,
        "second": thing.thing.second,
        "heading": heading(thing.thing),
        "where": speaker.now_at(now, thing.lines),
        "since": _since(thing, speaker),
        "beside": [_said(line, speaker) for line in (*([now.stands] if now.stands else []), *now.beside)]
        if now.contradicted
        else [],
    }


def _since(thing: Standing, speaker: Speaker) -> SafeString | str:
    """Since when it is there. Of what was there before anything was written down, only that date is known."""
    now = thing.now
    if now.since is None:
        return ""
    date = speaker.date(now.since)
    if not now.found or now.since == min(when(move) for _, move in thing.lines):
        return say("place.written", "Written down on {date}.", date=date)
    return say("place.since", "Since {date}.", date=date)


def _said(line: tuple[UUID, Move], speaker: Speaker) -> dict[str, object]:
    return {"text": speaker.line(line[1]), "by": speaker.by(line[1])}


def _told(request: HouseRequest, thing: Standing) -> dict[str, object]:
    return {"row": _row(thing, _speaker(request))}


def _seen(thing: Standing) -> str:
    return " ".join(str(id) for id in thing.now.seen)


def _show(request: HouseRequest, thing: Standing) -> HttpResponse:
    speaker = _speaker(request)
    context = {
        "thing": thing,
        "heading": heading(thing.thing),
        "row": _row(thing, speaker),
        "history": [speaker.past(past, thing.now.seen) for past in history(thing.lines)],
        "entry": new_id(),
    }
    return render(request, "keepsakes/one.html", context)
