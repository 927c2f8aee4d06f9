"""Entries that can be taken back by a new one, and what is left standing then.

Nothing is erased: a slip is an entry like any other, and may itself be taken back. The result does not depend on the
order of arrival, nor on how often an entry arrives.
"""

from collections.abc import Iterable, Mapping
from typing import TypedDict, Unpack
from uuid import UUID

from beside.base.clock import Clock, Millis, to_millis
from beside.items.kinds import Entry, Known, order


class Told(Entry, frozen=True, kw_only=True):
    """An entry of a ledger whose entries can be taken back."""

    takes_back: UUID | None = None
    """If this is a slip: the entry that it takes back."""


class Telling(TypedDict, total=False):
    """What may be said with every verb about how an entry came to be."""

    known: Known
    said: Millis
    offset: Millis


class Times(TypedDict):
    """The fields of an entry that say when, by whom and from what."""

    said: Millis
    came: Millis
    offset: Millis
    by: UUID | None
    known: Known


def told(by: UUID | None, clock: Clock, **more: Unpack[Telling]) -> Times:
    """When an entry was said and came. Without `said` it is said now; with it, on a phone, earlier."""
    came = to_millis(clock.now())
    offset = more.get("offset", 0)
    said = more.get("said", came + offset)
    return {"said": said, "came": came, "offset": offset, "by": by, "known": more.get("known", "touch")}


def when(entry: Entry) -> Millis:
    """When it was said, by Beside's clock, and never later than it came."""
    return min(entry.said - entry.offset, entry.came)


def grown(entry: Entry) -> bool:
    """Whether it is a grown-up's word; a child's touch stands beside and ends nothing."""
    return entry.known != "child"


def taken_back[E: Told](lines: Iterable[tuple[UUID, E]]) -> dict[UUID, tuple[UUID, E]]:
    """What is taken back, each with the earliest slip that does it.

    A child's slip takes back a child's touch only. A slip whose entry has not arrived waits for it. Slips that take
    back each other in a ring, which nobody can say by touch, count for nothing.
    """
    entries = dict(lines)
    slips = {id: entry for id, entry in entries.items() if _reaches(entry, entries)}
    found: dict[UUID, tuple[UUID, E]] = {}
    for id in _that_stand(slips):
        slip = slips[id]
        target = slip.takes_back
        if target is not None and (target not in found or order(slip, id) < order(found[target][1], found[target][0])):
            found[target] = (id, slip)
    return found


def standing[E: Told](lines: Iterable[tuple[UUID, E]]) -> tuple[tuple[UUID, E], ...]:
    """What is left when slips, and what they take back, are left out: in the order it was said."""
    entries = dict(lines)
    gone = taken_back(entries.items())
    left = ((id, entry) for id, entry in entries.items() if id not in gone and entry.takes_back is None)
    return tuple(sorted(left, key=lambda line: order(line[1], line[0])))


def _reaches[E: Told](entry: E, entries: Mapping[UUID, E]) -> bool:
    """Whether it is a slip of an entry that is here and that it may take back."""
    target = entries.get(entry.takes_back) if entry.takes_back is not None else None
    return target is not None and (grown(entry) or not grown(target))


def _that_stand[E: Told](slips: Mapping[UUID, E]) -> set[UUID]:
    """The slips that no standing slip takes back, settled from the last ones inwards."""
    against: dict[UUID, list[UUID]] = {id: [] for id in slips}
    for id, slip in slips.items():
        if slip.takes_back in against:
            against[slip.takes_back].append(id)
    verdict: dict[UUID, bool] = {}
    settled = True
    while settled:
        settled = False
        for id, by in against.items():
            if id in verdict or not (any(verdict.get(one) for one in by) or all(one in verdict for one in by)):
                continue
            verdict[id] = not any(verdict.get(one) for one in by)
            settled = True
    return {id for id, stands in verdict.items() if stands}
