"""What nobody needs any more, cleared away in one place. Needs no keys.

An object that no row names may be garbage (a process was killed between file and row, or between commit and
removal), or all that is left of photographs while a database is being restored. So it is set aside first, brought
back if a row names it again, and removed only after as long as anything that is put away is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched
from uuid import UUID

from beside.objects import keep, store
from beside.objects.models import SealedObject

STALE = timedelta(days=1)
"""After so long, what is half written or named by no row is not on its way any more."""
ASIDE = timedelta(days=30)
"""How long an unnamed object is kept aside: as long as what is put away (SECURITY-DESIGN 4.3)."""
_BATCH = 400


@dataclass(frozen=True)
class Swept:
    """What a sweep did, in numbers."""

    dropped: int
    """Objects that no item had claimed in time."""
    unfinished: int
    """Files that never became an object."""
    set_aside: int
    brought_back: int
    forgotten: int
    """Set aside long ago, now gone."""


def sweep(now: datetime) -> Swept:
    """Clear away what is past its time at `now`. Run once a day; running it twice, or at once, does no harm."""
    files = store.current()
    dropped = sum(_overdue(now))
    unfinished = files.clear_unfinished(now - STALE)
    back = list(_named(name for name, _ in files.aside()))
    for name in back:
        files.bring_back(name)
    unnamed = list(_unnamed(name for name, since in files.names() if since < now - STALE))
    for name in unnamed:
        files.set_aside(name, now)
    old = [name for name, since in files.aside() if since < now - ASIDE]
    for name in old:
        files.forget_aside(name)
    return Swept(dropped, unfinished, len(unnamed), len(back), len(old))


def _overdue(now: datetime) -> Iterator[bool]:
    """Drop what is past its time, unless it is claimed in this very moment."""
    overdue = list(SealedObject.objects.filter(pending_until__lte=now).values_list("family", "id"))
    for family, object in overdue:
        yield keep.forget(family, object, pending_until__lte=now)


def _named(names: Iterable[UUID]) -> Iterator[UUID]:
    """Those that a row names."""
    for batch in batched(names, _BATCH):
        yield from SealedObject.objects.filter(id__in=batch).values_list("id", flat=True)


def _unnamed(names: Iterable[UUID]) -> Iterator[UUID]:
    """Those that no row names."""
    for batch in batched(names, _BATCH):
        known = set(_named(batch))
        yield from (name for name in batch if name not in known)
