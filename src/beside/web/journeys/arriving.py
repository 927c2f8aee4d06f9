"""On the way, with the picture of the bag first; and there."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from beside import journeys
from beside.base.departure import Departure
from beside.base.ids import new_id
from beside.corner.standing import Standing
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import bag, trips, words
from beside.web.journeys.entries import beside, entry_of
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.trips import Road
from beside.web.journeys.water import is_offered, moments_of
from beside.web.keepsakes.words import Speaker
from beside.web.voice import own


@require_POST
@signed_in
def left(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """We are on the way."""
    road = trips.read(request.house, of)
    if road.is_past(road.departure(leg)):
        return gone_on(request, of)
    if (road.state.leg, road.state.phase in ("out", "back")) != (leg, True):
        step = journeys.we_are_on_the_way(leg, by=request.house.member, clock=request.house.clock)
        request.house.append(step, of=of, id=entry_of(request))
    return see_other("journeys:look", of)


@require_safe
@signed_in
def look(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """Look again: the bag first, then where to, with whom, and what is with them."""
    road = trips.read(request.house, of)
    if road.state.phase not in ("out", "back"):
        return see_other("journeys:one", of)
    speaker = Speaker(request.household, road.at)
    departure = road.departure(road.goal.id)
    context = {
        "road": road,
        "leg": road.goal,
        "photo": bag.shown(request.house, departure, speaker),
        "says": words.on_the_way(road, _with_us(road, departure), speaker),
        "open": road.count(departure).open,
        "home": road.goal.to.kind == "home" and len(road.journey.legs) > 1,
        "place": own(road.goal.to.words),
        "entry": new_id(),
    }
    return render(request, "journeys/look.html", context)


@require_POST
@signed_in
def here(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """We are here: the step, and a move for each thing that came."""
    road = trips.read(request.house, of)
    departure = road.departure(leg)
    if road.is_past(departure):
        return _onward(request, road, leg) if road.state.leg == leg and not road.state.over else gone_on(request, of)
    house, entry = request.house, entry_of(request)
    step, moves = journeys.arrive(departure, road.journey, road.moves, road.steps, by=house.member, clock=house.clock)
    with house.writing():
        house.append(step, of=of, id=entry)
        for keepsake, move in moves:
            house.append(move, of=keepsake, id=beside(entry, keepsake))
    return _onward(request, trips.read(house, of), leg)


def _onward(request: HouseRequest, road: Road, leg: UUID) -> HttpResponseBase:
    """Home: where everything goes now. There: the glass of water, if it is offered."""
    if road.leg(leg).to.kind == "home":
        return see_other("journeys:home", road.id)
    return see_other("journeys:water" if is_offered(road, moments_of(request.house)) else "journeys:one", road.id)


def _with_us(road: Road, departure: Departure) -> list[UUID]:
    """What was answered "with us" at this departure, and contradicted by nobody."""
    answered = [one.keepsake for one in road.count(departure).asked if one.answers.answer == "with_us"]
    return [id for id in answered if id in road.things and _carried(road.things[id])]


def _carried(one: Standing) -> bool:
    return one.shown and one.now.found and not one.now.contradicted and one.now.place.kind == "with_us"
