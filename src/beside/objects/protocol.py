"""How the web process and the image worker speak. Standard library only, since both sides load it.

A question is type and picture, each with its length in the head; an answer is the size and the two copies, with
theirs. A forked child says `READY` first, so that a zygote that was just ending is told from a broken picture.
"""

import struct
from dataclasses import dataclass
from typing import Protocol

READY = b"\x01"
MOST = 50_000_000
"""Bytes of a picture at most (SECURITY-DESIGN 9: 50 MB)."""
WALL = 20
"""Seconds for one picture, of the clock and of the processor (SECURITY-DESIGN 9)."""
_QUESTION = struct.Struct(">II")
_ANSWER = struct.Struct(">IIII")
_LONGEST_TYPE = 64
_MOST_BACK = 16_000_000


class Source(Protocol):
    """Where bytes come from; fewer than asked for only at the end."""

    def read(self, size: int, /) -> bytes:
        """So many bytes."""
        ...


@dataclass(frozen=True)
class Derived:
    """What the worker found: the size as shown, 0 if unknown, and the smaller copies, empty if there are none."""

    width: int = 0
    height: int = 0
    view: bytes = b""
    small: bytes = b""


def question(type: str, original: bytes) -> bytes:
    """The head of a question; the picture follows."""
    return _QUESTION.pack(len(type), len(original)) + type.encode("ascii")


def read_question(file: Source) -> tuple[str, bytes]:
    """Type and picture. EOFError if it ends early or asks for too much."""
    kind, length = _QUESTION.unpack(_exactly(file, _QUESTION.size))
    if kind > _LONGEST_TYPE or length > MOST:
        raise EOFError("a question that is too large")
    return _exactly(file, kind).decode("ascii"), _exactly(file, length)


def answer(found: Derived) -> bytes:
    """An answer, whole."""
    head = _ANSWER.pack(found.width, found.height, len(found.view), len(found.small))
    return head + found.view + found.small


def read_answer(file: Source) -> Derived:
    """An answer. EOFError if it ends early, is absurdly large, or holds something else than WebP."""
    width, height, view, small = _ANSWER.unpack(_exactly(file, _ANSWER.size))
    if view > _MOST_BACK or small > _MOST_BACK:
        raise EOFError("an answer that is too large")
    found = Derived(width, height, _exactly(file, view), _exactly(file, small))
    for copy in (found.view, found.small):
        if copy and (copy[:4] != b"RIFF" or copy[8:12] != b"WEBP"):
            raise EOFError("an answer that is no picture")
    return found


def _exactly(file: Source, length: int) -> bytes:
    data = file.read(length)
    if len(data) != length:
        raise EOFError("it ended early")
    return data
