"""What Beside calls the one who is signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beside.family.kinds import Person
from beside.web.faces import Field
from beside.web.failures import pages
from beside.web.family import offers
from beside.web.family.asking import too_long, typed
from beside.web.family.saving import chosen, merge, other, rev_in
from beside.web.family.settings import to_settings
from beside.web.http import HouseRequest, signed_in
from beside.web.voice import say, say_plain


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def you(request: HouseRequest) -> HttpResponse:
    """A first name, Mum, Papa, or nothing. For oneself alone: what another is called is theirs to say."""
    kept = request.house.get(Person, request.house.member)
    if request.method != "POST":
        return _page(request, kept.value.name, kept.rev)
    name = typed(request.POST, "name")
    why = too_long(name)
    if why:
        return _page(request, name, rev_in(request.POST), why)
    with request.house.writing():
        kept = request.house.get(Person, request.house.member)
        merged = merge(request.house, kept, rev_in(request.POST), chosen(request, {"name": name}))
        if not merged.differ:
            merged.save(request.house)
            offers.settle(request.house, request.household, "you")
            return to_settings()
    label = say_plain("start.you", "The word your family uses")
    return pages.both(
        request,
        member=other(request.household, kept, request.house.member),
        action=request.path,
        mine=[pages.Field(label, name)],
        theirs=[pages.Field(label, kept.value.name)],
        carry={"name": name, "rev": str(kept.rev), "differ": "name"},
        can_keep_both=False,
    )


def _page(request: HouseRequest, name: str, rev: int, why: str = "") -> HttpResponse:
    field = Field(
        name="name",
        label=say("start.you", "The word your family uses"),
        value=name,
        hint=say("start.you", "A first name, Mum, Papa."),
        why=why,
        literal=True,
        autocomplete="nickname",
    )
    return render(request, "family/you.html", {"field": field, "rev": rev}, status=422 if why else 200)
