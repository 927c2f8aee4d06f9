"""Where a keepsake is, folded from its moves; and what was answered about it at a departure.

The law (docs/ledger.md): slips and what they take back are left out. A move replaces an earlier one if the same
member said it, or if whoever said it had the earlier one, or one that had replaced it, before their eyes. A child's
touch never replaces a grown-up's. Of what is not replaced, the latest word stands, and what says another place is
shown beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from beside.base.clock import Millis
from beside.base.departure import Departure
from beside.items.kinds import order
from beside.keepsakes.moves import Move, Place, Where
from beside.keepsakes.slips import grown, standing, taken_back, when

type Line = tuple[UUID, Move]
type Answer = Literal["with_us", "stays", "cannot_find"]

NOWHERE = Place(kind="unknown")
RESTS: frozenset[Where] = frozenset({"home", "not_shown", "not_yet", "somebody", "safe", "away", "elsewhere"})
"""The places at which a thing rests: all but with us, and not known."""
AT_HOME: frozenset[Where] = frozenset({"home", "not_shown"})


@dataclass(frozen=True)
class Whereabouts:
    """Where a keepsake is, as far as anybody has said."""

    heads: tuple[Line, ...]
    """All that nobody has replaced, in the order it was said."""
    stands: Line | None
    """The latest word; a child's only if no grown-up has said anything."""
    beside: tuple[Line, ...]
    """What says another place than the word that stands, in the order it was said."""
    place: Place
    since: Millis | None
    """Since when it is said to be there, without a break."""
    container: str
    member: UUID | None
    found: bool
    """False if the word that stands is that nobody can see it."""

    @property
    def contradicted(self) -> bool:
        """Whether a grown-up says another place. What a child says is in `beside`, and contradicts nobody."""
        return any(grown(move) for _, move in self.beside)

    @property
    def seen(self) -> tuple[UUID, ...]:
        """What whoever looks at this has before their eyes: goes into `seen` of what they say next."""
        return tuple(id for id, _ in self.heads)


@dataclass(frozen=True)
class Answers:
    """What was answered about one keepsake at one departure."""

    state: Literal["open", "answered", "two"]
    answer: Answer | None
    lines: tuple[Line, ...]
    """Answered: the latest answer. Two: all that differ, in the order they were said."""
    child_said: tuple[Line, ...]
    """What a child has answered; shown beside, and never the end of the asking."""
    seen: tuple[UUID, ...]
    """What whoever looks at this has before their eyes."""


@dataclass(frozen=True)
class Past:
    """One line of a keepsake's history."""

    id: UUID
    move: Move
    taken_back: Line | None
    """The slip that has taken it back, if one has."""


def whereabouts(lines: Iterable[Line]) -> Whereabouts:
    """Where the keepsake of these moves is now."""
    everything = dict(lines)
    live = standing(everything.items())
    heads = _heads(live, everything)
    stands = _latest(heads)
    if stands is None:
        return Whereabouts((), None, (), NOWHERE, None, "", None, True)
    place = stands[1].place or NOWHERE
    beside = tuple(line for line in heads if line != stands and _says_another(line[1], stands[1]))
    found = stands[1].act != "not_found"
    return Whereabouts(heads, stands, beside, place, _since(live, stands), stands[1].container, place.member, found)


def answers(lines: Iterable[Line], departure: Departure, *, after: Millis | None = None) -> Answers:
    """What was answered about a keepsake at a departure; of what was said by `after`, nothing counts."""
    everything = dict(lines)
    live = [
        (id, move)
        for id, move in standing(everything.items())
        if move.at == departure and answer_of(move) is not None and (after is None or when(move) > after)
    ]
    heads = _heads(live, everything)
    said = tuple(line for line in heads if grown(line[1]))
    by_child = tuple(line for line in heads if not grown(line[1]))
    seen = tuple(id for id, _ in heads)
    values = {answer_of(move) for _, move in said}
    if not said:
        return Answers("open", None, (), by_child, seen)
    if len(values) > 1:
        return Answers("two", None, said, by_child, seen)
    return Answers("answered", answer_of(said[-1][1]), said[-1:], by_child, seen)


def answer_of(move: Move) -> Answer | None:
    """Which of the three answers a move is, if it is one."""
    if move.at is None or move.at.end != "from":
        return None
    match move.act:
        case "taken":
            return "with_us"
        case "put":
            return "stays"
        case "not_found":
            return "cannot_find"
        case "found":
            return "with_us" if move.place and move.place.kind == "with_us" else "stays"
        case _:
            return None


def history(lines: Iterable[Line]) -> tuple[Past, ...]:
    """Everything ever said about it, slips too, newest first, each with the slip that took it back."""
    everything = dict(lines)
    gone = taken_back(everything.items())
    newest = sorted(everything.items(), key=lambda line: order(line[1], line[0]), reverse=True)
    return tuple(Past(id, move, gone.get(id)) for id, move in newest)


def last_rest(lines: Iterable[Line], *, kinds: frozenset[Where] = RESTS) -> Line | None:
    """The last word that it rested somewhere (with `AT_HOME`: at home), before it was packed, carried or not found."""
    resting = [line for line in standing(lines) if line[1].place and line[1].place.kind in kinds]
    return _latest(resting)


def last_known(lines: Iterable[Line]) -> Line | None:
    """The last word about where it was, with somebody on the way too; none of "not found" and "I do not know"."""
    return _latest([line for line in standing(lines) if line[1].place and line[1].place.kind != "unknown"])


def _latest(lines: Sequence[Line]) -> Line | None:
    """The latest of what grown-ups have said, else of what children have; the lines are in order."""
    said = [line for line in lines if grown(line[1])] or lines
    return said[-1] if said else None


def _heads(live: Sequence[Line], everything: Mapping[UUID, Move]) -> tuple[Line, ...]:
    """Those of the lines, which are in order, that no later one among them replaces."""
    replaced = _said_again(live)
    replaced |= _before_the_eyes([line for line in live if grown(line[1])], everything)
    by_children = _before_the_eyes([line for line in live if not grown(line[1])], everything)
    replaced |= {id for id in by_children if not grown(everything[id])}
    return tuple(line for line in live if line[0] not in replaced)


def _said_again(live: Sequence[Line]) -> set[UUID]:
    """What the same member has said something else after."""
    replaced: set[UUID] = set()
    later: set[tuple[UUID, bool]] = set()
    for id, move in reversed(live):
        if move.by is None:
            continue
        if (move.by, True) in later or ((move.by, False) in later and not grown(move)):
            replaced.add(id)
        later.add((move.by, grown(move)))
    return replaced


def _before_the_eyes(lines: Iterable[Line], everything: Mapping[UUID, Move]) -> set[UUID]:
    """What these had seen, and what that had seen, always going back in time.

    It goes through entries that were taken back later, too, but for grown-ups not through what a child had seen.
    """
    ahead = list(lines)
    reached: set[UUID] = set()
    while ahead:
        id, move = ahead.pop()
        for one in move.seen:
            earlier = everything.get(one)
            if one in reached or earlier is None or order(earlier, one) >= order(move, id):
                continue
            reached.add(one)
            if grown(earlier) == grown(move):
                ahead.append((one, earlier))
    return reached


def _says_another(move: Move, stands: Move) -> bool:
    """Whether it contradicts. To say less ("at home", with no spot; "I do not know") is not to say another thing."""
    if (move.act == "not_found") != (stands.act == "not_found"):
        return True
    here, there = move.place or NOWHERE, stands.place or NOWHERE
    if here.kind == "unknown":
        return False
    if here.kind != there.kind:
        return True
    pairs = ((here.words, there.words), (here.person, there.person), (here.member, there.member))
    return any(one and other and one != other for one, other in pairs)


def _since(live: Sequence[Line], stands: Line) -> Millis:
    """When the unbroken run of words for this place began, up to the one that stands."""
    since = when(stands[1])
    said = [line for line in live if grown(line[1]) or not grown(stands[1])]
    for _, move in reversed(said[: said.index(stands)]):
        if move.place != stands[1].place or (move.act == "not_found") != (stands[1].act == "not_found"):
            break
        since = when(move)
    return since
