"""What was put away: in one place, whatever it is, until when, and [Bring back]."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from beside.base.clock import Millis, from_millis
from beside.family.household import Household
from beside.family.kinds import Baby
from beside.items.errors import Closed, NotThere
from beside.items.house import AWAY_FOR, House, Kept
from beside.items.kinds import Kind
from beside.journeys import Journey
from beside.keepsakes import Keepsake
from beside.memories import Memory
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.keepsakes.words import word
from beside.web.memories.shown import title
from beside.web.voice import own, say
from beside.web.wording import say_date

KINDS: tuple[type[Kind], ...] = (Keepsake, Memory, Journey, Baby)
"""What can be put away and brought back."""


@dataclass(frozen=True)
class Line:
    """One thing that was put away."""

    id: UUID
    at: Millis
    says: SafeString


@require_safe
@signed_in
def put_away(request: HouseRequest) -> HttpResponse:
    """The list, last put away first. `?near=1` asks for the words, so that it is whole."""
    house = request.house
    if request.GET.get("near") == "1" and house.has_closed_rooms:
        raise Closed
    lines = sorted(_lines(house, request.household, request.clock.now()), key=lambda line: -line.at)
    return render(request, "family/away.html", {"lines": lines, "closed": house.has_closed_rooms})


@require_POST
@signed_in
def bring_back(request: HouseRequest, id: UUID) -> HttpResponse:
    """Bring one thing back. Sent twice, it is back all the same. Raises NotThere once it is gone for good."""
    for kind in KINDS:
        try:
            request.house.bring_back(kind, id)
        except NotThere:
            continue
        return see_other("family:away")
    if not any(_is_back(request.house, kind, id) for kind in KINDS):
        raise NotThere
    return see_other("family:away")


def _is_back(house: House, kind: type[Kind], id: UUID) -> bool:
    try:
        house.get(kind, id)
    except NotThere:
        return False
    return True


def _lines(house: House, household: Household, now: datetime) -> Iterator[Line]:
    house.look_ahead(*KINDS)
    zone = ZoneInfo(household.zone)
    for kind in KINDS:
        for kept in house.away(kind):
            at = kept.value.away.at if kept.value.away else 0
            until = from_millis(at) + AWAY_FOR
            if until > now:
                date = say_date(until.astimezone(zone).date(), today=now.astimezone(zone).date())
                yield Line(kept.id, at, _says(kept, date))


def _says(kept: Kept[Kind], until: SafeString) -> SafeString:
    match kept.value:
        case Keepsake() as thing:
            return say("away.done", "Put away until {until}: {title}.", until=until, title=word(thing))
        case Memory() as memory:
            return say("away.done", "Put away until {until}: {title}.", until=until, title=title(memory))
        case Journey() as journey:
            return say("away.done", "Put away until {until}: {title}.", until=until, title=journey.place)
        case Baby() as baby:
            name = own(baby.name) if baby.name else say("baby|unnamed", "your baby")
            return say(
                "put.baby", "Taken back, and can be brought back until {until}: {title}.", until=until, title=name
            )
        case other:
            raise TypeError(type(other))
