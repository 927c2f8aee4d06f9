"""One keepsake with its ledger, and where that says it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from beside.keepsakes import Keepsake, Line, Whereabouts, whereabouts

ASHES_FIRST = ("box", "urn", "pouch", "locket")


@dataclass(frozen=True)
class Standing:
    """A keepsake, its moves, and what is folded from them."""

    id: UUID
    thing: Keepsake
    lines: tuple[Line, ...]
    now: Whereabouts

    @property
    def shown(self) -> bool:
        """Whether the shelf, the lists and the picture mention it."""
        return self.now.place.kind != "not_shown"


def stand(id: UUID, thing: Keepsake, lines: Iterable[Line]) -> Standing:
    """A keepsake and where its moves say it is."""
    ledger = tuple(lines)
    return Standing(id, thing, ledger, whereabouts(ledger))


def in_order(things: Mapping[UUID, Keepsake], moves: Mapping[UUID, Iterable[Line]]) -> tuple[Standing, ...]:
    """All keepsakes: what holds ashes first, then in the order in which they came."""
    return tuple(sorted((stand(id, thing, moves.get(id, ())) for id, thing in things.items()), key=_order))


def _order(one: Standing) -> tuple[int, bool, int, bytes]:
    sort = one.thing.sort
    rank = ASHES_FIRST.index(sort) if sort in ASHES_FIRST else len(ASHES_FIRST)
    came = min((move.said for _, move in one.lines), default=0)
    return rank, one.thing.second, came, one.id.bytes
