"""The few primitives everything stands on (SECURITY-DESIGN 4.1), each behind one small function."""

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from beside.seal.errors import Unopenable

KEY = 32
"""Length of a room key, of a KEK and of every derived key, in bytes."""
NONCE = 12
"""Length of a nonce of ChaCha20-Poly1305, in bytes."""
TAG = 16
"""Length of a tag of Poly1305, in bytes."""


def random_bytes(size: int) -> bytes:
    """Fresh bytes from the operating system."""
    return os.urandom(size)


def hkdf(ikm: bytes, info: str, *, salt: bytes = b"", size: int = KEY) -> bytes:
    """HKDF-SHA-256 (RFC 5869); no salt is the empty one."""
    return HKDF(algorithm=SHA256(), length=size, salt=salt, info=info.encode()).derive(ikm)


def sha256(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


def cipher(key: bytes) -> ChaCha20Poly1305:
    """The AEAD under a key of 32 bytes. ValueError for any other length."""
    return ChaCha20Poly1305(key)


def decrypt(aead: ChaCha20Poly1305, nonce: bytes, sealed: bytes, ad: bytes | None) -> bytes:
    """The plain bytes, or Unopenable("tag")."""
    try:
        return aead.decrypt(nonce, sealed, ad)
    except InvalidTag:
        raise Unopenable("tag") from None


class Secretive:
    """A value that holds a key: it shows nothing of it, and cannot be pickled or copied (SECURITY-DESIGN 4.7)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce_ex__(self, protocol: object) -> str:
        raise TypeError(f"a {type(self).__name__} is never written down")
