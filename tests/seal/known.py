"""The known answers of vectors/seal-v1.json, and what all tests of the seal need to read them."""

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from beside.seal import ContentKey, Place, primitives

KNOWN: dict[str, Any] = json.loads(Path(__file__).with_name("vectors").joinpath("seal-v1.json").read_text("utf-8"))
FAMILY = UUID(KNOWN["ids"]["family"])
ROOM = UUID(KNOWN["ids"]["room"])
HOLDER = UUID(KNOWN["holder"]["id"])
h = bytes.fromhex


def cases(found: list[dict[str, Any]], count: int) -> pytest.MarkDecorator:
    """Parametrise by `case`, named as in the file; the number is held so that a lost case is seen."""
    assert len(found) == count
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=case.get("name", str(at))) for at, case in enumerate(found)]
    )


def place(row: dict[str, Any]) -> Place:
    of = row["of"] and UUID(row["of"])
    return Place(UUID(row["family"]), UUID(row["room"]), row["epoch"], UUID(row["id"]), row["rev"], row["kind"], of)


def content_key(room_kind: str) -> ContentKey:
    return ContentKey(h(KNOWN["items"]["room_keys"][room_kind]))


def parts(context: str) -> list[bytes]:
    """The parts of a context after `beside`, `v1` and its label."""
    raw, found = h(context), []
    while raw:
        size = int.from_bytes(raw[:2], "big")
        found.append(raw[2 : 2 + size])
        raw = raw[2 + size :]
    return found[3:]


def number(part: bytes) -> int:
    return int.from_bytes(part, "big")


def drawn(monkeypatch: pytest.MonkeyPatch, *draws: bytes) -> None:
    """Let the seal draw these random bytes, in this order, and no others."""
    left = list(draws)

    def urandom(size: int) -> bytes:
        assert len(left[0]) == size
        return left.pop(0)

    monkeypatch.setattr(primitives, "os", SimpleNamespace(urandom=urandom))


def media(case: dict[str, Any]) -> bytes:
    plain = hashlib.shake_256(f"beside-vector:media{case['size']}".encode()).digest(case["size"])
    assert hashlib.sha256(plain).hexdigest() == case["plaintext_sha256"]
    return plain


def flipped(blob: bytes, bit: int) -> bytes:
    changed = bytearray(blob)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
