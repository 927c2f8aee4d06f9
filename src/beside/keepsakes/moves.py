"""The ledger of moves: what can be said about where a keepsake is, and the verbs that say it."""

from typing import ClassVar, Literal, Unpack
from uuid import UUID

import msgspec

from beside.base.clock import Clock
from beside.base.departure import Departure
from beside.base.wall import known_zone
from beside.items.codes import Code
from beside.keepsakes.slips import Telling, Told, told

type Where = Literal["home", "not_shown", "with_us", "not_yet", "somebody", "safe", "away", "elsewhere", "unknown"]
type Act = Literal["put", "taken", "given", "packed", "arrived", "home", "not_found", "found", "slip"]


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a thing can be. "Not with us yet" and "at home, not shown" are places like any other."""

    kind: Where
    words: str = ""
    """The family's phrase, used whole: the spot at home, or the place elsewhere."""
    person: str = ""
    """Somebody outside, or whoever has it, in the family's words."""
    member: UUID | None = None
    """The member of the family who has it."""
    zone: str = ""
    """The time zone there (IANA), where it is known."""

    def __post_init__(self) -> None:
        if self.zone:
            known_zone(self.zone)


class Seen(Telling, total=False):
    """What may be said with every move besides."""

    seen: tuple[UUID, ...]


class Move(Told, frozen=True, kw_only=True):
    """One thing said about where a keepsake is."""

    code: ClassVar[Code] = Code.MOVE

    act: Act
    place: Place | None = None
    container: str = ""
    """What it is in, as a whole phrase: "in the blue bag"."""
    at: Departure | None = None
    """The departure or arrival it was said at. At a departure `taken`, `put`, `not_found`, `found` are answers."""
    seen: tuple[UUID, ...] = ()
    """The entries that stood before the eyes of whoever said it: those it knowingly replaces."""

    def __post_init__(self) -> None:
        if (self.act == "slip") != (self.takes_back is not None):
            raise ValueError("a slip, and nothing else, names the entry that it takes back")
        if self.place is None and self.act not in ("slip", "not_found"):
            raise ValueError("a move says where")


def put(place: Place, *, by: UUID, clock: Clock, **more: Unpack[Seen]) -> Move:
    """It stands there now: at home, in a safe place, elsewhere, not shown, not with us yet, not known."""
    return _move("put", place, by, clock, more)


def take(
    *, by: UUID, clock: Clock, member: UUID | None = None, container: str = "", zone: str = "", **more: Unpack[Seen]
) -> Move:
    """A member (whoever says it, unless another is named) has it with them."""
    return _move("taken", Place(kind="with_us", member=member or by, zone=zone), by, clock, more, container)


def give(person: str, *, by: UUID, clock: Clock, words: str = "", zone: str = "", **more: Unpack[Seen]) -> Move:
    """Somebody has it from now on; `words` say where that is."""
    return _move("given", Place(kind="somebody", person=person, words=words, zone=zone), by, clock, more)


def pack(
    container: str,
    *,
    by: UUID,
    clock: Clock,
    member: UUID | None = None,
    at: Departure | None = None,
    **more: Unpack[Seen],
) -> Move:
    """It is in this bag, carried by this member, for this departure. That is not yet an answer at the count."""
    return _move("packed", Place(kind="with_us", member=member), by, clock, more, container, at)


def arrive(
    words: str, *, by: UUID, clock: Clock, zone: str = "", at: Departure | None = None, **more: Unpack[Seen]
) -> Move:
    """It is there, at this place away from home."""
    return _move("arrived", Place(kind="away", words=words, zone=zone), by, clock, more, "", at)


def come_home(
    spot: str, *, by: UUID, clock: Clock, shown: bool = True, at: Departure | None = None, **more: Unpack[Seen]
) -> Move:
    """It is home again, at this spot."""
    return _move("home", Place(kind="home" if shown else "not_shown", words=spot), by, clock, more, "", at)


def not_found(
    last: Place | None = None, *, by: UUID, clock: Clock, at: Departure | None = None, **more: Unpack[Seen]
) -> Move:
    """Nobody can see it now. The words of where it was last stay with it, for the page that helps to look."""
    words, zone = (last.words, last.zone) if last else ("", "")
    return _move("not_found", Place(kind="unknown", words=words, zone=zone), by, clock, more, "", at)


def found(
    place: Place,
    *,
    by: UUID,
    clock: Clock,
    container: str = "",
    at: Departure | None = None,
    **more: Unpack[Seen],
) -> Move:
    """It is found, and is here."""
    return _move("found", place, by, clock, more, container, at)


def slip(of: UUID, *, by: UUID, clock: Clock, at: Departure | None = None, **more: Unpack[Seen]) -> Move:
    """That was a slip: the entry `of` is taken back. It stays in the ledger."""
    return Move(act="slip", takes_back=of, at=at, seen=more.get("seen", ()), **told(by, clock, **_telling(more)))


def with_us(
    at: Departure,
    *,
    by: UUID,
    clock: Clock,
    container: str = "",
    member: UUID | None = None,
    **more: Unpack[Seen],
) -> Move:
    """The answer "With us" at a departure, with the bag and its bearer if they are known."""
    return _move("taken", Place(kind="with_us", member=member), by, clock, more, container, at)


def stays(at: Departure, place: Place, *, by: UUID, clock: Clock, **more: Unpack[Seen]) -> Move:
    """The answer "Stays here, on purpose": it is put where it is."""
    if place.kind in ("with_us", "unknown"):
        raise ValueError("what stays, stays at a place")
    return _move("put", place, by, clock, more, "", at)


def cannot_find(at: Departure, last: Place | None = None, *, by: UUID, clock: Clock, **more: Unpack[Seen]) -> Move:
    """The answer "Can't find". The words of where it was last stay with it."""
    return not_found(last, by=by, clock=clock, at=at, **more)


def _move(
    act: Act,
    place: Place,
    by: UUID,
    clock: Clock,
    more: Seen,
    container: str = "",
    at: Departure | None = None,
) -> Move:
    times = told(by, clock, **_telling(more))
    return Move(act=act, place=place, container=container, at=at, seen=more.get("seen", ()), **times)


def _telling(more: Seen) -> Telling:
    """The part that every entry has."""
    kept: Telling = {}
    if "known" in more:
        kept["known"] = more["known"]
    if "said" in more:
        kept["said"] = more["said"]
    if "offset" in more:
        kept["offset"] = more["offset"]
    return kept
