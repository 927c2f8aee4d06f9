"""Unlockers: what opens a holder's secret. A passphrase, a paper, a device's cookie (SECURITY-DESIGN 4.5).

The secret is `HolderSecret.encode()`. Opening is the check: no hash of a passphrase lies anywhere. A way in counts
once its stored row was read back and opened.
"""

import re
from typing import Literal
from uuid import UUID

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from beside.seal.errors import Unopenable
from beside.seal.frame import context
from beside.seal.locks import kek, lock, unlock
from beside.seal.paper import paper_id, paper_secret
from beside.seal.passphrase import normalise
from beside.seal.primitives import KEY, random_bytes

type _Kind = Literal["passphrase", "paper", "device"]

FLOOR_MEMORY, FLOOR_PASSES = 65536, 3
"""The least that Argon2id is run with: KiB of memory, passes (SECURITY-DESIGN 4.5)."""
CEILING_MEMORY, CEILING_PASSES = 1 << 20, 10
"""The most: 1 GiB, 10 passes. What lies in the table must not choose how much memory this computer spends."""
_SALT = 16
_PARAMS = re.compile(r"argon2id m=([1-9][0-9]{0,9}) t=([1-9][0-9]{0,9}) p=1 salt=([0-9a-f]{32}) hard=([01])", re.ASCII)


def lock_passphrase(secret: bytes, passphrase: str, family: UUID, holder: UUID, unlocker: UUID) -> tuple[str, bytes]:
    """The parameters to store and the locked secret. Takes some 0.2 s and 64 MiB."""
    params = f"argon2id m={FLOOR_MEMORY} t={FLOOR_PASSES} p=1 salt={random_bytes(_SALT).hex()} hard=0"
    ikm = _stretch(passphrase, params)
    return params, _lock("passphrase", ikm, secret, family, holder, unlocker, params)


def open_passphrase(passphrase: str, params: str, blob: bytes, family: UUID, holder: UUID, unlocker: UUID) -> bytes:
    """The secret. Unopenable("commitment") is the ordinary wrong passphrase.

    Before any work: "format" for parameters nobody wrote, "floor" and "ceiling" for those out of bounds,
    "hardener" for a passphrase that only a host with a hardener opens (SECURITY-DESIGN 18).
    """
    ikm = _stretch(passphrase, params)
    return _open("passphrase", ikm, blob, family, holder, unlocker, params)


def _stretch(passphrase: str, params: str) -> bytes:
    found = _PARAMS.fullmatch(params)
    if found is None:
        raise Unopenable("format")
    memory, passes = int(found[1]), int(found[2])
    if memory < FLOOR_MEMORY or passes < FLOOR_PASSES:
        raise Unopenable("floor")
    if memory > CEILING_MEMORY or passes > CEILING_PASSES:
        raise Unopenable("ceiling")
    if found[4] == "1":
        raise Unopenable("hardener")
    argon = Argon2id(salt=bytes.fromhex(found[3]), length=KEY, iterations=passes, lanes=1, memory_cost=memory)
    return argon.derive(normalise(passphrase).encode())


def lock_paper(secret: bytes, paper_text: str, family: UUID, holder: UUID) -> tuple[UUID, bytes]:
    """The unlocker's id, which follows from the paper, and the locked secret. Unopenable("bech32") as `read_paper`."""
    unlocker = paper_id(paper_text)
    return unlocker, _lock("paper", paper_secret(paper_text), secret, family, holder, unlocker)


def open_paper(paper_text: str, blob: bytes, family: UUID, holder: UUID) -> bytes:
    """The secret. Unopenable("bech32") is a typing error, "commitment" another paper."""
    return _open("paper", paper_secret(paper_text), blob, family, holder, paper_id(paper_text))


def lock_device(secret: bytes, cookie_secret: bytes, family: UUID, holder: UUID, unlocker: UUID) -> bytes:
    """The locked secret of a device that stays signed in; `unlocker` is the cookie's id (SECURITY-DESIGN 4.7)."""
    if len(cookie_secret) != KEY:
        raise ValueError("a cookie's secret has 32 bytes")
    return _lock("device", cookie_secret, secret, family, holder, unlocker)


def open_device(cookie_secret: bytes, blob: bytes, family: UUID, holder: UUID, unlocker: UUID) -> bytes:
    """The secret. Unopenable as `unlock`."""
    return _open("device", cookie_secret, blob, family, holder, unlocker)


def _lock(
    kind: _Kind, ikm: bytes, secret: bytes, family: UUID, holder: UUID, unlocker: UUID, params: str = ""
) -> bytes:
    return lock(kek(kind, ikm, unlocker), secret, context("unlocker", family, holder, unlocker, kind, params))


def _open(kind: _Kind, ikm: bytes, blob: bytes, family: UUID, holder: UUID, unlocker: UUID, params: str = "") -> bytes:
    return unlock(kek(kind, ikm, unlocker), blob, context("unlocker", family, holder, unlocker, kind, params))
