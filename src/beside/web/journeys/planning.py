"""All journeys, and a new one: six touches, or three to a place where they have been."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from beside import journeys
from beside.base.ids import parse_id
from beside.items.house import House
from beside.journeys import BackBeforeLeavingError, Journey, Planned
from beside.web.faces import Choice, Field
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import trips, words
from beside.web.journeys.entries import keep_once, with_spaces
from beside.web.journeys.forms import ELSE, LATER, MOVING, OPEN, PlanForm, Why, before_leaving, why_not
from beside.web.journeys.trips import Road, Travels, moves_of, today
from beside.web.keepsakes.words import Speaker
from beside.web.voice import own, say
from beside.web.wording import fortnight

MOST_PLACES = 7
"""So many places can be touched; with [Somewhere else] that is all a row of chips may hold."""


@require_safe
@signed_in
def everything(request: HouseRequest) -> HttpResponseBase:
    """The journeys ahead and the earlier ones."""
    travels = trips.read_all(request.house)
    speaker = Speaker(request.household, travels.at)
    context = {
        "ahead": [_line(road, speaker) for road in travels.ahead],
        "behind": [_line(road, speaker) for road in travels.behind],
    }
    return render(request, "journeys/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HouseRequest) -> HttpResponseBase:
    """We are going away. With `again`, an earlier journey: to the same place, the same people, the same things."""
    travels = trips.read_all(request.house)
    again = _road(travels, request.POST.get("again", "") or request.GET.get("again", ""))
    if request.method != "POST":
        form = PlanForm.blank(again.journey if again else None, again.id if again else None)
        return _page(request, travels, form, {}, again)
    form = PlanForm.read(request)
    before = _road(travels, form.place)
    form = form.with_parts_of(before.journey if before else None)
    place = before.journey.place if before else form.where
    day = today(travels.at, request.household.zone)
    wrong = _wrong(form, place, day)
    if wrong:
        return _page(request, travels, form, wrong, again)
    try:
        journey = _journey(request.house, form, place, request, travels)
    except BackBeforeLeavingError:
        return _page(request, travels, form, {"back": before_leaving()}, again)
    keep_once(request.house, journey, id=form.entry)
    return see_other("journeys:one", form.entry)


def comes_along(travels: Travels, last: Road | None) -> tuple[UUID, ...]:
    """What comes along unless changed: all that is shown at home or with us; the same as last time, and what is new."""
    here = journeys.asked_at_the_door(moves_of({id: one for id, one in travels.things.items() if one.shown}))
    if last is None:
        return here
    then = last.journey.planned_at
    new = {id for id in here if min((move.said for _, move in travels.things[id].lines), default=0) > then}
    return tuple(id for id in here if id in last.journey.along or id in new)


def _wrong(form: PlanForm, place: str, day: date) -> dict[str, Why]:
    found: dict[str, Why] = {
        "place": "" if place else say("go.where|why", "Where to? A word is enough."),
        "leave": why_not(form.leave, day),
        "back": why_not(form.back, day, back=True) if form.back_is == "day" else "",
    }
    return {name: why for name, why in found.items() if why}


def _journey(house: House, form: PlanForm, place: str, request: HouseRequest, travels: Travels) -> Journey:
    zone, household = request.household.zone, request.household
    leaves, back = form.leave.planned(zone), form.back.planned(zone)
    assert leaves is not None
    people = {kept.id for kept in (*household.people, *household.children)}
    along = form.along if form.along is not None else comes_along(travels, None)
    returns: Planned | str = back if form.back_is == "day" and back is not None else form.back_is
    return journeys.plan(
        place,
        leaves,
        returns if isinstance(returns, Planned) else "moving" if returns == "moving" else "open",
        by=house.member,
        clock=house.clock,
        zone=zone,
        home=household.words.value.home if household.words else "",
        comes=tuple(id for id in form.comes if id in people),
        drives=form.drives if form.drives in people else None,
        along=(id for id in along if id in travels.things),
    )


def _page(
    request: HouseRequest, travels: Travels, form: PlanForm, wrong: Mapping[str, Why], again: Road | None
) -> HttpResponseBase:
    speaker = Speaker(request.household, travels.at)
    along = form.along if form.along is not None else comes_along(travels, again)
    comes = form.comes or (again.journey.comes if again else ())
    drives = form.drives or (again.journey.drives if again else None)
    drives = drives if drives != request.house.member else None
    places = travels.places[:MOST_PLACES]
    context = {
        "places": [
            Choice(value=str(road.id), text=own(road.journey.place), chosen=form.place == str(road.id))
            for road in places
        ]
        + [Choice(value=ELSE, text=say("go.where", "Somewhere else"), chosen=form.place == ELSE, opens=True)],
        "known": bool(places),
        "where": Field(
            name="where",
            label=say("go.where|words", "The place, in your words"),
            value=form.where,
            autocomplete="off",
            why="" if places else wrong.get("place", ""),
        ),
        "days": fortnight(today(travels.at, request.household.zone)),
        "form": form,
        "leave_more": [Choice(value=LATER, text=say("go.leave", "Another day"), opens=True)],
        "back_more": _back_choices(),
        "leave_date": Field(
            name="leave-date", label=say("go.leave|date", "The day you leave"), kind="date", value=form.leave.date
        ),
        "back_date": Field(
            name="back-date", label=say("go.back|date", "The day you come back"), kind="date", value=form.back.date
        ),
        "wrong": wrong,
        "sum": _sum(along, comes, drives, travels, speaker),
        "hidden": {
            "entry": str(form.entry),
            "along": with_spaces(along),
            "comes": with_spaces(comes),
            "drives": str(drives or ""),
            "again": str(again.id) if again else "",
        },
    }
    return render(request, "journeys/new.html", context, status=422 if wrong else 200)


def _back_choices() -> list[Choice]:
    return [
        Choice(value=LATER, text=say("go.back", "Another day"), opens=True),
        Choice(value=MOVING, text=say("go.back", "We are moving there")),
        Choice(value=OPEN, text=say("go.back", "Not known yet")),
    ]


def _sum(
    along: tuple[UUID, ...], comes: tuple[UUID, ...], drives: UUID | None, travels: Travels, speaker: Speaker
) -> list[SafeString]:
    """What holds unless it is changed later: how, who, and what you carry."""
    said = [
        say("go.sum|some", "By car: {members}.", members=words.members(comes, speaker))
        if comes
        else say("go.sum", "By car, all of you.")
    ]
    if drives is not None and speaker.who(drives):
        said.append(say("go.sum|drives", "{member} drives.", member=speaker.who(drives)))
    if along:
        said.append(say("go.sum", "You carry: {things}.", things=words.named(along, travels.things)))
    return said


def _road(travels: Travels, id: str) -> Road | None:
    found = parse_id(id)
    return next((road for road in travels.roads if road.id == found), None)


def _line(road: Road, speaker: Speaker) -> dict[str, object]:
    """One journey in a list."""
    return {
        "id": road.id,
        "title": words.title(road.journey),
        "dates": words.dates(road.journey),
        "off": road.state.phase == "cancelled",
        "place": road.journey.place,
    }
