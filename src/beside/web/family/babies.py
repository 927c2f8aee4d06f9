"""What the family calls its babies: names in its own order, none required; never an age, never a date."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beside.base.ids import parse_id
from beside.family.kinds import Baby
from beside.web.failures import pages
from beside.web.family import naming, offers
from beside.web.family.naming import Line
from beside.web.family.saving import Merge, chosen, merge, other
from beside.web.family.settings import to_settings
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.voice import say_plain


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def babies(request: HouseRequest) -> HttpResponse:
    """One form for all names. Whichever button is touched, what was typed is kept with it."""
    standing = request.household.babies
    if request.method != "POST":
        return _page(request, naming.shown(standing))
    lines = naming.read(request.POST, standing)
    act, _, at = request.POST.get("act", "").partition("-")
    if act == "more":
        return _page(request, [*lines, naming.empty()])
    if any(line.why for line in lines):
        return _page(request, lines)
    differ = _keep(request, lines)
    if differ:
        return _both(request, lines, differ)
    return _then(request, act, parse_id(at))


def _then(request: HouseRequest, act: str, id: UUID | None) -> HttpResponse:
    """What else the touched button asks for, once the names are kept."""
    if id is None or id not in {baby.id for baby in request.household.babies}:
        return to_settings()
    if act == "first":
        naming.put_first(request.house, id)
        return see_other("family:babies")
    if act == "slip" and naming.take_back(request.house, id):
        return see_other("family:away")
    return to_settings()


def _keep(request: HouseRequest, lines: Sequence[Line]) -> list[Merge[Baby]]:
    """Keep all names together; where two people differ nothing is kept, and what they differ in is returned."""
    house = request.house
    mine = chosen(request, {line.id.hex: line.name for line in lines})
    with house.writing():
        merges = [
            merge(house, house.get(Baby, line.id), line.rev, {"name": line.name})
            for line in lines
            if not line.new and line.id.hex in mine
        ]
        differ = [one for one in merges if one.differ]
        if differ:
            return differ
        for one in merges:
            one.save(house)
        for line in lines:
            if line.new:
                naming.add(house, line)
        offers.settle(house, request.household, "name")
    return []


def _both(request: HouseRequest, lines: Sequence[Line], differ: Sequence[Merge[Baby]]) -> HttpResponse:
    """Both versions of the names that two people changed; the other names go along."""
    label = say_plain("set.babies", "The name")
    revs = {one.kept.id.hex: one.kept.rev for one in differ}
    carry = {line.field.name: line.name for line in lines}
    carry |= {f"rev-{line.id.hex}": str(revs.get(line.id.hex, line.rev)) for line in lines if not line.new}
    return pages.both(
        request,
        member=other(request.household, differ[0].kept, request.house.member),
        action=request.path,
        mine=[pages.Field(label, _name(one.values["name"])) for one in differ],
        theirs=[pages.Field(label, _name(one.theirs("name"))) for one in differ],
        carry={**carry, "differ": " ".join(revs)},
        can_keep_both=False,
    )


def _name(name: str) -> str:
    return name or say_plain("set.babies", "No name")


def _page(request: HouseRequest, lines: Sequence[Line]) -> HttpResponse:
    context = {"lines": lines, "several": len(lines) > 1, "standing": request.household.babies}
    return render(request, "family/babies.html", context, status=422 if any(line.why for line in lines) else 200)
