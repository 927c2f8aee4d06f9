"""Items and room records: suite 1, one key per room and epoch (SECURITY-DESIGN 4.3, 4.6)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

import msgspec

from beside.seal.errors import Unopenable
from beside.seal.frame import LEAST, context, pad, u32, unpad
from beside.seal.primitives import KEY, NONCE, TAG, Secretive, cipher, decrypt, hkdf, random_bytes, sha256

_SUITE = b"\xbe\x01"
_NOBODY = UUID(int=0)
_SHORTEST = len(_SUITE) + NONCE + LEAST + TAG


def new_room_key() -> bytes:
    """A fresh random room key, 32 bytes; a new one for each epoch (SECURITY-DESIGN 3)."""
    return random_bytes(KEY)


def key_hash(key: bytes) -> bytes:
    """SHA-256 of a room key, as an anchor names it (SECURITY-DESIGN 4.5)."""
    return sha256(key)


class ContentKey(Secretive):
    """What a room's items are sealed under: derived once per room, epoch and request (SECURITY-DESIGN 4.3)."""

    __slots__ = ("_aead",)

    def __init__(self, room_key: bytes) -> None:
        if len(room_key) != KEY:
            raise ValueError("a room key has 32 bytes")
        self._aead = cipher(hkdf(room_key, "beside/v1/content"))

    def seal(self, data: bytes, ad: bytes) -> bytes:
        """Pad and seal, bound to `ad`, under a fresh random nonce."""
        nonce = random_bytes(NONCE)
        return _SUITE + nonce + self._aead.encrypt(nonce, pad(data), ad)

    def open(self, blob: bytes, ad: bytes) -> bytes:
        """What was sealed. Unopenable: "format", then "tag", then "padding"."""
        if len(blob) < _SHORTEST or not blob.startswith(_SUITE):
            raise Unopenable("format")
        nonce = blob[len(_SUITE) : len(_SUITE) + NONCE]
        return unpad(decrypt(self._aead, nonce, blob[len(_SUITE) + NONCE :], ad))


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lies: every clear column of its row. A new clear column is a new suite (SECURITY-DESIGN 4.3)."""

    family: UUID
    room: UUID
    epoch: int
    id: UUID
    rev: int
    kind: int
    of: UUID | None

    def ad(self) -> bytes:
        """The 90 bytes that bind a seal to its row. ValueError for columns that no row may have."""
        if self.of == _NOBODY:
            raise ValueError("an owner of zeros would read as none")
        return b"".join(
            (
                b"beside/v1/item",
                self.family.bytes,
                self.room.bytes,
                u32(self.epoch),
                self.id.bytes,
                u32(self.rev),
                u32(self.kind),
                (self.of or _NOBODY).bytes,
            )
        )


def seal_item(key: ContentKey, place: Place, data: bytes) -> bytes:
    """Seal an item's JSON for its row. ValueError for columns that no row may have."""
    return key.seal(data, place.ad())


def open_item(key: ContentKey, place: Place, blob: bytes) -> bytes:
    """An item's JSON as it was sealed, unread: the rules about `v` and `kind` are those of `beside.items`.

    Unopenable: "format", "tag", "padding".
    """
    try:
        ad = place.ad()
    except ValueError:
        raise Unopenable("format") from None
    return key.open(blob, ad)


def seal_record(room_key: bytes, family: UUID, room: UUID, epoch: int, rev: int, data: bytes) -> bytes:
    """Seal a room's record of one epoch under that epoch's key (SECURITY-DESIGN 4.6)."""
    return ContentKey(room_key).seal(data, context("room", family, room, epoch, rev))


def open_record(room_key: bytes, family: UUID, room: UUID, epoch: int, rev: int, blob: bytes) -> bytes:
    """The JSON of a room's record. Unopenable: "format", "tag", "padding"."""
    try:
        ad = context("room", family, room, epoch, rev)
    except ValueError:
        raise Unopenable("format") from None
    return ContentKey(room_key).open(blob, ad)


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One row of a room's records, as it lies on the disk."""

    epoch: int
    rev: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """One opened record: its epoch, that epoch's room key, and its JSON (which holds the key before it)."""

    epoch: int
    key: bytes = field(repr=False)
    data: bytes = field(repr=False)


class _Link(msgspec.Struct):
    previous: str | None


def open_records(room_key: bytes, family: UUID, room: UUID, records: Iterable[StoredRecord]) -> tuple[OpenRecord, ...]:
    """Walk a room's records, given newest first, from its newest key to epoch 1 (SECURITY-DESIGN 4.6).

    Each must open under the key that the one after it names; none may be missing or planted, else
    Unopenable("chain"). That the record's kind and whose it is equal the columns is for the caller to see.
    """
    walked: list[OpenRecord] = []
    key: bytes | None = room_key
    expected: int | None = None
    for record in records:
        if key is None or record.epoch != (record.epoch if expected is None else expected):
            raise Unopenable("chain")
        try:
            data = open_record(key, family, room, record.epoch, record.rev, record.blob)
        except Unopenable as failure:
            raise Unopenable("chain" if walked else failure.check) from None
        walked.append(OpenRecord(record.epoch, key, data))
        key = _previous(data)
        expected = record.epoch - 1
    if expected != 0 or key is not None:
        raise Unopenable("chain")
    return tuple(walked)


def _previous(record: bytes) -> bytes | None:
    """The key of the epoch before, as a record names it."""
    try:
        previous = msgspec.json.decode(record, type=_Link).previous
        key = None if previous is None else bytes.fromhex(previous)
    except (msgspec.MsgspecError, ValueError):
        raise Unopenable("chain") from None
    if key is not None and len(key) != KEY:
        raise Unopenable("chain")
    return key
