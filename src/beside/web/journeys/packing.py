"""What comes along: the baby's things first, which can only be answered, and a plain list beside them."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from beside import journeys, keepsakes
from beside.base.clock import from_millis
from beside.base.ids import new_id, parse_id
from beside.corner.standing import Standing
from beside.items.errors import Changed, NotThere
from beside.items.house import AWAY_FOR, House, Kept
from beside.journeys import Departure, First, Journey, PackingLine
from beside.web.faces import Field
from beside.web.http import HouseRequest, see_other, signed_in
from beside.web.journeys import trips
from beside.web.journeys.entries import entry_of, id_in, ids_of, keep_once, with_spaces
from beside.web.journeys.gone_on import gone_on
from beside.web.journeys.trips import Road
from beside.web.keepsakes.words import Speaker, heading
from beside.web.voice import say
from beside.web.wording import say_date

LONGEST = 200
ME, OTHER, NOBODY_NAMED, STAYS = "me", "other", "someone", "stays"
"""[By me], [By someone else], the same with nobody named, [Stays here, on purpose]."""


@dataclass(frozen=True)
class FirstRow:
    """One of the baby's things at the head of the list."""

    thing: Standing
    word: SafeString | str
    state: str
    says: SafeString | str
    hidden: dict[str, str]
    container: str


@dataclass(frozen=True)
class LineRow:
    """One line of the plain list."""

    id: UUID
    words: str
    done: bool


def rows(road: Road, speaker: Speaker) -> list[FirstRow]:
    """The baby's things for the departure that comes next; none once there is no more departure."""
    following = road.next
    if following is None or road.state.phase in ("out", "back"):
        return []
    first = journeys.packing_first(following, road.journey, road.moves, road.steps)
    return [_row(one, road, following, speaker) for one in first]


def lines(house: House, of: UUID, speaker: Speaker, away: str) -> dict[str, object]:
    """The plain list, in the order of its words; and the line that was put away in this touch."""
    kept = sorted(house.all(PackingLine, of=of), key=lambda one: (one.value.words.casefold(), one.id.bytes))
    gone = parse_id(away)
    return {
        "lines": [LineRow(one.id, one.value.words, one.value.done) for one in kept],
        "shown": with_spaces(one.id for one in kept),
        "was": with_spaces(one.id for one in kept if one.value.done),
        "away": _put_away(house, of, gone, speaker) if gone is not None else None,
        "new_line": Field(name="words", label=say("pack.add", "Add something"), autocomplete="off"),
        "line_entry": new_id(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pack(request: HouseRequest, of: UUID, keepsake: UUID) -> HttpResponseBase:
    """Who carries one of the baby's things, in what; or that it stays here, on purpose."""
    road = trips.read(request.house, of)
    if keepsake not in road.things:
        raise NotThere
    one, following = road.things[keepsake], road.next
    if following is None or (request.method == "POST" and parse_id(request.POST.get("leg", "")) != following.leg):
        return gone_on(request, of)
    carried, container = request.POST.get("carried", ""), request.POST.get("container", "").strip()[:LONGEST]
    others = [kept for kept in request.household.people if kept.id != request.house.member]
    if carried == OTHER and len(others) == 1:
        carried = str(others[0].id)
    people = {str(kept.id): kept.id for kept in request.household.people} | {ME: request.house.member}
    if request.method != "POST" or carried not in (*people, NOBODY_NAMED, STAYS):
        return _ask(request, road, one, following, container)
    by, clock, seen = request.house.member, request.house.clock, ids_of(request, "seen")
    if carried == STAYS:
        place = journeys.where_it_stays(following, road.journey, one.lines, one.thing.spot)
        move = keepsakes.stays(following, place, by=by, clock=clock, seen=seen)
    else:
        bearer = people.get(carried)
        move = keepsakes.pack(container, by=by, clock=clock, member=bearer, at=following, seen=seen)
    request.house.append(move, of=keepsake, id=entry_of(request))
    return see_other("journeys:one", of, anchor=f"first-{keepsake}")


@require_POST
@signed_in
def add(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """One more line for the plain list."""
    request.house.get(Journey, of)
    said = " ".join(request.POST.get("words", "").split())[:LONGEST]
    if said:
        keep_once(request.house, PackingLine(words=said), id=entry_of(request), of=of)
    return see_other("journeys:one", of, anchor="list")


@require_POST
@signed_in
def tick(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """What is in, and what is out again: only what differs from what the page showed is changed."""
    request.house.get(Journey, of)
    away = parse_id(request.POST.get("away", ""))
    if away is not None:
        return _take_off(request, of, away)
    shown, was, done = (set(ids_of(request, field)) for field in ("shown", "was", "done"))
    touched = {id for id in shown if (id in done) != (id in was)}
    with request.house.writing():
        for kept in request.house.all(PackingLine, of=of):
            if kept.id in touched and kept.value.done != (kept.id in done):
                _settle(request.house, kept, done=kept.id in done)
    return see_other("journeys:one", of, anchor="list")


@require_POST
@signed_in
def bring_back(request: HouseRequest, of: UUID) -> HttpResponseBase:
    """A line that was put away stands on the list again."""
    request.house.get(Journey, of)
    line = id_in(request, "line")
    if _is_away(request.house, of, line):
        request.house.bring_back(PackingLine, line)
    elif request.house.get(PackingLine, line).of != of:
        raise NotThere
    return see_other("journeys:one", of, anchor="list")


def _row(first: First, road: Road, departure: Departure, speaker: Speaker) -> FirstRow:
    one = road.things[first.keepsake]
    move = first.line[1] if first.line else None
    says: SafeString | str = ""
    if first.state == "packed" and move is not None and move.place is not None:
        says = speaker.place(move.place, move.container)
    elif first.state == "stays":
        says = say("leave.count", "Stays here, on purpose")
    return FirstRow(
        thing=one,
        word=heading(one.thing),
        state=first.state,
        says=says,
        hidden=_hidden(one, departure),
        container=_container(one, road),
    )


def _hidden(one: Standing, departure: Departure) -> dict[str, str]:
    return {"entry": str(new_id()), "seen": with_spaces(one.now.seen), "leg": str(departure.leg)}


def _container(one: Standing, road: Road) -> str:
    """In what; as the last of the other things, since one bag often holds them all."""
    known = [road.things[id].now.container for id in road.journey.along if road.things[id].now.container]
    return one.now.container or (known[-1] if known else "")


def _ask(request: HouseRequest, road: Road, one: Standing, departure: Departure, container: str) -> HttpResponseBase:
    others = [kept for kept in request.household.people if kept.id != request.house.member and kept.value.name]
    context = {
        "of": road.id,
        "thing": one,
        "word": heading(one.thing),
        "hidden": _hidden(one, departure),
        "container": container or _container(one, road),
        "others": [(kept.id, kept.value.name) for kept in others],
    }
    return render(request, "journeys/pack.html", context)


def _take_off(request: HouseRequest, of: UUID, line: UUID) -> HttpResponseBase:
    if not _is_away(request.house, of, line):
        kept = request.house.get(PackingLine, line)
        if kept.of != of:
            raise NotThere
        request.house.put_away(kept)
    answer = see_other("journeys:one", of)
    answer["Location"] += f"?away={line}#list"
    return answer


def _is_away(house: House, of: UUID, line: UUID) -> bool:
    return any(kept.id == line and kept.of == of for kept in house.away(PackingLine))


def _settle(house: House, kept: Kept[PackingLine], *, done: bool) -> None:
    """In, or out again; if somebody else touched the same line meanwhile, the same is said of what stands now."""
    value = kept.value.packed(house.member) if done else kept.value.unpacked(house.member)
    try:
        house.change(kept, value)
    except Changed as changed:
        theirs: Kept[PackingLine] = changed.theirs
        if theirs.value.done != done:
            house.change(theirs, theirs.value.packed(house.member) if done else theirs.value.unpacked(house.member))


def _put_away(house: House, of: UUID, line: UUID, speaker: Speaker) -> dict[str, object] | None:
    for kept in house.away(PackingLine):
        if kept.id == line and kept.of == of and kept.value.away is not None:
            until = (from_millis(kept.value.away.at) + AWAY_FOR).astimezone(speaker.now.tzinfo).date()
            said = say(
                "away.done",
                "Put away until {until}: {title}.",
                until=say_date(until, today=speaker.now.date()),
                title=kept.value.words,
            )
            return {"id": line, "says": said}
    return None
