"""What comes next, on its sheet: the journey under way, or the next one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from beside.journeys import Planned
from beside.web.addresses import address
from beside.web.faces import Answer
from beside.web.journeys import words
from beside.web.journeys.trips import Road
from beside.web.keepsakes.words import Speaker
from beside.web.voice import say
from beside.web.wording import inside, say_day


@dataclass(frozen=True)
class Sheet:
    """One thing to act on: a heading, a sentence, and links."""

    eyebrow: SafeString | str
    heading: SafeString
    text: SafeString | str
    acts: tuple[Answer, ...]
    main: bool
    """Whether the first act is the main one."""


def sheet(road: Road, speaker: Speaker, at: datetime) -> Sheet | None:
    """The sheet under the corner, or None where nothing comes next."""
    open_it = Answer(text=say("corner.next", "Open the journey"), href=address("journeys:one", road.id))
    match road.state.phase:
        case "planned" | "packing":
            return _ahead(road, road.journey.legs[0].leaves, open_it)
        case "leaving" if road.state.leg is not None:
            count = address("journeys:count", road.id, road.state.leg)
            if road.count(road.departure(road.state.leg)).complete:
                done = Answer(text=say("corner.next|answered", "Go on"), href=count)
                says = say("corner.next|said", "Everything is answered.")
                return Sheet("", words.title(road.journey), says, (done,), main=True)
            act = Answer(text=say("corner.next|leaving", "Look at each thing"), href=count)
            return Sheet("", say("leave.count", "Before you leave"), words.title(road.journey), (act,), main=True)
        case "out" | "back":
            look = Answer(text=say("corner.next|way", "Look again"), href=address("journeys:look", road.id))
            return Sheet("", words.title(road.journey), words.dates(road.journey), (look, open_it), main=True)
        case "there":
            last = road.journey.legs[-1]
            if last is road.goal:
                return None
            return _ahead(road, last.leaves, open_it)
        case "home" if not road.state.over:
            home = Answer(text=say("home.back", "Home again. Where now?"), href=address("journeys:home", road.id))
            return Sheet("", words.title(road.journey), "", (home,), main=True)
        case _:
            return None


def _ahead(road: Road, planned: Planned | None, open_it: Answer) -> Sheet:
    leg = next((leg for leg in road.journey.legs if leg.leaves is planned), road.journey.legs[0])
    going_home = leg.to.kind == "home" and len(road.journey.legs) > 1
    if planned is None:
        text: SafeString | str = say("go.dates|open", "The day is not known yet.")
        return Sheet("", words.title(road.journey), text, (open_it,), main=True)
    time = words.when(planned)
    if going_home:
        text = say("corner.next|home", "Next: leave for home {time}.", time=time)
    else:
        text = say("corner.next", "Next: leave for {place} {time}.", place=inside(road.journey.place), time=time)
    return Sheet(say_day(planned.date), words.title(road.journey), text, (open_it,), main=True)
