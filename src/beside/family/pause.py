"""The pause: one member's silence for as long as they like. Nothing is lost by it, and the others see nothing of it."""

from collections.abc import Iterable
from typing import ClassVar, Literal
from uuid import UUID

from beside.base.clock import Clock, to_millis
from beside.items.codes import Code
from beside.items.kinds import Entry, RoomKind, order

type Mode = Literal["all", "all_but_leaving", "none"]
"""Everything silent · all but "before you leave" · no pause."""


class Pause(Entry, frozen=True, kw_only=True):
    """One word on the pause, for the member who said it. A ledger: the latest stands, earlier ones stay.

    Born in `everyday`: whether one has a pause must be known on every page, and the near rooms close by themselves
    (docs/decisions, "The pause lies in everyday").
    """

    code: ClassVar[Code] = Code.PAUSE
    room: ClassVar[RoomKind] = "everyday"

    mode: Mode

    def __post_init__(self) -> None:
        """A pause is somebody's own. Raises ValueError without a member."""
        if self.by is None:
            raise ValueError("a pause belongs to a member")


def pause(mode: Mode, *, clock: Clock, member: UUID) -> Pause:
    """The member's word that from now on this mode holds for them."""
    now = to_millis(clock.now())
    return Pause(said=now, came=now, by=member, mode=mode)


def standing(lines: Iterable[tuple[UUID, Pause]], member: UUID) -> Mode:
    """What holds for this member now: their latest word, in the order of entries; "none" before the first."""
    own = [(order(entry, id), entry.mode) for id, entry in lines if entry.by == member]
    return max(own)[1] if own else "none"
