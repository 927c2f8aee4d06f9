"""What the pages of journeys say: whole sentences, each under its key (VOICE: go, pack, leave, arrive, home)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as formatted
from django.utils.safestring import SafeString

from beside.corner.standing import Standing
from beside.journeys import Journey, Leg, Planned, net
from beside.keepsakes import Answer, Move
from beside.web.home.told import everybody
from beside.web.journeys.trips import Road, Things, today
from beside.web.keepsakes.words import Speaker, word
from beside.web.voice import own, say
from beside.web.wording import inside, listing, say_day, say_part, say_time, things


@dataclass(frozen=True)
class Leaving:
    """One leg as the page of its journey tells it."""

    leg: Leg
    weekday: str
    heading: SafeString
    ask: SafeString | str
    """What is asked before it, while it has not left."""
    sort: str
    """What the first of these looks like."""
    net: SafeString | str
    changes: bool
    """Whether its time can still be changed."""


def title(journey: Journey) -> SafeString:
    """Where to: "To Oma, and back"."""
    place = inside(journey.place)
    if journey.back == "moving":
        return say("go.title|moving", "To {place}", place=place)
    return say("go.title", "To {place}, and back", place=place)


def dates(journey: Journey) -> SafeString:
    """From when to when, as far as that is known."""
    first, last = journey.legs[0].leaves, journey.legs[-1].leaves
    if first is None:
        return say("go.dates|open", "The day is not known yet.")
    if journey.back == "moving":
        return say("go.dates|one", "{date}.", date=say_day(first.date))
    if last is None:
        return say(
            "go.dates|no_return", "From {date} on. The day you come back is not known yet.", date=say_day(first.date)
        )
    if last.date == first.date:
        return say("go.dates|one", "{date}.", date=say_day(first.date))
    return say("go.dates", "{date} to {until}.", date=say_day(first.date), until=say_day(last.date))


def members(comes: Iterable[UUID], speaker: Speaker) -> SafeString | str:
    """Who comes, by name; all of us if nobody is named. Empty where nobody has a name."""
    named = [name for name in (speaker.who(id) for id in comes) if name]
    everyone = named or [name for name in everybody(speaker) if name]
    return listing(everyone) if everyone else ""


def by_car(journey: Journey, speaker: Speaker) -> SafeString:
    """How, and who: "By car, all of you."."""
    if not journey.comes:
        return say("go.sum", "By car, all of you.")
    return say("go.sum|some", "By car: {members}.", members=members(journey.comes, speaker))


def named(ids: Iterable[UUID], known: Things) -> SafeString:
    """Things after a colon, by the family's own words."""
    return things([word(known[id].thing) for id in ids if id in known])


def plan_says(planned: Planned) -> SafeString:
    """What was planned, and nothing else (VOICE leave.plan): a clock time or a part of the day."""
    match planned.part:
        case "early":
            return say("leave.plan|early", "You planned to leave early in the day.")
        case "morning":
            return say("leave.plan|morning", "You planned to leave in the morning.")
        case "midday":
            return say("leave.plan|midday", "You planned to leave at midday.")
        case "afternoon":
            return say("leave.plan|afternoon", "You planned to leave in the afternoon.")
        case "evening":
            return say("leave.plan|evening", "You planned to leave in the evening.")
        case "night":
            return say("leave.plan|night", "You planned to leave at night.")
        case _:
            return say("leave.plan|time", "You planned to leave at {time}.", time=clock(planned))


def clock(planned: Planned) -> SafeString:
    """The clock time at which the net falls: the time that was given, or the end of the part."""
    return say_time(net(planned), planned.zone)


def when(planned: Planned) -> SafeString:
    """The part of the day, or the time, inside a sentence: "in the morning", "at 6:10"."""
    if planned.part is not None:
        return say_part(planned.part)
    return say("time.exact", "at {time}", time=clock(planned))


def eyebrow(road: Road, leg: Leg) -> SafeString:
    """Over a count: "Leaving home for Oma, Friday 27 November"."""
    day = say_day(today(road.at, leg.from_.zone))
    if leg.from_.kind == "home":
        return say("leave.from", "Leaving home for {place}, {date}", place=inside(leg.to.words), date=day)
    return say("leave.from|away", "Leaving {place}, {date}", place=inside(leg.from_.words), date=day)


def leaving(road: Road, leg: Leg, speaker: Speaker, *, asks: tuple[UUID, ...]) -> Leaving:
    """A leg: when, from where to where, what is asked before, and what the net does."""
    planned, there = leg.leaves, leg.from_.kind == "home"
    place = inside(leg.to.words if there else leg.from_.words)
    return Leaving(
        leg=leg,
        weekday=formatted(planned.date, "D") if planned else "",
        heading=_heading(planned, place, there=there),
        ask=_ask(asks, road, first=leg is road.journey.legs[0]) if _can_change(road, leg) else "",
        sort=road.things[asks[0]].thing.sort if asks else "",
        net=_net(road.journey, planned, speaker) if asks else "",
        changes=_can_change(road, leg),
    )


def _can_change(road: Road, leg: Leg) -> bool:
    """Whether the leg has not left, as far as anybody has said."""
    on_it = road.state.leg == leg.id and road.state.phase in ("out", "back")
    return not on_it and not road.is_past(road.departure(leg.id))


def answer(said: Answer) -> SafeString:
    """One of the three answers, in the words of its button."""
    match said:
        case "with_us":
            return say("leave.count", "With us")
        case "stays":
            return say("leave.count", "Stays here, on purpose")
        case _:
            return say("leave.count", "Can’t find")


def said_by(move: Move, speaker: Speaker) -> SafeString:
    """Who answered, when, and in which bag or at which place: "Jo, 9:52. In the blue bag."."""
    who, time = speaker.who(move.by), speaker.when(move.said)
    phrase = move.container or (move.place.words if move.place else "")
    if who and phrase:
        return say("leave.said", "{member}, {time}. {spot}.", member=who, time=time, spot=sentence(phrase))
    if who:
        return say("leave.said|bare", "{member}, {time}.", member=who, time=time)
    if phrase:
        return say("leave.said|nobody", "{time}. {spot}.", time=time, spot=sentence(phrase))
    return say("leave.said|time", "{time}.", time=time)


def last_seen(one: Standing, speaker: Speaker, *, asked: bool = False) -> SafeString | str:
    """Where it was written down last, and when; `asked`: nobody has answered by the time that was planned."""
    stands = one.now.stands
    if stands is None:
        return ""
    place, time = one.now.place, speaker.when(stands[1].said)
    phrase = one.now.container or place.words
    if not one.now.found:
        return speaker.now_at(one.now, one.lines)
    if not phrase or place.kind not in ("home", "with_us", "away", "elsewhere", "safe"):
        where = speaker.now_at(one.now, one.lines)
        return say("leave.last", "{spot} Written down: {time}.", spot=where, time=time)
    if asked:
        return say("leave.plan.ask", "Last written down: {spot}, {time}.", spot=phrase, time=time)
    return say("leave.count", "{spot}, {time}.", spot=sentence(phrase), time=time)


def on_the_way(road: Road, ids: Iterable[UUID], speaker: Speaker) -> SafeString:
    """Under the picture of the bag: where to, with whom, and what is with them (VOICE leave.look)."""
    leg, who, what = road.goal, members(road.journey.comes, speaker), named(ids, road.things)
    if leg.to.kind == "home" and len(road.journey.legs) > 1:
        if who and what:
            return say("leave.look|home", "On the way home, with {members}: {things}.", members=who, things=what)
        if what:
            return say("leave.look|home|alone", "On the way home: {things}.", things=what)
        return say("leave.look|home|bare", "On the way home.")
    place = inside(leg.to.words)
    if who and what:
        return say(
            "leave.look", "On the way to {place}, with {members}: {things}.", place=place, members=who, things=what
        )
    if what:
        return say("leave.look|alone", "On the way to {place}: {things}.", place=place, things=what)
    return say("leave.look|bare", "On the way to {place}.", place=place)


def sentence(phrase: str) -> SafeString:
    """A family's phrase at the head of a sentence: "in the blue bag" is "In the blue bag"."""
    return own(phrase[:1].upper() + phrase[1:])


def clock_at(at: datetime, zone: str) -> SafeString:
    """A moment as a clock time there."""
    return say_time(at.astimezone(ZoneInfo(zone)), zone)


def _heading(planned: Planned | None, place: SafeString, *, there: bool) -> SafeString:
    if planned is None:
        return say("go.leg|back|open", "From {place} home", place=place)
    if there:
        return say("go.leg", "From home to {place}, {time}", place=place, time=when(planned))
    return say("go.leg|back", "From {place} home, {time}", place=place, time=when(planned))


def _ask(asks: tuple[UUID, ...], road: Road, *, first: bool) -> SafeString | str:
    if not asks:
        return ""
    if not first:
        return say("go.asks|again", "Before you leave, Beside asks again.")
    return say("go.asks", "Before you leave, Beside asks after: {things}.", things=named(asks, road.things))


def _net(journey: Journey, planned: Planned | None, speaker: Speaker) -> SafeString | str:
    who = speaker.who(journey.carries)
    if planned is None:
        return say("go.carries", "{member} carries.", member=who) if who else ""
    if not who:
        return say("go.net|bare", "If nobody has answered by {time}, home says so.", time=clock(planned))
    return say(
        "go.net", "{member} carries. If nobody has answered by {time}, home says so.", member=who, time=clock(planned)
    )
