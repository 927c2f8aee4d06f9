"""The packing list: the baby's things first, which can only be answered; then a plain list beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from beside.base.departure import Departure
from beside.items.codes import Code
from beside.items.kinds import Kind
from beside.journeys.counting import Moves, asked_at
from beside.journeys.journey import Journey
from beside.journeys.steps import Stride, asked_anew_since
from beside.keepsakes import Line, answer_of, grown, standing, when


class PackingLine(Kind, frozen=True, kw_only=True):
    """One thing to bring that is not the baby's: the certificate, the glass from the kitchen."""

    code: ClassVar[Code] = Code.PACKING

    words: str
    done: bool = False
    by: UUID | None = None
    """Who said last whether it is packed."""

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("a line has words")

    def packed(self, by: UUID) -> "PackingLine":
        """It is in."""
        return msgspec.structs.replace(self, done=True, by=by)

    def unpacked(self, by: UUID) -> "PackingLine":
        """It is out again."""
        return msgspec.structs.replace(self, done=False, by=by)


@dataclass(frozen=True)
class First:
    """One of the baby's things at the head of the list. It cannot be dropped, only answered."""

    keepsake: UUID
    state: Literal["open", "packed", "stays"]
    """Packed: in a bag for this departure, or with us already. Stays: here, on purpose."""
    line: Line | None
    """The word that says so: who carries, in which bag, or where it stays."""


def packing_first(departure: Departure, journey: Journey, moves: Moves, steps: Iterable[Stride]) -> tuple[First, ...]:
    """The baby's things, always first, in the family's order.

    They are answered with `keepsakes.pack(container, member=..., at=departure)` for "By me" and "By someone else", or
    with `keepsakes.stays(departure, where_it_stays(...))`, which is an answer at the count already.
    """
    steps = tuple(steps)
    anew = asked_anew_since(departure, steps)
    return tuple(_first(id, moves.get(id, ()), departure, anew) for id in asked_at(departure, journey, moves, steps))


def _first(id: UUID, lines: Iterable[Line], departure: Departure, anew: int | None) -> First:
    said = [
        line
        for line in standing(lines)
        if line[1].at == departure and grown(line[1]) and (anew is None or when(line[1]) > anew)
    ]
    for line in reversed(said):
        if line[1].act == "packed" or answer_of(line[1]) == "with_us":
            return First(id, "packed", line)
        if answer_of(line[1]) == "stays":
            return First(id, "stays", line)
        if answer_of(line[1]) == "cannot_find":
            break
    return First(id, "open", None)
