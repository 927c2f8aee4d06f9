"""Standing things side by side on a shelf, so that each is seen and the row looks set down by hand. Pure geometry.

Units are those of the drawing. A phone sees about x = 300 to 900 of it, which within the enlarged group of a shelf is
358 to 842; with a little air that is LEFT to RIGHT (look, "Putting the scene together", "Places to stand").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from beside.corner.forms import FORMS, FRAMED, Form

LEFT, RIGHT, MIDDLE = 370, 832, 602
EASY = {1: 0, 2: 124, 3: 250, 4: 320}
"""From the first foot to the last, for so many things, if there is room; more take all the room there is."""
LOOSEST = 2.1
"""No gap grows to more than so many times its natural one."""
LIES_ON_BLANKET = ("box", "box-2", "urn")
BLANKET_FOOT, ON_BLANKET = 496, 454
BOOKS_ALONE = 560
BOOKS_AMONG = 3
"""Books stand beside so many things at most; more would hide them."""


@dataclass(frozen=True)
class Standing[T]:
    """Where each thing stands, far things first; and where the books stand, if they do."""

    things: list[tuple[T, int, int]]
    books: tuple[int, int] | None = None


@dataclass
class _Slot[T]:
    """One place in the row: a thing, a box on its blanket (far things first), or the books."""

    form: Form
    rank: int
    things: list[tuple[T, int]] = field(default_factory=list)
    x: float = MIDDLE

    @property
    def left(self) -> int:
        return -self.form.left

    @property
    def right(self) -> int:
        return self.form.left + self.form.width

    @property
    def depth(self) -> int:
        """How near the front it stands."""
        return self.things[-1][1] if len(self.things) == 1 else BLANKET_FOOT


def stand[T](items: Sequence[tuple[T, str, Form]], *, books: bool = False, raised: int = 0) -> Standing[T]:
    """Places for the items (each with the sort it is drawn as, and its form), `raised` above the shelf.

    Left to right: what is framed, the bear, what holds ashes, water, candle, flower. A box lies on the blanket.
    """
    slots = _slots(items)
    pile = _Slot[T](FORMS["books"], FORMS["books"].rank) if books and len(slots) <= BOOKS_AMONG else None
    row = sorted([*slots, pile] if pile else slots, key=lambda slot: slot.rank)
    _spread(row)
    if not slots and pile:
        pile.x = BOOKS_ALONE
    near = sorted(slots, key=lambda slot: slot.depth)
    things = [(thing, round(slot.x), foot - raised) for slot in near for thing, foot in slot.things]
    return Standing(things, (round(pile.x), pile.form.foot) if pile else None)


def _slots[T](items: Sequence[tuple[T, str, Form]]) -> list[_Slot[T]]:
    """Each item in a place of its own, but for a box that lies on the blanket."""
    slots: list[_Slot[T]] = []
    blanket: _Slot[T] | None = None
    framed = 0
    for thing, sort, form in sorted(items, key=lambda item: item[1] != "blanket"):
        if blanket and len(blanket.things) == 1 and sort in LIES_ON_BLANKET:
            blanket.things = [(blanket.things[0][0], BLANKET_FOOT), (thing, ON_BLANKET)]
            blanket.rank = form.rank
            continue
        rank = form.rank
        if sort in FRAMED:  # at the left, at the right, at the left again
            rank, framed = (90 + framed if framed % 2 else framed), framed + 1
        slots.append(_Slot(form, rank, [(thing, form.foot)]))
        if sort == "blanket":
            blanket = blanket or slots[-1]
    return slots


def _spread[T](row: list[_Slot[T]]) -> None:
    """Gives every place its x: natural gaps, widened or narrowed to the room there is, around the middle."""
    if len(row) < 2:
        return
    gaps = [_gap(one, other) for one, other in pairwise(row)]
    room = RIGHT - LEFT - row[0].left - row[-1].right
    wide = min(EASY.get(len(row), room), room, sum(gaps) * LOOSEST)
    x = MIDDLE + (row[0].left - row[-1].right - wide) / 2
    row[0].x = x
    for slot, gap in zip(row[1:], gaps, strict=True):
        x += gap * wide / sum(gaps)
        slot.x = x


def _gap[T](one: _Slot[T], other: _Slot[T]) -> float:
    """How far two neighbours stand apart: side by side nearly touching, one behind the other overlapping."""
    behind = abs(one.form.foot - other.form.foot)
    close = 0.66 if behind >= 20 else 0.8 if behind >= 10 else 0.88
    return (one.right + other.left) * close
