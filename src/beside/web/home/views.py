"""Home itself."""

from uuid import UUID

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from beside.family import members
from beside.family.kinds import Note
from beside.web import kept
from beside.web.always.pausing import mode_of
from beside.web.home import coming, picture, told
from beside.web.home.reading import read
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys.net import silence
from beside.web.keepsakes.words import Speaker


@require_safe
def corner(request: HttpRequest) -> HttpResponseBase:
    """The corner, for whoever is signed in; the first evening before there is a key."""
    if getattr(request, "house", None) is None:
        family = members.the_family()
        return redirect("door:in" if family and members.has_begun(family) else "begin:evening")
    return _home(request)


@signed_in
def _home(request: HouseRequest) -> HttpResponseBase:
    seen = read(request.house, request.household)
    speaker = Speaker(request.household, seen.now.at)
    says = told.first_sentence(seen.now, speaker, has_ashes=seen.has_ashes)
    mode = mode_of(request.house)
    context = {
        "now": seen.now,
        "says": says,
        "lines": told.other_lines(seen.now, speaker),
        "hour": told.hour_line(seen.now),
        "water": told.water_line(seen.now, speaker),
        "scene": picture.scene(seen.now, speaker, says),
        "unknown": [one for one in seen.now.apart if one.now.found and one.now.place.kind == "unknown"],
        "differ": [one for one in seen.things if one.now.contradicted],
        "silence": silence(request.house, request.household, travels=seen.travels),
        "next": coming.sheet(seen.road, speaker, seen.now.at) if seen.road and mode == "none" else None,
        "notes": [
            (note.id, speaker.who(note.value.member), speaker.date(note.value.at), speaker.clock(note.value.at))
            for note in seen.notes
        ],
        "restored": [(note.id, speaker.date(note.value.at), speaker.clock(note.value.at)) for note in seen.restored],
        "only_here": mode == "none" and kept.line(settings.BESIDE_HOME),
        "paused": mode != "none",
    }
    return render(request, "home/corner.html", context)


@require_POST
@signed_in
def one_of_us(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """A keeper says that it was one of them who was let in: that line is not shown to them again."""
    note = request.house.get(Note, id)
    if request.house.member not in note.value.seen_by:
        by = (*note.value.seen_by, request.house.member)
        request.house.change(note, msgspec.structs.replace(note.value, seen_by=by))
    return see_other("home:corner")
