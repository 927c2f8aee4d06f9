"""What can be said of a thing: where it is now, what it is called, where it belongs, its story."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

from django.http import HttpRequest

from beside import keepsakes
from beside.base.ids import new_id, parse_id
from beside.corner.standing import Standing
from beside.items.house import House
from beside.keepsakes import Keepsake, Move, Place, Sort

LONGEST = 200
LONGEST_STORY = 20_000

type Said = Literal[
    "home", "me", "someone", "safe", "elsewhere", "unknown", "not_yet", "not_shown", "not_found", "found"
]


@dataclass(frozen=True)
class WhereForm:
    """[At home] [With me] and the rest, with as much of their own words as they care to give."""

    entry: UUID
    """Made when the page was shown, so that touching twice says it once."""
    seen: tuple[UUID, ...]
    """What stood on the page when it was shown."""
    said: Said | None
    words: str

    @classmethod
    def read(cls, request: HttpRequest) -> "WhereForm":
        """The form as posted; `said` is None for a button that is none of these."""
        form = request.POST
        said = _BY_NAME.get(form.get("where", ""))
        return cls(
            entry=parse_id(form.get("entry", "")) or new_id(),
            seen=tuple(id for text in form.get("seen", "").split() if (id := parse_id(text))),
            said=said,
            words=form.get("words", "").strip()[:LONGEST],
        )

    def move(self, house: House, thing: Standing) -> Move | None:
        """The line for the ledger."""
        return _MOVES[self.said](self, house, thing) if self.said else None


def _put(kind: Literal["safe", "elsewhere", "unknown", "not_yet"]) -> Callable[[WhereForm, House, Standing], Move]:
    def put(form: WhereForm, house: House, thing: Standing) -> Move:
        words = "" if kind == "unknown" else form.words
        return keepsakes.put(Place(kind=kind, words=words), by=house.member, clock=house.clock, seen=form.seen)

    return put


def _home(form: WhereForm, house: House, thing: Standing) -> Move:
    spot = form.words or thing.thing.spot
    return keepsakes.come_home(spot, by=house.member, clock=house.clock, seen=form.seen)


def _not_shown(form: WhereForm, house: House, thing: Standing) -> Move:
    return keepsakes.come_home(form.words, by=house.member, clock=house.clock, shown=False, seen=form.seen)


def _me(form: WhereForm, house: House, thing: Standing) -> Move:
    return keepsakes.take(by=house.member, clock=house.clock, container=form.words, seen=form.seen)


def _someone(form: WhereForm, house: House, thing: Standing) -> Move:
    return keepsakes.give(form.words, by=house.member, clock=house.clock, seen=form.seen)


def _not_found(form: WhereForm, house: House, thing: Standing) -> Move:
    return keepsakes.not_found(thing.now.place, by=house.member, clock=house.clock, seen=form.seen)


def _found(form: WhereForm, house: House, thing: Standing) -> Move:
    place = Place(kind="elsewhere", words=form.words) if form.words else Place(kind="with_us", member=house.member)
    return keepsakes.found(place, by=house.member, clock=house.clock, seen=form.seen)


_MOVES: dict[Said, Callable[[WhereForm, House, Standing], Move]] = {
    "home": _home,
    "me": _me,
    "someone": _someone,
    "safe": _put("safe"),
    "elsewhere": _put("elsewhere"),
    "unknown": _put("unknown"),
    "not_yet": _put("not_yet"),
    "not_shown": _not_shown,
    "not_found": _not_found,
    "found": _found,
}
_BY_NAME: dict[str, Said] = {said: said for said in _MOVES}


@dataclass(frozen=True)
class TellForm:
    """What a family calls a thing, where it belongs, and its story."""

    rev: int
    word: str
    spot: str
    story: str
    keep: str = ""
    """Which of two versions was chosen, where somebody else had saved it in between."""

    @classmethod
    def read(cls, request: HttpRequest) -> "TellForm":
        """The form as posted."""
        form = request.POST
        rev = form.get("rev", "")
        return cls(
            rev=int(rev) if rev.isdecimal() and len(rev) < 9 else 0,
            word=form.get("word", "").strip()[:LONGEST],
            spot=form.get("spot", "").strip()[:LONGEST],
            story=form.get("story", "").replace("\r\n", "\n").strip()[:LONGEST_STORY],
            keep=form.get("keep", ""),
        )

    @classmethod
    def of(cls, rev: int, thing: Keepsake) -> "TellForm":
        """The form as it is shown first."""
        return cls(rev, thing.word, thing.spot, thing.story)

    def value(self, thing: Keepsake) -> Keepsake:
        """The keepsake with what was told; of two stories that are both to stay, one after the other."""
        if self.keep == "both":
            return thing.tell(f"{thing.story}\n\n{self.story}".strip())
        return thing.call_it(self.word).belongs(self.spot).tell(self.story)


SORTS: tuple[Sort, ...] = get_args(Sort.__value__)
"""All sorts, in the order in which they are offered."""


@dataclass(frozen=True)
class BringForm:
    """Something more that they have: what it is, what it is called, and where it is now."""

    entry: UUID
    """The keepsake's id, made when the page was shown."""
    move: UUID
    """The id of the first line of its ledger."""
    sort: Sort | None
    word: str
    where: str
    words: str

    @classmethod
    def read(cls, request: HttpRequest) -> "BringForm":
        """The form as posted, or as it is shown first."""
        form = request.POST
        return cls(
            entry=parse_id(form.get("entry", "")) or new_id(),
            move=parse_id(form.get("move", "")) or new_id(),
            sort=next((sort for sort in SORTS if sort == form.get("sort")), None),
            word=form.get("word", "").strip()[:LONGEST],
            where=form.get("where", ""),
            words=form.get("words", "").strip()[:LONGEST],
        )

    def keepsake(self) -> Keepsake:
        """The new keepsake."""
        assert self.sort is not None
        return Keepsake(sort=self.sort, word=self.word, spot=self.words if self.where == "us" else "")

    def first_move(self, house: House) -> Move:
        """Where it is, as they said."""
        match self.where:
            case "us":
                place = Place(kind="home", words=self.words)
            case "notyet":
                place = Place(kind="not_yet", words=self.words)
            case "somebody":
                return keepsakes.give(self.words, by=house.member, clock=house.clock)
            case _:
                place = Place(kind="unknown")
        return keepsakes.put(place, by=house.member, clock=house.clock)
