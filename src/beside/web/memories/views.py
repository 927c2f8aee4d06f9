"""Keeping a photo, the list of what was kept, one memory, and looking at a covered picture."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from beside import memories
from beside.base.clock import to_millis
from beside.base.ids import parse_id
from beside.family import visits
from beside.family.household import Household
from beside.items.errors import Closed, NotThere
from beside.items.house import Kept
from beside.journeys import Journey
from beside.memories import Memory
from beside.objects.folder import NoRoom
from beside.web import unlock
from beside.web.boot import boot
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.memories.forms import NewForm
from beside.web.memories.new_page import Trouble, show_new
from beside.web.memories.photos import NotTaken, keep_once, keep_photo, uploaded
from beside.web.memories.shown import Teller, newest_first
from beside.web.memories.who import Who

A_PAGE = 24
"""Memories on one page of the list."""


@require_safe
@signed_in
def everything(request: HouseRequest) -> HttpResponse:
    """What was kept, the last thing first; covered pictures as a sentence and a drawing."""
    kept = newest_first(request.house.all(Memory))
    after = parse_id(request.GET.get("after", ""))
    start = next((place + 1 for place, one in enumerate(kept) if one.id == after), 0)
    page, rest = kept[start : start + A_PAGE], kept[start + A_PAGE :]
    tell = teller(request)
    context = {
        "memories": [tell.shown(one) for one in page],
        "earlier": page[-1].id if rest else None,
        "away": bool(request.house.away(Memory)),
    }
    return render(request, "memories/all.html", context)


@require_safe
@signed_in
def put_away_list(request: HouseRequest) -> HttpResponse:
    """What was put away and can still be brought back."""
    tell = teller(request)
    away = sorted(
        request.house.away(Memory), key=lambda kept: kept.value.away.at if kept.value.away else 0, reverse=True
    )
    return render(request, "memories/put_away.html", {"away": [tell.away(kept) for kept in away]})


@require_safe
@signed_in
def one(request: HouseRequest, id: UUID) -> HttpResponse:
    """One memory; a covered picture is met in words first, and its bytes are not even named."""
    kept = request.house.get(Memory, id)
    return show_one(request, kept, just_kept="kept" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def look(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """[Look]: the covered picture, in the answer to this very post and nowhere else."""
    kept = request.house.get(Memory, id)
    if request.method != "POST":
        return see_other("memories:one", id)
    return show_one(request, kept, looking=True)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HouseRequest) -> HttpResponseBase:
    """[Keep something], and [Keep this day] of a journey."""
    if request.method != "POST":
        form = NewForm.blank(request, _who(request))
        _must_be_there(request, form.journey)
        return show_new(request, form)
    form = NewForm.read(request, _who(request))
    _must_be_there(request, form.journey)
    before = _kept_before(request, form.entry)
    if before is not None:
        return _kept(before)
    trouble = _open_its_room(request, form)
    if trouble is None:
        kept, trouble = _keep(request, form)
        if kept is not None:
            return _kept(kept)
    return show_new(request, form, trouble)


def show_one(
    request: HouseRequest, kept: Kept[Memory], *, looking: bool = False, just_kept: bool = False
) -> HttpResponse:
    """The page of one memory; `looking`: with its covered picture."""
    context = {
        "memory": teller(request).shown(kept, looking=looking),
        "who": _who(request).line(kept.room),
        "looking": looking and kept.value.covered,
        "just_kept": just_kept,
        "past": reverse("memories:all"),
        "look": reverse("memories:look", args=[kept.id]),
    }
    return render(request, "memories/one.html", context)


def teller(request: HouseRequest) -> Teller:
    """Who says what memories are, on this page."""
    return Teller(request.household, to_millis(request.clock.now()))


def _who(request: HouseRequest) -> Who:
    return Who(request.household, request.house)


def _must_be_there(request: HouseRequest, journey: UUID | None) -> None:
    """A day is kept of a journey that this member can open. Raises NotThere."""
    if journey is not None:
        request.house.get(Journey, journey)


def _kept_before(request: HouseRequest, entry: UUID) -> Kept[Memory] | None:
    """What this very form has kept already."""
    try:
        return request.house.get(Memory, entry)
    except (NotThere, Closed):
        return None


def _open_its_room(request: HouseRequest, form: NewForm) -> Trouble | None:
    """Where the chosen room is closed, its words came with the form: a file cannot wait while they are asked for."""
    if form.room in request.house.rooms:
        return None
    words = request.POST.get(unlock.IN_PLACE, "")
    opened = unlock.try_words(request, words) if words else None
    if opened is None or opened.member != request.house.member:
        upload = uploaded(request)
        file = upload.name or "" if upload else ""
        return Trouble("words", file=file, differ=bool(words), waiting=unlock.waiting(request))
    visits.open_near(request.ticket, opened, boot.key, boot.clock)
    request.house = opened.house(boot.clock)
    request.household = Household.of(request.house)
    return None


def _keep(request: HouseRequest, form: NewForm) -> tuple[Kept[Memory] | None, Trouble | None]:
    """Keep what the form holds, or say what stands in the way."""
    upload = uploaded(request)
    if upload is None:
        return _keep_line(request, form)
    try:
        kept = keep_photo(
            request,
            upload,
            line=form.line,
            covered=form.covered,
            room=form.room,
            journey=form.journey,
            id=form.entry,
        )
    except NotTaken as refusal:
        return None, Trouble(refusal.why, file=refusal.file)
    except NoRoom:
        return None, Trouble("room", file=upload.name or "")
    return kept, None


def _keep_line(request: HouseRequest, form: NewForm) -> tuple[Kept[Memory] | None, Trouble | None]:
    if not form.line:
        return None, Trouble("nothing")
    if not form.alone:
        return None, Trouble("alone")
    house = request.house
    value = memories.keep_day(form.line, by=house.member, clock=house.clock, journey=form.journey)
    return keep_once(house, value, form.room, form.entry), None


def _kept(kept: Kept[Memory]) -> HttpResponse:
    answer = see_other("memories:one", kept.id)
    answer["Location"] += "?kept=1"
    return answer
