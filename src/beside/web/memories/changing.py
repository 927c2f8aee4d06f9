"""A memory told anew, moved to other eyes, put away, brought back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from beside.base.clock import to_millis
from beside.base.edtf import as_given
from beside.items.errors import Changed, NotThere
from beside.items.house import Kept
from beside.memories import Memory
from beside.web.faces import Field
from beside.web.failures import pages
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.memories import photos
from beside.web.memories.forms import ChangeForm, rooms_for
from beside.web.memories.new_page import cover_choices
from beside.web.memories.shown import Teller
from beside.web.memories.who import Who
from beside.web.voice import plain, say, say_plain


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: HouseRequest, id: UUID) -> HttpResponse:
    """Line, day, cover and who can see it."""
    kept = request.house.get(Memory, id)
    if request.method != "POST":
        return _show(request, kept, ChangeForm.of(kept))
    form = ChangeForm.read(request, kept, _who(request))
    if form.keep == "theirs":
        return see_other("memories:one", id)
    if form.keep == "both":
        form = form.beside(kept.value)
    if form.rev != kept.rev:
        return _two_versions(request, form, kept)
    if not form.line and kept.value.picture is None:
        return _show(request, kept, form, why=say("memo.empty", "A line is needed here: there is no picture with it."))
    if form.room != kept.room and form.room in ("own", "together") and not form.sure:
        return render(request, "memories/sure.html", {"memory": id, "form": form, "stays": kept.room})
    return _save(request, kept, form)


@require_POST
@signed_in
def put_away(request: HouseRequest, id: UUID) -> HttpResponse:
    """Put it away for 30 days. A second touch finds it put away and leads to the same page."""
    house = request.house
    if not any(kept.id == id for kept in house.away(Memory)):
        try:
            house.put_away(house.get(Memory, id))
        except Changed as other:
            house.put_away(other.theirs)
    return see_other("memories:put_away")


@require_POST
@signed_in
def bring_back(request: HouseRequest, id: UUID) -> HttpResponse:
    """Bring back what was put away. A second touch finds it brought back and leads to the same page."""
    try:
        request.house.bring_back(Memory, id)
    except NotThere:
        request.house.get(Memory, id)
    return see_other("memories:one", id)


def _save(request: HouseRequest, kept: Kept[Memory], form: ChangeForm) -> HttpResponse:
    value = form.value(kept.value)
    try:
        if form.room != kept.room:
            photos.move(request.house, kept, form.room, value)
        elif value != kept.value:
            request.house.change(kept, value)
    except Changed as other:
        return _two_versions(request, form, other.theirs)
    return see_other("memories:one", kept.id)


def _two_versions(request: HouseRequest, form: ChangeForm, theirs: Kept[Memory]) -> HttpResponse:
    """Both versions, side by side; nothing if the two say the same."""
    labels = [
        (str(say_plain("memo.photo", "Your line under it")), form.line, theirs.value.line),
        (str(say_plain("memo.when", "When was it?")), form.day, as_given(theirs.value.day)),
        (str(say_plain("cover.label", "Covered or open")), _cover(form.covered), _cover(theirs.value.covered)),
        (
            str(say_plain("who.choice", "Who can see this")),
            plain(_who(request).line(form.room)),
            plain(_who(request).line(theirs.room)),
        ),
    ]
    differing = [(label, mine, other) for label, mine, other in labels if mine != other]
    if not differing:
        return see_other("memories:one", theirs.id)
    return pages.both(
        request,
        member=request.household.name_of(theirs.value.written.by if theirs.value.written else None),
        action=reverse("memories:change", args=[theirs.id]),
        mine=[pages.Field(label, mine) for label, mine, _ in differing],
        theirs=[pages.Field(label, other) for label, _, other in differing],
        carry=form.fields | {"rev": str(theirs.rev)},
        can_keep_both=form.line != theirs.value.line,
    )


def _show(request: HouseRequest, kept: Kept[Memory], form: ChangeForm, why: str = "") -> HttpResponse:
    who = _who(request)
    rooms = rooms_for(kept, who)
    context = {
        "memory": kept.id,
        "form": form,
        "hidden": {"rev": str(form.rev)},
        "line": Field(
            name="line",
            label=say("memo.photo", "Your line under it") if kept.value.picture else say("memo.line", "Your line"),
            value=form.line,
            rows=3,
            wrote=True,
            why=why,
        ),
        "day": None
        if kept.value.bag is not None
        else Field(
            name="day",
            label=say("memo.when", "When was it?"),
            value=form.day,
            hint=say(
                "memo.when",
                "As you would say it: spring 2021, 14 September 2021, a Sunday by the lake. It can stay empty.",
            ),
            autocomplete="off",
        ),
        "coverable": kept.value.picture is not None and kept.value.bag is None,
        "covered": Teller(request.household, to_millis(request.clock.now())).covered(),
        "covers": cover_choices(form.covered),
        "who_line": who.line(form.room),
        "who_choices": who.choices(form.room, among=rooms) if len(rooms) > 1 else [],
    }
    return render(request, "memories/change.html", context, status=422 if why else 200)


def _cover(covered: bool) -> str:
    return say_plain("cover.is", "Covered") if covered else say_plain("cover.is", "Open")


def _who(request: HouseRequest) -> Who:
    return Who(request.household, request.house)
