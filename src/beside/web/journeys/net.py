"""The net, as home and the pages show it: what was planned, that nobody has answered, and nothing it cannot know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.safestring import SafeString

from beside import journeys
from beside.base.clock import from_millis
from beside.base.ids import new_id
from beside.corner.standing import Standing
from beside.family.household import Household
from beside.family.pause import Pause, standing
from beside.items.house import House
from beside.journeys import Departure
from beside.web.faces import CountRow
from beside.web.journeys import rows, trips, words
from beside.web.journeys.rows import Asking
from beside.web.journeys.trips import Road, Travels
from beside.web.keepsakes.words import Speaker
from beside.web.voice import say

AT_THE_DOOR = timedelta(hours=12)
"""So long after "not yet" at a door with no journey it is asked again; then that door lies behind."""


@dataclass(frozen=True)
class Silent:
    """What `journeys/_silence.html` shows: the plan, what nobody has said, and the first thing with its answers."""

    plan: SafeString | str
    """What was planned; empty where somebody asked to be asked again."""
    nobody: SafeString
    """That nobody has answered yet; or, where some of it was answered, what is still open."""
    row: CountRow
    more: SafeString | str
    """What is asked after besides."""
    later: str
    """Where [Not yet] posts to."""
    count: str
    """The page with all of it."""
    entry: UUID
    eyebrow: SafeString | str


def silence(
    house: House, household: Household, *, travels: Travels | None = None, things: Iterable[Standing] | None = None
) -> Silent | None:
    """What home has to say of a departure that nobody has answered; None if there is nothing, or all is paused.

    `travels` and `things` save reading again what was read already.
    """
    if paused(house):
        return None
    travels = travels or trips.read_all(house, things)
    speaker = Speaker(household, travels.at)
    for road in travels.ahead:
        found = of_road(road, speaker)
        if found is not None:
            return found
    return _at_the_door(house, travels, speaker)


def paused(house: House) -> bool:
    """Whether this member has paused everything."""
    return standing(((kept.id, kept.value) for kept in house.all(Pause)), house.member) == "all"


def of_road(road: Road, speaker: Speaker) -> Silent | None:
    """The same for one journey, whether anything is paused or not."""
    found = road.silence()
    if found is None:
        return None
    asking = Asking(found.departure, road, road.things, road.count(found.departure))
    plan = words.plan_says(found.planned) if found.past_plan and found.planned else ""
    return _silent(asking, speaker, plan=plan, eyebrow=words.eyebrow(road, road.leg_of(found.departure)))


def _silent(asking: Asking, speaker: Speaker, *, plan: SafeString | str, eyebrow: SafeString | str) -> Silent:
    first, *others = asking.count.open
    row = next(row for row in rows.rows(asking, speaker, past=True) if row.id == str(first))
    more = say("leave.plan.more", "Asked after, too: {things}.", things=words.named(others, asking.things))
    return Silent(
        plan=plan,
        nobody=rows.still_open(asking),
        row=row,
        more=more if others else "",
        later=asking.url("later"),
        count=asking.url("count"),
        entry=new_id(),
        eyebrow=eyebrow,
    )


def _at_the_door(house: House, travels: Travels, speaker: Speaker) -> Silent | None:
    """The same for a door with no journey, where somebody said "not yet" and the time has come."""
    askings = {step.asking for _, step in travels.loose if step.act == "later" and step.asking is not None}
    for id in sorted(askings, key=lambda asking: asking.bytes):
        departure = Departure(of=id)
        until = journeys.until_asked_again(departure, travels.loose)
        if until is None or not from_millis(until) <= travels.at < from_millis(until) + AT_THE_DOOR:
            continue
        asking = rows.the_door(departure, travels.things, travels.loose, house)
        if not asking.count.complete:
            return _silent(asking, speaker, plan="", eyebrow=say("corner.do", "We are at the door"))
    return None
