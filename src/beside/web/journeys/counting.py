"""Before you leave: the count at a departure and at the door. Each answer is written down as it is touched."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from beside import journeys, keepsakes
from beside.base.ids import new_id
from beside.corner.standing import Standing
from beside.items.errors import NotThere
from beside.items.house import House
from beside.keepsakes import Answer, Move
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import bag, rows, words
from beside.web.journeys.entries import beside, entry_of, id_in, ids_of, with_spaces
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.rows import Asking
from beside.web.journeys.trips import last_place, today
from beside.web.keepsakes.words import Speaker
from beside.web.voice import say
from beside.web.wording import say_day

ANSWERS: dict[str, Answer] = {"with_us": "with_us", "stays": "stays", "cannot_find": "cannot_find"}


@require_safe
@signed_in
def count(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """What is asked before the family leaves; once all of it is answered: what stands."""
    asking = rows.at_leg(request.house, of, leg)
    return _page(request, asking)


@require_safe
@signed_in
def to_the_door(request: HouseRequest) -> HttpResponseBase:
    """We are at the door: an asking of its own, which keeps its address while it is answered."""
    return redirect("journeys:door_count", new_id())


@require_safe
@signed_in
def door(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """The same count with no journey at all."""
    return _page(request, rows.at_the_door(request.house, of))


@require_POST
@signed_in
def leave(request: HouseRequest, of: UUID, leg: UUID) -> HttpResponseBase:
    """We are leaving now: opens the count."""
    asking = rows.at_leg(request.house, of, leg)
    if _past(asking):
        return gone_on(request, of)
    if asking.road is None or (asking.road.state.leg, asking.road.state.phase == "leaving") != (leg, True):
        step = journeys.we_are_leaving(leg, by=request.house.member, clock=request.house.clock)
        request.house.append(step, of=of, id=entry_of(request))
    return see_other("journeys:count", of, leg)


@require_POST
@signed_in
def answer(request: HouseRequest, of: UUID, leg: UUID | None = None) -> HttpResponseBase:
    """One answer about one thing, or at the door: all of it stays here."""
    asking = _asking(request, of, leg)
    if _past(asking):
        return gone_on(request, of)
    said = request.POST.get("answer", "")
    if said == "all_stay" and leg is None:
        return _all_stay(request, asking)
    one = asking.thing(id_in(request, "keepsake"))
    if said not in ANSWERS:
        return see_other(asking.url("count"))
    move = _move(asking, one, ANSWERS[said], request.house, ids_of(request, "seen"))
    request.house.append(move, of=one.id, id=entry_of(request))
    return see_other(asking.url("count"), anchor=f"count-{one.id}")


@require_POST
@signed_in
def slip(request: HouseRequest, of: UUID, leg: UUID | None = None) -> HttpResponseBase:
    """That was a slip: the answer is taken back by a new entry, and everyone is asked again."""
    asking = _asking(request, of, leg)
    answered = request.house.get(Move, id_in(request, "of"))
    if answered.of is None or answered.value.at != asking.departure:
        raise NotThere
    if _past(asking):
        return gone_on(request, of)
    back = keepsakes.slip(answered.id, by=request.house.member, clock=request.house.clock, at=asking.departure)
    request.house.append(back, of=answered.of, id=entry_of(request))
    return see_other(asking.url("count"), anchor=f"count-{answered.of}")


@require_POST
@signed_in
def later(request: HouseRequest, of: UUID, leg: UUID | None = None) -> HttpResponseBase:
    """Not yet, ask in 20 minutes."""
    asking = _asking(request, of, leg)
    if _past(asking):
        return gone_on(request, of)
    step = journeys.ask_again(asking.departure, by=request.house.member, clock=request.house.clock)
    request.house.append(step, of=of if leg is not None else None, id=entry_of(request))
    return see_other("journeys:one", of) if leg is not None else see_other("home:corner")


def _asking(request: HouseRequest, of: UUID, leg: UUID | None) -> Asking:
    return rows.at_leg(request.house, of, leg) if leg is not None else rows.at_the_door(request.house, of)


def _past(asking: Asking) -> bool:
    """Whether the journey has gone on since the form was shown."""
    return asking.road is not None and asking.road.is_past(asking.departure)


def _move(asking: Asking, one: Standing, said: Answer, house: House, seen: tuple[UUID, ...]) -> Move:
    """The entry that an answer is."""
    at, now, by, clock = asking.departure, one.now, house.member, house.clock
    match said:
        case "with_us":
            packed = now.place.kind == "with_us"
            container, member = (now.container, now.member) if packed else ("", None)
            return keepsakes.with_us(at, by=by, clock=clock, container=container, member=member, seen=seen)
        case "stays":
            return keepsakes.stays(at, asking.stays_at(one), by=by, clock=clock, seen=seen)
        case _:
            return keepsakes.cannot_find(at, last_place(one), by=by, clock=clock, seen=seen)


def _all_stay(request: HouseRequest, asking: Asking) -> HttpResponseBase:
    """All of it stays here: one entry for each thing that was open on the page."""
    house, entry, shown, seen = request.house, entry_of(request), ids_of(request, "keepsake"), ids_of(request, "seen")
    with house.writing():
        for id in asking.count.open:
            if id in shown:
                house.append(_move(asking, asking.thing(id), "stays", house, seen), of=id, id=beside(entry, id))
    return see_other(asking.url("count"))


def _page(request: HouseRequest, asking: Asking) -> HttpResponseBase:
    road, speaker = asking.road, Speaker(request.household, request.house.clock.now())
    silence = road.silence() if road is not None else None
    past = silence is not None and silence.past_plan and silence.departure == asking.departure
    again = asking.count.asked_again_at
    context = {
        "road": road,
        "leg": asking.departure.leg,
        "eyebrow": words.eyebrow(road, road.leg_of(asking.departure)) if road else _at_the_door(asking, speaker),
        "past": words.plan_says(silence.planned) if past and silence is not None and silence.planned else "",
        "nobody": rows.still_open(asking) if not asking.count.complete else "",
        "rows": rows.rows(asking, speaker, past=past),
        "two": any(one.answers.state == "two" for one in asking.count.asked),
        "complete": asking.count.complete,
        "written": rows.written_at(asking, speaker),
        "again": words.clock_at(again, speaker.zone) if again is not None and not asking.count.complete else "",
        "later": asking.url("later"),
        "answer": asking.url("answer"),
        "all": with_spaces(asking.count.open),
        "seen": with_spaces(seen for id in asking.count.open for seen in asking.seen(id)),
        "entry": new_id(),
        "is_past": _past(asking),
        "photo": bag.shown(request.house, asking.departure, speaker),
    }
    return render(request, "journeys/count.html", context)


def _at_the_door(asking: Asking, speaker: Speaker) -> SafeString:
    return say("leave.from|door", "At the door, {date}", date=say_day(today(speaker.now, speaker.zone)))
