"""The one form of the first evening: what was answered so far, and where it goes from here.

Nothing is stored before there is a key, so every answer waits in the page: what a screen does not ask, it carries.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from django.http import QueryDict

from beside.keepsakes import Sort

type Screen = Literal["name", "have", "you", "words"]
type Where = Literal["us", "notyet", "somebody", ""]

SCREENS: tuple[Screen, ...] = ("name", "have", "you", "words")
SORTS: tuple[Sort, ...] = ("box", "urn", "pouch", "locket", "prints", "bear", "blanket", "scan", "other")
WHERE: tuple[Where, ...] = ("us", "notyet", "somebody")
MOST_NAMES = 8
LONGEST = 200


@dataclass(frozen=True)
class Answers:
    """What a tired person has answered, all of it free to stay empty."""

    names: tuple[str, ...] = ("",)
    unnamed: bool = False
    have: tuple[Sort, ...] = ()
    nothing: bool = False
    where: tuple[tuple[Sort, Where], ...] = ()
    other: str = ""
    """What "something else" is, in their words."""
    you: str = ""
    zone: str = ""
    later: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @classmethod
    def read(cls, form: QueryDict) -> "Answers":
        """The answers in a posted form; what does not belong there is passed over."""
        names = tuple(name.strip()[:LONGEST] for name in form.getlist("name"))[:MOST_NAMES] or ("",)
        have = tuple(sort for sort in SORTS if sort in form.getlist("have"))
        return cls(
            names=names,
            unnamed=form.get("unnamed") == "1",
            have=have,
            nothing="nothing" in form.getlist("have"),
            where=tuple((sort, place) for sort in have for place in WHERE if form.get(f"where-{sort}") == place),
            other=form.get("other", "").strip()[:LONGEST],
            you=form.get("you", "").strip()[:LONGEST],
            zone=form.get("zone", "")[:64],
            later=tuple(screen for screen in SCREENS if screen in form.getlist("later")),
            left_out=tuple(screen for screen in SCREENS if screen in form.getlist("left-out")),
        )

    @property
    def several(self) -> bool:
        """Whether there is more than one baby."""
        return len(self.names) > 1

    def place_of(self, sort: Sort) -> Where:
        """Where they said it is; empty if they did not."""
        return dict(self.where).get(sort, "")

    def with_one_more(self) -> "Answers":
        """Room for one more name."""
        return replace(self, names=(*self.names, "")[:MOST_NAMES])

    def with_no_name(self) -> "Answers":
        """As many babies as before, none named."""
        return replace(self, names=("",) * len(self.names), unnamed=True)

    def put_off(self, screen: Screen) -> "Answers":
        """This question waits in Settings."""
        return replace(self, later=tuple(sorted({*self.later, screen})))

    def leave_out(self, screen: Screen) -> "Answers":
        """This question is never asked again."""
        return replace(self, left_out=tuple(sorted({*self.left_out, screen})))

    def carried(self, screen: Screen) -> Iterator[tuple[str, str]]:
        """The hidden fields with which a screen carries what the other screens asked."""
        if screen != "name":
            yield from (("name", name) for name in self.names)
        if self.unnamed:
            yield "unnamed", "1"
        if screen != "have":
            yield from (("have", sort) for sort in self.have)
            yield from ((f"where-{sort}", place) for sort, place in self.where)
            if self.nothing:
                yield "have", "nothing"
            yield "other", self.other
        if screen != "you":
            yield "you", self.you
        yield from (("later", key) for key in self.later)
        yield from (("left-out", key) for key in self.left_out)


def turn(screen: Screen, go: str, answers: Answers) -> tuple[Screen, Answers]:
    """The screen that comes after a button was touched, with the answers as they are then."""
    at = SCREENS.index(screen)
    match go:
        case "back" if screen == "name":
            return screen, replace(answers, names=answers.names[:1])
        case "back":
            return SCREENS[at - 1], answers
        case "more":
            return screen, answers.with_one_more()
        case "no-name":
            answers = answers.with_no_name()
        case "later":
            answers = answers.put_off(screen)
        case "leave-out":
            answers = answers.leave_out(screen)
    return SCREENS[min(at + 1, len(SCREENS) - 1)], answers
