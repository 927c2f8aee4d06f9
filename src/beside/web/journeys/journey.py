"""The page of one journey: the way with its legs, what is asked before leaving, what comes along."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from beside import journeys
from beside.base.ids import new_id
from beside.items.errors import NotThere
from beside.items.house import Kept
from beside.journeys import PackingLine, Step
from beside.keepsakes import standing
from beside.rituals import Moment, Time
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import net, packing, picture, trips, words
from beside.web.journeys.entries import entry_of, id_in
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.trips import Road, Travels
from beside.web.journeys.water import came_along, is_offered
from beside.web.journeys.words import Leaving
from beside.web.keepsakes.words import Speaker
from beside.web.voice import say, say_number

TAKEN_BACK_BY_TOUCH = ("leaving", "left", "arrived", "home", "closed", "cancelled")
"""What of the way [That was a slip] takes back."""
NOT_GONE = ("planned", "packing", "leaving")
"""While a journey can be called off. Later the way home is still asked about, whatever else changes."""


@dataclass(frozen=True)
class Stay:
    """The nights between the way there and the way back."""

    nights: SafeString | str
    place: SafeString | str
    water: bool
    """Whether a glass of water is spoken of: something came along, and it is wanted on this journey."""
    offered: bool
    """Whether it can be brought now."""


@require_safe
@signed_in
def one(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """One journey."""
    request.house.look_ahead(*trips.KINDS, Moment, PackingLine)
    travels = trips.read_all(request.house)
    road = _find(travels, of)
    speaker = Speaker(request.household, travels.at)
    moments = [(kept.id, kept.value) for kept in request.house.all(Moment)]
    asked = road.count(road.next).asked_again_at if road.next is not None else None
    silence = None if net.paused(request.house) else net.of_road(road, speaker)
    context = {
        "road": road,
        "title": words.title(road.journey),
        "dates": words.dates(road.journey),
        "by_car": words.by_car(road.journey, speaker),
        "scene": picture.scene(travels, moments, speaker),
        "phase": road.state.phase,
        "ahead": road.state.phase in (*NOT_GONE, "out"),
        "may_call_off": road.state.phase in NOT_GONE,
        "next": road.next,
        "legs": _legs(road, speaker),
        "stay": _stay(road, moments),
        "who": _who(road, speaker),
        "again": words.clock_at(asked, speaker.zone) if asked is not None and silence is None else "",
        "silence": silence,
        "unsaid": _unsaid(road),
        "last": _last_step(road, speaker),
        "entry": new_id(),
        "packing": packing.rows(road, speaker),
        **packing.lines(request.house, road.id, speaker, request.GET.get("away", "")),
    }
    return render(request, "journeys/one.html", context)


@require_POST
@signed_in
def call_off(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """We are not going."""
    road = trips.read(request.house, of)
    if road.state.phase == "cancelled":
        return see_other("journeys:one", of)
    if road.state.phase not in NOT_GONE:
        return gone_on(request, of)
    step = journeys.cancel(by=request.house.member, clock=request.house.clock)
    request.house.append(step, of=of, id=entry_of(request))
    return see_other("journeys:one", of)


@require_POST
@signed_in
def take_back(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """That was a slip: a step of the journey is taken back by a new one."""
    step: Kept[Step] = request.house.get(Step, id_in(request, "of"))
    if step.of != of or step.value.act not in TAKEN_BACK_BY_TOUCH:
        raise NotThere
    slip = journeys.that_was_a_slip(step.id, by=request.house.member, clock=request.house.clock)
    request.house.append(slip, of=of, id=entry_of(request))
    return see_other("journeys:one", of)


@require_POST
@signed_in
def stay_on(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """We are not leaving yet after all: what was answered at this departure is asked anew."""
    road = trips.read(request.house, of)
    if road.is_past(road.departure(leg)):
        return gone_on(request, of)
    step = journeys.we_stay(leg, by=request.house.member, clock=request.house.clock)
    request.house.append(step, of=of, id=entry_of(request))
    return see_other("journeys:one", of)


def _find(travels: Travels, id: UUID) -> Road:
    for road in travels.roads:
        if road.id == id:
            return road
    raise NotThere


def _legs(road: Road, speaker: Speaker) -> list[Leaving]:
    asks = [one.keepsake for one in road.count(journeys.departures(road.id, road.journey)[0]).asked]
    return [words.leaving(road, leg, speaker, asks=tuple(asks)) for leg in road.journey.legs]


def _stay(road: Road, moments: list[Time]) -> Stay | None:
    if len(road.journey.legs) < 2:
        return None
    there, back = road.journey.legs[0], road.journey.legs[-1]
    nights = (back.leaves.date - there.leaves.date).days if there.leaves and back.leaves else 0
    return Stay(
        nights=say_number("go.nights", "One night", "{n} nights", nights) if nights > 0 else "",
        place=words.sentence(there.to.words),
        water=came_along(road) and not journeys.water_declined(road.journey, road.steps),
        offered=is_offered(road, moments),
    )


def _who(road: Road, speaker: Speaker) -> list[SafeString]:
    """Who carries, who drives, what comes along."""
    journey, said = road.journey, []
    carries, drives = speaker.who(journey.carries), speaker.who(journey.drives)
    along = words.named(journey.along, road.things)
    if carries and along:
        said.append(say("go.carry", "{member} carries: {things}.", member=carries, things=along))
    elif along:
        said.append(say("go.carry|bare", "Comes along: {things}.", things=along))
    if drives:
        said.append(say("go.sum|drives", "{member} drives.", member=drives))
    return said


def _unsaid(road: Road) -> SafeString | str:
    """There: what was asked after at the door before, and nobody has said since where it is."""
    if road.state.phase != "there":
        return ""
    asked = road.count(road.departure(road.goal.id)).asked
    open_ = [one.keepsake for one in asked if one.answers.state != "answered" and not _said_there(road, one.keepsake)]
    return (
        say("arrive.unsaid", "Where now is not written down: {things}.", things=words.named(open_, road.things))
        if open_
        else ""
    )


def _said_there(road: Road, keepsake: UUID) -> bool:
    since, arrived = road.things[keepsake].now.stands, road.state.since
    return since is not None and arrived is not None and since[1].said >= arrived


def _last_step(road: Road, speaker: Speaker) -> dict[str, object] | None:
    """The word on the way that stands last, with who said it and when, to be taken back."""
    live = [
        (id, step)
        for id, step in standing(road.steps)
        if step.act in TAKEN_BACK_BY_TOUCH and (step.act != "leaving" or road.state.phase == "leaving")
    ]
    if not live:
        return None
    id, step = live[-1]
    who, time = speaker.who(step.by), speaker.when(step.said)
    by = (
        say("go.step|by", "{member}, {time}.", member=who, time=time)
        if who
        else say("leave.said|time", "{time}.", time=time)
    )
    return {"id": id, "by": by, "entry": new_id()}
