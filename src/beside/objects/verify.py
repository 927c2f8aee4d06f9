"""Finds bit-rot without keys: stored bytes against what the rows say they were (SECURITY-DESIGN 4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from beside.objects import store
from beside.objects.keep import hash_stored
from beside.objects.models import SealedObject


@dataclass(frozen=True)
class Finding:
    """One object whose stored bytes are not what they were."""

    family: UUID
    object: UUID
    what: Literal["missing", "length", "changed"]


def verify() -> Iterator[Finding]:
    """Read every stored object and report those that are damaged. Changes nothing, needs no keys."""
    for row in SealedObject.objects.order_by("family", "id").iterator():
        what = _damage(row)
        if what is not None:
            yield Finding(row.family, row.id, what)


def _damage(row: SealedObject) -> Literal["missing", "length", "changed"] | None:
    files = store.current()
    size = files.size(row.id)
    if size is None:
        return "missing"
    if size != row.size:
        return "length"
    return None if hash_stored(files, row.id) == bytes(row.sha256) else "changed"
