"""When a leg leaves: another day, another part of it, an exact time; and a way back where there was none."""

from datetime import time
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from beside import journeys
from beside.items.errors import NotThere
from beside.journeys import BackBeforeLeavingError, Leg, Planned
from beside.web.faces import Choice, Field
from beside.web.failures import pages
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import trips, words
from beside.web.journeys.entries import entry_of
from beside.web.journeys.forms import LATER, OPEN, When, Why, before_leaving, part_of, why_not
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.settle import Piece, settle
from beside.web.journeys.trips import Road, today
from beside.web.voice import say, say_plain
from beside.web.wording import fortnight, say_day


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def times(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """Another time for a leg that has not left. What was answered there already is then asked anew."""
    road = trips.read(request.house, of)
    departure, one = road.departure(leg), road.leg(leg)
    if road.is_past(departure) or (road.state.leg == leg and road.state.phase in ("out", "back")):
        return gone_on(request, of)
    piece = Piece(
        lambda journey: _written(journey.leg(leg).leaves),
        lambda journey, text: journeys.leave_at(journey, leg, _planned(text, one.from_.zone)),
        lambda text: [pages.Field(say_plain("go.leave", "You leave"), _told(text, one.from_.zone))],
    )
    if request.method != "POST":
        return _page(request, road, one)
    when, mine = When.read(request.POST, "leave"), request.POST.get("mine", "")
    if not mine:
        why = _why(when, road, one)
        if why:
            return _page(request, road, one, when, why)
        planned = when.planned(one.from_.zone)
        mine = _written(planned)
    answered = any(asked.answers.state != "open" for asked in road.count(departure).asked)
    entry = entry_of(request)

    def ask_anew() -> None:
        if answered or road.state.leg == leg:
            stays = journeys.we_stay(leg, by=request.house.member, clock=request.house.clock)
            request.house.append(stays, of=of, id=entry)

    try:
        return settle(request, road.kept, piece, mine, also=ask_anew)
    except BackBeforeLeavingError:
        return _page(request, road, one, when, before_leaving())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def way_back(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """A way back to a journey that had none; its day can stay open."""
    road = trips.read(request.house, of)
    if road.state.over or road.state.phase == "home":
        return gone_on(request, of)
    if request.method == "POST" and road.journey.back == "moving":
        request.house.change(road.kept, journeys.add_way_back(road.kept.value, None))
    return see_other("journeys:one", of)


def _page(request: HouseRequest, road: Road, leg: Leg, when: When | None = None, why: Why = "") -> HttpResponseBase:
    days = fortnight(today(road.at, leg.from_.zone))
    when = when or When.of(leg.leaves, {day.value for day in days})
    more = [Choice(value=LATER, text=say("go.leave", "Another day"), opens=True)]
    if _can_be_open(road, leg):
        more.append(Choice(value=OPEN, text=say("go.back", "Not known yet")))
    context = {
        "road": road,
        "leg": leg,
        "eyebrow": words.title(road.journey),
        "legend": say("go.leave", "You leave") if leg.from_.kind == "home" else say("go.back", "You come back"),
        "days": days,
        "when": when,
        "more": more,
        "date": Field(name="leave-date", label=say("go.date", "The day"), kind="date", value=when.date),
        "time": Field(
            name="leave-time",
            label=say("go.time", "An exact time, where there is one"),
            hint=say("go.time|hint", "Without one, the part of the day holds."),
            kind="time",
            value=when.time,
        ),
        "why": why,
        "hidden": {"was": _written(leg.leaves), "entry": str(entry_of(request))},
    }
    return render(request, "journeys/times.html", context, status=422 if why else 200)


def _can_be_open(road: Road, leg: Leg) -> bool:
    return leg is not road.journey.legs[0]


def _why(when: When, road: Road, leg: Leg) -> Why:
    if when.day == OPEN and _can_be_open(road, leg):
        return ""
    if when.time and not _is_time(when.time):
        return say("go.time|why", "A time like 6:10 is meant here.")
    return why_not(when, today(road.at, leg.from_.zone), back=_can_be_open(road, leg))


def _is_time(text: str) -> bool:
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return True


def _written(planned: Planned | None) -> str:
    return f"{planned.day}|{planned.part or ''}|{planned.time or ''}" if planned else OPEN


def _planned(text: str, zone: str) -> Planned | None:
    """The plan that a form carried; NotThere for a text that is none."""
    if text == OPEN:
        return None
    day, _, rest = text.partition("|")
    part, _, exact = rest.partition("|")
    try:
        return Planned(day=day, part=part_of(part), time=exact or None, zone=zone)
    except ValueError:
        raise NotThere from None


def _told(text: str, zone: str) -> str:
    planned = _planned(text, zone)
    if planned is None:
        return say_plain("go.back", "Not known yet")
    return say_plain("go.planned", "{date}, {time}", date=say_day(planned.date), time=words.when(planned))
