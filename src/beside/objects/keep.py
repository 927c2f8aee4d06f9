"""Objects in and out: sealed as they come, opened as they go, named by items in between.

An object counts once its stored bytes were read back, opened and found to be what came in (SECURITY-DESIGN 4.4).
It is pending until an item claims it, so that what was never saved goes by itself.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from beside import seal
from beside.base.clock import Clock, SystemClock
from beside.base.ids import new_id
from beside.objects import store
from beside.objects.held import Held
from beside.objects.models import SealedObject

PENDING = timedelta(days=1)
"""How long an object waits for the item that names it: as long as a form may stay open."""
_PART = 1 << 16
_CLOCK = SystemClock()


class NotKept(Exception):
    """An object that an item was about to name is not there: dropped, swept, or never this family's."""


@dataclass(frozen=True)
class Stored:
    """The stored bytes of one object, as they were read back."""

    size: int
    sha256: bytes


class Keeping:
    """One object on its way in: write, then `finish` or `abandon`."""

    def __init__(self, family: UUID) -> None:
        """Start to keep something for a family. NoRoom if the disk is full."""
        self._family = family
        self._object = new_id()
        self._key = seal.new_file_key()
        self._sealer = seal.PayloadSealer(self._key)
        self._plain = hashlib.sha256()
        self._store = store.current()
        self._writing = self._store.begin(self._object)
        self.length = 0
        self._writing.write(self._sealer.nonce)

    def write(self, chunk: bytes) -> None:
        """Seal and store the next plain bytes. NoRoom if the disk is full; then nothing is left."""
        self.length += len(chunk)
        self._plain.update(chunk)
        self._writing.write(self._sealer.update(chunk))

    def finish(self, *, type: str, filename: str = "", clock: Clock = _CLOCK) -> Held:
        """Flush, read back, open, compare; then the object is there, pending.

        NoRoom if the disk is full, Unopenable if what is stored is not what came in; either way nothing is left.
        """
        held = Held(
            object=self._object,
            key=self._key,
            length=self.length,
            type=type,
            sha256=self._plain.digest(),
            filename=filename,
        )
        self._writing.write(self._sealer.finish())
        self._writing.finish()
        try:
            self._name(held, clock)
        except BaseException:
            self._store.remove(held.object)
            raise
        return held

    def abandon(self) -> None:
        """Leave nothing of what was written. Harmless after `finish`."""
        self._writing.abandon()

    def _name(self, held: Held, clock: Clock) -> None:
        stored = _read_back(self._store, held)
        SealedObject.objects.create(
            family=self._family,
            id=held.object,
            size=stored.size,
            sha256=stored.sha256,
            pending_until=clock.now() + PENDING,
        )


def keep(family: UUID, chunks: Iterable[bytes], *, type: str, filename: str = "", clock: Clock = _CLOCK) -> Held:
    """Seal bytes as they come and keep them, pending until `claim`.

    NoRoom if the disk is full, Unopenable if what was stored does not read back. Then, and if the chunks end in an
    error of their own, nothing is left.
    """
    keeping = Keeping(family)
    try:
        for chunk in chunks:
            keeping.write(chunk)
    except BaseException:
        keeping.abandon()
        raise
    return keeping.finish(type=type, filename=filename, clock=clock)


def claim(family: UUID, *ids: UUID) -> None:
    """An item names these objects now, so they stay. Call it inside the transaction that saves the item.

    NotKept if one of them is not there any more; the item must not be saved then.
    """
    for id in ids:
        if not SealedObject.objects.filter(family=family, id=id).update(pending_until=None):
            raise NotKept


def drop(family: UUID, *ids: UUID) -> None:
    """No item names these objects any more: the rows go in the caller's transaction, the files after its commit.

    Killed in between, the files are found by the janitor.
    """
    for id in ids:
        forget(family, id)


def forget(family: UUID, object: UUID, **only: object) -> bool:
    """Delete one row, and its file after the commit; whether there was such a row, `only` being further conditions."""
    deleted, _ = SealedObject.objects.filter(family=family, id=object, **only).delete()
    if deleted:
        # robust: a file that cannot be removed is logged and left to the janitor; the commit stands.
        transaction.on_commit(partial(store.current().remove, object), robust=True)
    return bool(deleted)


def read(family: UUID, held: Held, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The plain bytes from `start` to before `end` (None: to the end), each piece after its tag held.

    Unopenable before the first byte, at the call, if the row is missing, the stored size is not what the sealed
    length implies or the first wanted chunk is damaged; while reading, at the first damaged chunk after it.
    ValueError for a range outside the object.
    """
    files = store.current()
    expected = seal.stored_length(held.length)
    if not SealedObject.objects.filter(family=family, id=held.object, size=expected).exists():
        raise seal.Unopenable("length")
    return _Pieces(files, held, start, end)


class _Pieces(Iterator[bytes]):
    """The opened pieces of one object. Closes its file at the end, at damage, and when it is let go."""

    def __init__(self, files: store.Store, held: Held, start: int = 0, end: int | None = None) -> None:
        self._stored: store.Reading | None = None
        if files.size(held.object) != seal.stored_length(held.length):
            raise seal.Unopenable("length")
        try:
            self._stored = files.open(held.object)
        except FileNotFoundError as gone:
            raise seal.Unopenable("length") from gone
        try:
            self._pieces = seal.open_payload(held.key, self._stored.read, held.length, start, end)
        except BaseException:
            self.close()
            raise

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        stored, self._stored = self._stored, None
        if stored is not None:
            stored.close()

    def __del__(self) -> None:
        self.close()


def _read_back(files: store.Store, held: Held) -> Stored:
    """Hash what is stored, open it, and compare it with what came in. Unopenable if it differs."""
    plain = hashlib.sha256()
    for piece in _Pieces(files, held):
        plain.update(piece)
    if plain.digest() != held.sha256:
        raise seal.Unopenable("tag")
    return Stored(seal.stored_length(held.length), hash_stored(files, held.object))


def hash_stored(files: store.Store, object: UUID) -> bytes:
    """SHA-256 of stored bytes. FileNotFoundError if there are none."""
    digest, offset = hashlib.sha256(), 0
    with closing(files.open(object)) as stored:
        while part := stored.read(offset, _PART):
            digest.update(part)
            offset += len(part)
    return digest.digest()
