"""Locks: suite 2, a small secret under a key that a person or a browser gives (SECURITY-DESIGN 4.5).

The commitment keeps one planted blob from testing many passphrases at once.
"""

from uuid import UUID

from cryptography.hazmat.primitives.constant_time import bytes_eq

from beside.seal.errors import Unopenable
from beside.seal.frame import LEAST, pad, unpad
from beside.seal.primitives import KEY, NONCE, TAG, cipher, decrypt, hkdf, random_bytes

_SUITE = b"\xbe\x02"
_SHORTEST = len(_SUITE) + NONCE + KEY + LEAST + TAG


def kek(kind: str, ikm: bytes, id: UUID) -> bytes:
    """The key-encrypting key of one unlocker or pass: its kind and its id are bound in (SECURITY-DESIGN 4.5)."""
    return hkdf(ikm, "beside/v1/kek/" + kind, salt=id.bytes)


def _halves(key: bytes) -> tuple[bytes, bytes]:
    if len(key) != KEY:
        raise ValueError("a KEK has 32 bytes")
    both = hkdf(key, "beside/v1/wrap", size=2 * KEY)
    return both[:KEY], both[KEY:]


def lock(kek: bytes, data: bytes, ad: bytes) -> bytes:
    """Seal `data` under a KEK of 32 bytes, committed to that key, bound to `ad`."""
    key, commit = _halves(kek)
    nonce = random_bytes(NONCE)
    return _SUITE + nonce + commit + cipher(key).encrypt(nonce, pad(data), ad)


def unlock(kek: bytes, blob: bytes, ad: bytes) -> bytes:
    """What was locked. Unopenable: "format", then "commitment", then "tag", then "padding"."""
    if len(blob) < _SHORTEST or not blob.startswith(_SUITE):
        raise Unopenable("format")
    key, commit = _halves(kek)
    start = len(_SUITE) + NONCE
    if not bytes_eq(blob[start : start + KEY], commit):
        raise Unopenable("commitment")
    return unpad(decrypt(cipher(key), blob[len(_SUITE) : start], blob[start + KEY :], ad))
