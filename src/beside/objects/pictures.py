"""Pictures: the original as it came, and two smaller copies without metadata (SECURITY-DESIGN 9, DESIGN 6).

Nothing is decoded in this process; what opens a picture is a worker that has nothing to lose.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from beside.base.clock import Clock, SystemClock
from beside.objects import keep, sniff
from beside.objects.held import Held, Photo
from beside.objects.protocol import MOST
from beside.objects.workshop import workshop

COPY = "image/webp"
"""The type of view and small."""
_PIECE = 1 << 16
_CLOCK = SystemClock()


class NotAPicture(Exception):
    """Not one of the pictures that are taken, whatever its name says."""


class TooLarge(Exception):
    """More than 50 MB (SECURITY-DESIGN 9)."""


@dataclass(frozen=True)
class Prepared:
    """What was found in a picture. Without view and small if it did not open, has over 100 Mpx, or took too long."""

    type: str
    width: int
    """As shown, turned upright; 0 if the picture did not open."""
    height: int
    view: bytes | None
    """WebP, at most 1,600 px on the long side, without metadata."""
    small: bytes | None
    """WebP, at most 480 px on the long side, without metadata."""


def prepare(original: bytes) -> Prepared:
    """Find out what a picture is and make its smaller copies, in the image worker.

    NotAPicture by its content, TooLarge beyond 50 MB. A picture that breaks the worker gives no copies.
    """
    if len(original) > MOST:
        raise TooLarge
    type = sniff.picture(original[: sniff.ENOUGH])
    if type is None:
        raise NotAPicture
    found = workshop.derive(type, original)
    return Prepared(type, found.width, found.height, found.view or None, found.small or None)


def prepare_and_keep(family: UUID, chunks: Iterable[bytes], *, filename: str = "", clock: Clock = _CLOCK) -> Photo:
    """Keep a picture byte for byte, and its two smaller copies, all sealed and pending until claimed.

    Held in memory whole once, for the worker. NotAPicture, TooLarge, NoRoom, Unopenable; then nothing is left.
    """
    original = _assembled(chunks)
    prepared = prepare(original)
    held = keep.keep(family, _in_pieces(original), type=prepared.type, filename=filename, clock=clock)
    return _with_copies(family, held, prepared, clock)


def photo(family: UUID, original: Held, *, clock: Clock = _CLOCK) -> Photo:
    """The smaller copies of a picture that is kept already, such as one that was uploaded.

    NotAPicture, TooLarge, NoRoom, Unopenable; the original stays as it is, and pending.
    """
    if original.length > MOST:
        raise TooLarge
    prepared = prepare(b"".join(keep.read(family, original)))
    return _with_copies(family, original, prepared, clock, ours=False)


def _assembled(chunks: Iterable[bytes]) -> bytes:
    parts, length = [], 0
    for chunk in chunks:
        parts.append(chunk)
        length += len(chunk)
        if length > MOST:
            raise TooLarge
    return b"".join(parts)


def _in_pieces(data: bytes) -> Iterator[bytes]:
    """Small enough that sealing them needs little memory beside the whole."""
    return (data[at : at + _PIECE] for at in range(0, len(data), _PIECE))


def _with_copies(family: UUID, original: Held, prepared: Prepared, clock: Clock, *, ours: bool = True) -> Photo:
    """Keep the copies beside the original; if one finds no room, none stays, nor an original that is `ours`."""
    made: list[Held] = [original] if ours else []
    copies: list[Held | None] = []
    try:
        for copy in (prepared.view, prepared.small):
            held = None if copy is None else keep.keep(family, [copy], type=COPY, clock=clock)
            copies.append(held)
            made.extend([held] if held else [])
    except BaseException:
        keep.drop(family, *(one.object for one in made))
        raise
    view, small = copies
    return Photo(original=original, view=view, small=small, width=prepared.width, height=prepared.height)
