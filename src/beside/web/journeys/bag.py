"""The picture of the packed bag: kept with the departure it belongs to, and the first thing seen on the way."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from beside.base.departure import Departure
from beside.base.ids import new_id
from beside.items.house import House
from beside.memories import Memory
from beside.objects.folder import NoRoom
from beside.web.faces import Field
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import rows, words
from beside.web.journeys.entries import entry_of
from beside.web.journeys.gone_on import gone_on
from beside.web.keepsakes.words import Speaker
from beside.web.memories.photos import NotTaken, keep_photo, uploaded
from beside.web.voice import say, say_plain

LONGEST = 200


@dataclass(frozen=True)
class BagPhoto:
    """The picture as a page shows it."""

    src: str
    line: str
    by: SafeString
    alt: str
    width: int
    height: int


def shown(house: House, departure: Departure, speaker: Speaker) -> BagPhoto | None:
    """The latest picture of the bag at a departure; None if there is none that can be shown."""
    if departure.leg is None:
        return None
    of_journey = house.all(Memory, of=departure.of)
    kept = [one for one in of_journey if one.value.bag == departure and _can_be_shown(one.value)]
    if not kept:
        return None
    last = max(kept, key=lambda one: (one.value.kept_at, one.id.bytes))
    memory, picture = last.value, last.value.picture
    return BagPhoto(
        src=reverse("memories:picture", args=[last.id, "view"]),
        line=memory.line,
        by=_by(memory, speaker),
        alt=say_plain("leave.bag", "The packed bag"),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def picture(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """Take a picture of the bag, with what it is in, in the family's own words."""
    asking = rows.at_leg(request.house, of, leg)
    assert asking.road is not None
    if asking.road.is_past(asking.departure):
        return gone_on(request, of)
    line, why, status, entry = "", "", 200, new_id()
    if request.method == "POST":
        line, entry = request.POST.get("line", "").strip()[:LONGEST], entry_of(request)
        upload = uploaded(request)
        if upload is None:
            why, status = say("leave.bag|none", "Take or choose a picture first."), 422
        else:
            try:
                keep_photo(request, upload, line=line, covered=False, room="together", bag=asking.departure, id=entry)
                return see_other("journeys:count", of, leg)
            except NotTaken as refused:
                why, status = _why(refused), 507 if refused.why == "room" else 422
            except NoRoom:
                why, status = _full(upload.name or ""), 507
    packed = [one.now.container for one in (asking.things[id] for id in asking.road.journey.along) if one.now.container]
    context = {
        "eyebrow": words.eyebrow(asking.road, asking.road.leg_of(asking.departure)),
        "of": of,
        "leg": leg,
        "hidden": {"entry": str(entry)},
        "photo": Field(
            name="photo", label=say("leave.bag|photo", "The picture"), kind="file", accept="image/*", why=why
        ),
        "line": Field(
            name="line",
            label=say("leave.bag|line", "What is it in?"),
            value=line or (packed[0] if packed else ""),
            hint=say("leave.bag|hint", "In your words: in the blue bag."),
            wrote=True,
            autocomplete="off",
        ),
    }
    return render(request, "journeys/bag.html", context, status=status)


def _can_be_shown(memory: Memory) -> bool:
    return memory.picture is not None and memory.picture.view is not None


def _by(memory: Memory, speaker: Speaker) -> SafeString:
    who, time = speaker.who(memory.by), speaker.when(memory.kept_at)
    return say("leave.look|by", "{time}, {member}", time=time, member=who) if who else time


def _why(refused: NotTaken) -> SafeString:
    match refused.why:
        case "size":
            return say(
                "up.big",
                "{file} is larger than the {limit} that fit here. On your device it is untouched.",
                file=refused.file,
                limit="50 MB",
            )
        case "kind":
            return say("up.kind", "{file} is of a kind Beside cannot open. It is not kept here.", file=refused.file)
        case _:
            return _full(refused.file)


def _full(file: str) -> SafeString:
    return say("up.full", "There is no room for {file}. Everything before it is kept.", file=file)
