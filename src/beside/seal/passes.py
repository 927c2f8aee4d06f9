"""Passes: room keys sealed under a secret that lives in a browser, and how that secret is written (4.7, 4.8)."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Literal
from uuid import UUID

from beside.seal.frame import context
from beside.seal.locks import kek, lock, unlock
from beside.seal.primitives import KEY, random_bytes

type PassKind = Literal["visit", "near", "link"]
"""A visit, the near rooms, a link (SECURITY-DESIGN 4.7)."""

_COOKIE = re.compile(r"[A-Za-z0-9_-]{64}", re.ASCII)
_FRAGMENT = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def seal_pass(kind: PassKind, ikm: bytes, id: UUID, family: UUID, keyset: bytes) -> bytes:
    """Seal a keyset (its JSON is the caller's) under a browser's secret.

    `ikm`: of a visit and of the near rooms the cookie's secret, then the boot key; of a link its secret alone.
    """
    return lock(kek(kind, ikm, id), keyset, context("pass", family, kind, id))


def open_pass(kind: PassKind, ikm: bytes, id: UUID, family: UUID, blob: bytes) -> bytes:
    """The keyset. Unopenable as `unlock`; that it has not ended is for the caller to see, inside it."""
    return unlock(kek(kind, ikm, id), blob, context("pass", family, kind, id))


def new_secret() -> bytes:
    """A fresh secret for a cookie, a link or the boot key, 32 bytes."""
    return random_bytes(KEY)


def write_cookie(id: UUID, secret: bytes) -> str:
    """The cookie of a visit or a device: base64url of id and secret, 64 characters (SECURITY-DESIGN 4.7)."""
    if len(secret) != KEY:
        raise ValueError("a cookie's secret has 32 bytes")
    return urlsafe_b64encode(id.bytes + secret).decode()


def read_cookie(text: str) -> tuple[UUID, bytes] | None:
    """Id and secret, or None if it is no cookie of ours."""
    if not _COOKIE.fullmatch(text):
        return None
    raw = urlsafe_b64decode(text)
    return UUID(bytes=raw[:16]), raw[16:]


def write_fragment(secret: bytes) -> str:
    """A link's secret as its fragment: 43 characters of base64url (SECURITY-DESIGN 4.8)."""
    if len(secret) != KEY:
        raise ValueError("a link's secret has 32 bytes")
    return urlsafe_b64encode(secret).decode().rstrip("=")


def read_fragment(text: str) -> bytes | None:
    """A link's secret, or None if this is none (one form only: the unused bits are zero)."""
    if not _FRAGMENT.fullmatch(text):
        return None
    secret = urlsafe_b64decode(text + "=")
    return secret if write_fragment(secret) == text else None
