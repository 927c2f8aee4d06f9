"""Home again: where each thing goes now, and what is not back, with where it was last."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from beside import journeys, keepsakes
from beside.base.ids import new_id, parse_id
from beside.corner.standing import Standing
from beside.journeys import Return
from beside.keepsakes import Move, Place
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import trips, words
from beside.web.journeys.entries import beside, entry_of, id_in, ids_of, with_spaces
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.trips import Road, last_place
from beside.web.keepsakes.words import Speaker, heading
from beside.web.voice import say

LONGEST = 200
BEFORE, ELSEWHERE, CANNOT_FIND = "before", "elsewhere", "cannot_find"


@dataclass(frozen=True)
class Row:
    """One thing that came home, or is not back."""

    thing: Standing
    word: SafeString | str
    says: SafeString | str
    """Of what is not back: where it was last."""
    spot: str
    """Where it last stood at home."""
    hidden: dict[str, str]
    asked: bool
    """Whether the place is being asked for."""
    why: SafeString | str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def home(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """Home again. Where now? What was answered last closes the journey, once everything is back or meant to be away."""
    road = trips.read(request.house, of)
    if request.method == "POST":
        return _put_back(request, road)
    if road.state.phase != "home":
        return see_other("journeys:one", of)
    return _page(request, road, parse_id(request.GET.get("elsewhere", "")))


@require_POST
@signed_in
def close(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """The journey is over, with everything as it is written down."""
    road = trips.read(request.house, of)
    if road.state.phase == "cancelled":
        return gone_on(request, of)
    if not road.state.over:
        step = journeys.close(by=request.house.member, clock=request.house.clock)
        request.house.append(step, of=of, id=entry_of(request))
    return see_other("journeys:home", of)


def _put_back(request: HouseRequest, road: Road) -> HttpResponseBase:
    one = road.thing(id_in(request, "keepsake"))
    answer = request.POST.get("answer", "")
    said = " ".join(request.POST.get("words", "").split())[:LONGEST]
    if answer not in (BEFORE, ELSEWHERE, CANNOT_FIND):
        return see_other("journeys:home", road.id)
    if road.state.phase != "home":
        return gone_on(request, road.id)
    if answer == ELSEWHERE and not said:
        return _page(request, road, one.id, nothing=True)
    house, entry = request.house, entry_of(request)
    with house.writing():
        house.append(_move(request, one, answer, said), of=one.id, id=entry)
        fresh = trips.read(house, road.id)
        if not fresh.state.over and _return(fresh).closes:
            house.append(journeys.close(by=house.member, clock=house.clock), of=road.id, id=beside(entry, road.id))
    return see_other("journeys:home", road.id)


def _move(request: HouseRequest, one: Standing, answer: str, said: str) -> Move:
    by, clock, seen = request.house.member, request.house.clock, ids_of(request, "seen")
    if answer == CANNOT_FIND:
        return keepsakes.not_found(last_place(one), by=by, clock=clock, seen=seen)
    before = _last_spot(one)
    if answer == ELSEWHERE:
        return keepsakes.come_home(said, by=by, clock=clock, seen=seen)
    return keepsakes.come_home(before.words, by=by, clock=clock, shown=before.kind == "home", seen=seen)


def _last_spot(one: Standing) -> Place:
    return journeys.last_place_at_home(one.lines, one.thing.spot)


def _return(road: Road) -> Return:
    return journeys.home_again(road.id, road.journey, road.moves, road.steps)


def _page(request: HouseRequest, road: Road, asked: UUID | None = None, *, nothing: bool = False) -> HttpResponse:
    speaker, found = Speaker(request.household, road.at), _return(road)
    places = dict(found.not_back)
    rows = [_row(road.things[id], speaker, asked=asked == id, nothing=nothing) for id in (*found.with_us, *places)]
    context = {
        "road": road,
        "title": words.title(road.journey),
        "ask": [row for row in rows if row.thing.id in found.with_us],
        "away": [row for row in rows if row.thing.id in places and row.thing.id not in found.meant],
        "meant": [row for row in rows if row.thing.id in found.meant],
        "all_back": not found.with_us and not found.not_back,
        "over": road.state.over,
        "entry": new_id(),
    }
    return render(request, "journeys/home.html", context, status=422 if nothing else 200)


def _row(one: Standing, speaker: Speaker, *, asked: bool, nothing: bool) -> Row:
    return Row(
        thing=one,
        word=heading(one.thing),
        says=words.last_seen(one, speaker, asked=True)
        if one.now.stands
        else say("place.unknown", "Place not written down."),
        spot=_last_spot(one).words,
        hidden={"entry": str(new_id()), "keepsake": str(one.id), "seen": with_spaces(one.now.seen)},
        asked=asked,
        why=say("home.back|why", "A word or two about where.") if asked and nothing else "",
    )
