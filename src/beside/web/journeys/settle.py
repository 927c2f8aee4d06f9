"""Saving one piece of a journey: two who change different pieces do not meet; two who change the same see both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from beside.items.errors import Changed
from beside.items.house import Kept
from beside.journeys import Journey
from beside.web.failures import pages
from beside.web.http import HouseRequest, see_other


@dataclass(frozen=True)
class Piece:
    """One piece of a journey, as a form carries it: a line of text that is the same exactly if the piece is."""

    read: Callable[[Journey], str]
    put: Callable[[Journey, str], Journey]
    """The journey with this piece. May raise BackBeforeLeavingError."""
    tell: Callable[[str], Sequence[pages.Field]]
    """The piece in words, for the page that shows two versions."""


def settle(
    request: HouseRequest, kept: Kept[Journey], piece: Piece, mine: str, *, also: Callable[[], None] | None = None
) -> HttpResponse:
    """Keep `mine`, if the piece still is what the page showed (`was`); else show both, and the choice.

    `also` is written in the same transaction, and only if something changed.
    """
    done = see_other("journeys:one", kept.id)
    now = piece.read(kept.value)
    if now == mine or request.POST.get("keep") == "theirs":
        return done
    if now != request.POST.get("was", now):
        return _both(request, kept, piece, mine)
    try:
        with request.house.writing():
            request.house.change(kept, piece.put(kept.value, mine))
            if also is not None:
                also()
    except Changed as changed:
        return settle(request, changed.theirs, piece, mine, also=also)
    return done


def _both(request: HouseRequest, kept: Kept[Journey], piece: Piece, mine: str) -> HttpResponse:
    now, written = piece.read(kept.value), kept.value.written
    return pages.both(
        request,
        member=request.household.name_of(written.by) if written else "",
        action=request.path,
        mine=piece.tell(mine),
        theirs=piece.tell(now),
        carry={"mine": mine, "was": now},
        can_keep_both=False,
    )
