"""On arrival: a glass of water by the box is offered, once, and nothing else unasked."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from beside import journeys, rituals
from beside.base.clock import from_millis
from beside.base.ids import new_id
from beside.items.errors import NotThere
from beside.items.house import House
from beside.journeys import departures
from beside.keepsakes import standing
from beside.rituals import Moment, Time, offers_water
from beside.web.faces import Choice
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import picture, trips, words
from beside.web.journeys.entries import entry_of, id_in
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.trips import Road
from beside.web.keepsakes.words import Speaker
from beside.web.voice import own, say
from beside.web.wording import listing, say_day

BRING, NOT_ON_THIS = "bring", "never"


def came_along(road: Road) -> bool:
    """Whether anything came along, as far as is known: not all of it was meant to stay."""
    first = departures(road.id, road.journey)[0]
    return any(one.answers.answer not in ("stays", "cannot_find") for one in road.count(first).asked)


def is_offered(road: Road, moments: list[Time]) -> bool:
    """Whether the arrival offers it now."""
    declined = journeys.water_declined(road.journey, road.steps)
    arrived = journeys.arrived_at(road.journey, road.steps)
    return came_along(road) and offers_water(moments, arrived, declined=declined)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def water(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """[Bring the water] [Not now] [Not on this journey]."""
    road = trips.read(request.house, of)
    moments = moments_of(request.house)
    if request.method == "POST" and request.POST.get("answer") == NOT_ON_THIS:
        if not journeys.water_declined(road.journey, road.steps):
            step = journeys.no_water(by=request.house.member, clock=request.house.clock)
            request.house.append(step, of=of, id=entry_of(request))
        return see_other("journeys:one", of)
    if request.method == "POST" and request.POST.get("answer") == BRING:
        return _bring(request, road, moments)
    if not is_offered(road, moments):
        return see_other("journeys:kept" if _brought(road, moments) else "journeys:one", of)
    speaker = Speaker(request.household, road.at)
    context = {
        "road": road,
        "offer": _offer(road, moments),
        "hidden": {"entry": str(new_id())},
        "who": _choices(speaker, request.house.member),
        "place": words.sentence(road.goal.to.words),
    }
    return render(request, "journeys/water.html", context)


@require_safe
@signed_in
def kept(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """The glass stands there: the true picture, and [Keep this day] or [Leave it so]."""
    travels = trips.read_all(request.house)
    road = next((road for road in travels.roads if road.id == of), None)
    moments = moments_of(request.house)
    brought = _brought(road, moments) if road is not None else None
    if road is None or brought is None:
        raise NotThere
    speaker = Speaker(request.household, travels.at)
    context = {
        "road": road,
        "scene": picture.scene(travels, moments, speaker, new_water=True),
        "says": _kept(brought[1], road, speaker),
        "stands": picture.here(travels, moments, speaker).water is not None,
        "of": brought[0],
        "entry": new_id(),
    }
    return render(request, "journeys/kept.html", context)


@require_POST
@signed_in
def slip(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """That was a slip: no glass was brought."""
    moment = request.house.get(Moment, id_in(request, "of"))
    if moment.of != of:
        raise NotThere
    back = rituals.that_was_a_slip(moment.id, by=request.house.member, clock=request.house.clock)
    request.house.append(back, of=of, id=entry_of(request))
    return see_other("journeys:one", of)


def moments_of(house: House) -> list[Time]:
    """Every glass of water, wherever it was brought."""
    return [(kept.id, kept.value) for kept in house.all(Moment)]


def _bring(request: HouseRequest, road: Road, moments: list[Time]) -> HttpResponseBase:
    if _brought(road, moments):
        return see_other("journeys:kept", road.id)
    if not is_offered(road, moments):
        return gone_on(request, road.id)
    household, chosen = request.household, request.POST.getlist("who")
    brought = rituals.bring_water(
        by=request.house.member,
        clock=request.house.clock,
        journey=road.id,
        place=road.goal.to.words,
        members=tuple(kept.id for kept in household.people if str(kept.id) in chosen),
        children=tuple(kept.value.name for kept in household.children if str(kept.id) in chosen),
    )
    request.house.append(brought, of=road.id, id=entry_of(request))
    return see_other("journeys:kept", road.id)


def _brought(road: Road, moments: list[Time]) -> Time | None:
    """The glass that was brought on this journey last, if one was."""
    here = [one for one in standing(moments) if one[1].journey == road.id]
    return here[-1] if here else None


def _offer(road: Road, moments: list[Time]) -> SafeString:
    """What is offered; "for arrivals you chose" is said only where a family has brought one before."""
    box = any(road.things[id].thing.sort == "box" for id in road.journey.along)
    chosen = bool(standing(moments))
    if chosen and box:
        return say("arrive.offer", "For arrivals you chose: a glass of water by the box. Now?")
    if chosen:
        return say("arrive.offer|bare", "For arrivals you chose: a glass of water. Now?")
    if box:
        return say("arrive.offer|first", "Some families bring a glass of water to the box when they arrive. Now?")
    return say("arrive.offer|first|bare", "Some families bring a glass of water when they arrive. Now?")


def _choices(speaker: Speaker, member: UUID) -> list[Choice]:
    """Who brings it: the children by name, or me. Nothing has to be chosen."""
    children = [Choice(value=str(kept.id), text=own(kept.value.name)) for kept in speaker.household.children]
    return [*children, Choice(value=str(member), text=say("arrive.by", "Me"))]


def _kept(moment: Moment, road: Road, speaker: Speaker) -> SafeString:
    names = [speaker.who(id) for id in moment.members if speaker.who(id)]
    who = [*moment.children, *names]
    day = say_day(trips.today(from_millis(moment.said), road.goal.to.zone))
    if who:
        return say(
            "moment.kept",
            "Kept: a glass of water, {place}, {date}. {members}.",
            place=moment.place,
            date=day,
            members=listing(who),
        )
    return say("moment.kept|nobody", "Kept: a glass of water, {place}, {date}.", place=moment.place, date=day)
