"""Holders: a key pair that a room's key is granted to, and the grants themselves (SECURITY-DESIGN 4.5, 4.6).

Hybrid: ML-KEM-768 and X25519 together, so that nothing in the database hangs on X25519 alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from beside.seal.errors import Unopenable
from beside.seal.frame import context, u32
from beside.seal.primitives import KEY, TAG, Secretive, random_bytes, sha256

_SUITE = b"\xbe\x03"
_VERSION = b"\x01"
_SEED = 64
_SECRET = len(_VERSION) + _SEED + KEY
_ANCHOR = 16 + 4 + 32
_KEM_PUBLIC = 1184
PUBLIC = _KEM_PUBLIC + 32
"""Length of a holder's public side, in bytes."""
_GRANT = len(_SUITE) + 1120 + KEY + TAG
_HPKE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest key of a room that a holder has seen, by its hash (SECURITY-DESIGN 4.5, 15.3)."""

    room: UUID
    epoch: int
    key_hash: bytes

    def encode(self) -> bytes:
        """The 52 bytes of it inside a holder's secret."""
        if len(self.key_hash) != KEY:
            raise ValueError("a hash has 32 bytes")
        return self.room.bytes + u32(self.epoch) + self.key_hash

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        """The other way."""
        return cls(UUID(bytes=raw[:16]), int.from_bytes(raw[16:20], "big"), raw[20:])


class HolderSecret(Secretive):
    """The secret side of a holder: a member, a device, a sheet or the spare key (SECURITY-DESIGN 3)."""

    __slots__ = ("_private", "_seed", "_x25519", "anchors")

    def __init__(self, seed: bytes, x25519: bytes, anchors: Iterable[Anchor] = ()) -> None:
        if len(seed) != _SEED or len(x25519) != KEY:
            raise ValueError("a holder's secret has 64 and 32 bytes")
        self._seed = seed
        self._x25519 = x25519
        self._private = hpke.MLKEM768X25519PrivateKey(
            MLKEM768PrivateKey.from_seed_bytes(seed), X25519PrivateKey.from_private_bytes(x25519)
        )
        self.anchors = tuple(anchors)

    @classmethod
    def new(cls) -> Self:
        """A fresh holder, without anchors."""
        return cls(random_bytes(_SEED), random_bytes(KEY))

    @classmethod
    def decode(cls, raw: bytes) -> Self:
        """A holder from what an unlocker opened. Unopenable("format") if it is no such thing."""
        if len(raw) < _SECRET or not raw.startswith(_VERSION) or (len(raw) - _SECRET) % _ANCHOR:
            raise Unopenable("format")
        anchors = (Anchor.decode(raw[at : at + _ANCHOR]) for at in range(_SECRET, len(raw), _ANCHOR))
        return cls(raw[1 : 1 + _SEED], raw[1 + _SEED : _SECRET], anchors)

    def encode(self) -> bytes:
        """The bytes an unlocker locks: version, seed, X25519 key, anchors."""
        return _VERSION + self._seed + self._x25519 + b"".join(anchor.encode() for anchor in self.anchors)

    def with_anchors(self, anchors: Iterable[Anchor]) -> "HolderSecret":
        """The same holder, with other anchors (SECURITY-DESIGN 15.3)."""
        return HolderSecret(self._seed, self._x25519, anchors)

    @property
    def public(self) -> bytes:
        """The public side, 1,216 bytes: ML-KEM-768 encapsulation key, then X25519."""
        kem = MLKEM768PrivateKey.from_seed_bytes(self._seed).public_key().public_bytes_raw()
        return kem + X25519PrivateKey.from_private_bytes(self._x25519).public_key().public_bytes_raw()


def public_hash(public: bytes) -> bytes:
    """SHA-256 of a holder's public side, as a roster names it (SECURITY-DESIGN 4.6)."""
    return sha256(public)


def make_grant(public: bytes, room_key: bytes, family: UUID, room: UUID, epoch: int, holder: UUID) -> bytes:
    """Seal a room's key to a holder, 1,170 bytes. Only to holders in the roster: the caller compares `public_hash`.

    ValueError if `public` is none or the room key has not 32 bytes.
    """
    if len(public) != PUBLIC or len(room_key) != KEY:
        raise ValueError("a public side of 1,216 bytes and a room key of 32")
    key = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:_KEM_PUBLIC]),
        X25519PublicKey.from_public_bytes(public[_KEM_PUBLIC:]),
    )
    return _SUITE + _HPKE.encrypt(room_key, key, info=_info(family, room, epoch, holder))


def open_grant(secret: HolderSecret, grant: bytes, family: UUID, room: UUID, epoch: int, holder: UUID) -> bytes:
    """The room key that was granted. Unopenable: "format", then "tag"."""
    if len(grant) != _GRANT or not grant.startswith(_SUITE):
        raise Unopenable("format")
    try:
        info = _info(family, room, epoch, holder)
    except ValueError:
        raise Unopenable("format") from None
    try:
        return _HPKE.decrypt(grant[len(_SUITE) :], secret._private, info=info)
    except (InvalidTag, ValueError):
        raise Unopenable("tag") from None


def _info(family: UUID, room: UUID, epoch: int, holder: UUID) -> bytes:
    return context("grant", family, room, epoch, holder)
