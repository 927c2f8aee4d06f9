"""The rows of a count: each thing with what was answered about it, and the three answers while it is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString

from beside import journeys
from beside.base.ids import new_id
from beside.corner.standing import Standing
from beside.items.errors import NotThere
from beside.items.house import House
from beside.journeys import Asked, Count, Departure, Step, Stride
from beside.keepsakes import Line, Place, answer_of, taken_back
from beside.web.addresses import address
from beside.web.faces import CountRow, Said
from beside.web.journeys import trips, words
from beside.web.journeys.entries import with_spaces
from beside.web.journeys.trips import Road, Things, moves_of
from beside.web.keepsakes.words import Speaker, heading, word
from beside.web.voice import plain, say


@dataclass(frozen=True)
class Asking:
    """Where it is asked, and all that is known there: at the leg of a journey, or at the door with none."""

    departure: Departure
    road: Road | None
    things: Things
    count: Count

    def url(self, name: str) -> str:
        """The address of what can be done at this asking: "count", "answer", "slip", "later"."""
        if self.departure.leg is None:
            return address(f"journeys:door_{name}", self.departure.of)
        return address(f"journeys:{name}", self.departure.of, self.departure.leg)

    def thing(self, id: UUID) -> Standing:
        """A keepsake of the house. Raises NotThere."""
        if id not in self.things:
            raise NotThere
        return self.things[id]

    def seen(self, id: UUID) -> tuple[UUID, ...]:
        """What somebody who looks at this row has before their eyes."""
        answers = [one.answers.seen for one in self.count.asked if one.keepsake == id]
        return tuple(dict.fromkeys((*self.things[id].now.seen, *(entry for seen in answers for entry in seen))))

    def stays_at(self, one: Standing) -> Place:
        """The place that "stays here, on purpose" means for a thing."""
        if self.road is not None:
            return journeys.where_it_stays(self.departure, self.road.journey, one.lines, one.thing.spot)
        if one.now.place.kind not in ("with_us", "unknown"):
            return one.now.place
        return journeys.last_place_at_home(one.lines, one.thing.spot)


def at_leg(house: House, of: UUID, leg: UUID) -> Asking:
    """The asking at a departure of a journey. Raises NotThere."""
    road = trips.read(house, of)
    departure = road.departure(leg)
    return Asking(departure, road, road.things, road.count(departure))


def at_the_door(house: House, of: UUID) -> Asking:
    """The asking at the door, with no journey; `of` is its own id."""
    steps = tuple((step.id, step.value) for step in house.all(Step) if step.of is None)
    return the_door(Departure(of=of), trips.things_of(house), steps, house)


def the_door(departure: Departure, things: Things, steps: Iterable[Stride], house: House) -> Asking:
    """The same, with what was read already. What was answered there is still shown, wherever it is by now."""
    shown = {id: one for id, one in things.items() if one.shown}
    moves = moves_of(shown)
    at_home = journeys.asked_at_the_door(moves)
    asked = [id for id, one in shown.items() if id in at_home or _answered_there(one, departure)]
    return Asking(departure, None, things, journeys.count(departure, asked, moves, steps, house.clock.now()))


def rows(asking: Asking, speaker: Speaker, *, past: bool = False) -> list[CountRow]:
    """One row for each thing that is asked after; `past`: its planned time is over."""
    return [_row(one, asking, speaker, past=past) for one in asking.count.asked]


def written_at(asking: Asking, speaker: Speaker) -> SafeString | str:
    """When the last of the answers that stand was given."""
    said = [move.said for one in asking.count.asked for _, move in one.answers.lines]
    return speaker.when(max(said)) if said else ""


def still_open(asking: Asking) -> SafeString:
    """That nobody has answered yet; or, where some of it was answered, what is still open."""
    if not any_answer(asking):
        return say("leave.plan.ask", "Nobody has answered yet.")
    things = words.named(asking.count.open, asking.things)
    return say("leave.plan.ask|some", "Not answered yet: {things}.", things=things)


def any_answer(asking: Asking) -> bool:
    """Whether a grown-up has answered about anything at all."""
    return any(one.answers.state != "open" for one in asking.count.asked)


def _answered_there(one: Standing, departure: Departure) -> bool:
    return any(move.at == departure for _, move in one.lines)


def _row(asked: Asked, asking: Asking, speaker: Speaker, *, past: bool) -> CountRow:
    one = asking.things[asked.keepsake]
    said = [_said(line, speaker) for line in asked.answers.lines]
    slip = asked.answers.lines[0][0] if len(said) == 1 else None
    return CountRow(
        id=str(one.id),
        sort=one.thing.sort,
        second=one.thing.second,
        word=plain(heading(one.thing)),
        action=asking.url("answer"),
        hidden={"entry": str(new_id()), "keepsake": str(one.id), "seen": with_spaces(asking.seen(one.id))},
        last=_beneath(one, asking.departure, speaker, past=past),
        beside=_joined([_child(line, speaker) for line in asked.answers.child_said]),
        said=said,
        not_found=asked.answers.answer == "cannot_find",
        slip_action=asking.url("slip") if slip else "",
        slip_hidden={"entry": str(new_id()), "of": str(slip)} if slip else {},
    )


def _said(line: Line, speaker: Speaker) -> Said:
    move = line[1]
    return Said(text=words.answer(answer_of(move) or "with_us"), by=words.said_by(move, speaker))


def _beneath(one: Standing, departure: Departure, speaker: Speaker, *, past: bool) -> SafeString | str:
    """Under the word of a thing that is asked after: that an answer was taken back, and where it was last."""
    return _joined([_taken_back(one, departure, speaker), words.last_seen(one, speaker, asked=past)])


def _taken_back(one: Standing, departure: Departure, speaker: Speaker) -> SafeString | str:
    gone = taken_back(one.lines)
    slips = [gone[id][1] for id, move in one.lines if move.at == departure and id in gone and answer_of(move)]
    if not slips:
        return ""
    time = speaker.when(max(slip.said for slip in slips))
    return say(
        "leave.slip", "Taken back at {time}. Everyone is asked again: {thing}.", time=time, thing=word(one.thing)
    )


def _child(line: Line, speaker: Speaker) -> SafeString:
    name = speaker.who(line[1].by)
    if answer_of(line[1]) == "with_us":
        return say("leave.child.said", "{child} looked: in the bag. Please look too.", child=name)
    return say("leave.child.said|not", "{child} looked: not in the bag. Please look too.", child=name)


def _joined(sentences: Sequence[SafeString | str]) -> SafeString:
    """Whole sentences, one after the other."""
    return SafeString(" ".join(sentence for sentence in sentences if sentence))
