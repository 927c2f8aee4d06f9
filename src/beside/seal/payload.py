"""Objects: the payload of an age file, sealed and opened as a stream (SECURITY-DESIGN 4.4).

16 bytes of nonce, then chunks of 64 KiB with a tag each; the last chunk is marked as such, so that a cut is seen.
The format is age's (C2SP age, "Payload"): with `age_header` in front, it is a whole age file.
"""

from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from beside.seal.errors import Unopenable
from beside.seal.primitives import NONCE, TAG, Secretive, cipher, decrypt, hkdf, random_bytes

FILE_KEY = 16
"""Length of a file key, in bytes."""
CHUNK = 1 << 16
"""Plain bytes in every chunk but the last."""
_HEAD = 16
_STORED_CHUNK = CHUNK + TAG

type Read = Callable[[int, int], bytes]
"""Gives up to so many stored bytes from an offset; fewer only where the stored object ends."""


def new_file_key() -> bytes:
    """A fresh random file key, 16 bytes: one per object, never used for another (SECURITY-DESIGN 4.4)."""
    return random_bytes(FILE_KEY)


def stored_length(length: int) -> int:
    """How many bytes are stored for so many plain ones. An empty object is one empty chunk."""
    return _HEAD + length + TAG * _chunks(length)


def plain_length(stored: int) -> int:
    """How many plain bytes a stored object of this size holds. Unopenable("length") for a size that none has.

    For rescue, and for files from elsewhere: inside Beside the length is sealed, and that one counts.
    """
    body = stored - _HEAD
    length = body - TAG * -(-body // _STORED_CHUNK)
    if length < 0 or stored_length(length) != stored:
        raise Unopenable("length")
    return length


def _chunks(length: int) -> int:
    return max(1, -(-length // CHUNK))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(NONCE - 1, "big") + bytes([last])


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    if len(file_key) != FILE_KEY:
        raise ValueError("a file key has 16 bytes")
    return cipher(hkdf(file_key, "payload", salt=nonce))


class PayloadSealer(Secretive):
    """Seals one object as its bytes come. What is stored is `nonce`, then all that `update` gives, then `finish`.

    Holds at most 64 KiB of plain bytes: the chunk that may turn out to be the last.
    """

    __slots__ = ("_aead", "_held", "_number", "nonce")

    def __init__(self, file_key: bytes) -> None:
        self.nonce = random_bytes(_HEAD)
        """The first 16 stored bytes; the caller writes them."""
        self._aead: ChaCha20Poly1305 | None = _cipher(file_key, self.nonce)
        self._held = bytearray()
        self._number = 0

    def update(self, data: bytes) -> bytes:
        """The stored bytes that follow from these plain ones; often none yet."""
        sealed = bytearray()
        view, at = memoryview(data), 0
        while len(self._held) + len(view) - at > CHUNK:
            missing = CHUNK - len(self._held)
            piece: bytes | memoryview = view[at : at + missing]
            if self._held:
                piece = bytes(self._held) + piece
                self._held.clear()
            at += missing
            sealed += self._seal(piece, last=False)
        self._held += view[at:]
        return bytes(sealed)

    def finish(self) -> bytes:
        """The last chunk. After it the sealer takes nothing more: ValueError."""
        sealed = self._seal(bytes(self._held), last=True)
        self._held.clear()
        self._aead = None
        return sealed

    def _seal(self, piece: bytes | memoryview, *, last: bool) -> bytes:
        if self._aead is None:
            raise ValueError("a finished object takes nothing more")
        sealed = self._aead.encrypt(_nonce(self._number, last), piece, None)
        self._number += 1
        return sealed


def open_payload(file_key: bytes, read: Read, length: int, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The plain bytes from `start` to `end` (exclusive; None is the end of the object), chunk by chunk.

    `length` is the sealed one. Before this returns, the stored size was found to be what it implies, and the first
    chunk that is wanted was opened: Unopenable("length") or ("tag") comes before an answer begins. Later chunks are
    released after their tag holds; what was released before a failure is true, but not whole. An empty object is
    opened too. ValueError for a range outside the object.
    """
    stop = length if end is None else end
    if not 0 <= start <= stop <= length:
        raise ValueError("a range outside the object")
    size = stored_length(length)
    # One byte where the last has to be, none after it: so no backend has to be asked for its size.
    if len(read(size - 1, 2)) != 1:
        raise Unopenable("length")
    pieces = _open(_cipher(file_key, _exactly(read, 0, _HEAD)), read, length, start, stop)
    first = next(pieces, None)
    return iter(()) if first is None else _rest(first, pieces)


def _rest(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from others


def _open(aead: ChaCha20Poly1305, read: Read, length: int, start: int, stop: int) -> Iterator[bytes]:
    if start == stop and length:
        return
    last = _chunks(length) - 1
    for number in range(start // CHUNK, max(stop - 1, 0) // CHUNK + 1):
        began = number * CHUNK
        size = min(CHUNK, length - began) + TAG
        sealed = _exactly(read, _HEAD + number * _STORED_CHUNK, size)
        plain = decrypt(aead, _nonce(number, number == last), sealed, None)
        whole = start <= began and began + len(plain) <= stop
        yield plain if whole else plain[max(start - began, 0) : stop - began]


def _exactly(read: Read, offset: int, size: int) -> bytes:
    got = read(offset, size)
    if len(got) != size:
        raise Unopenable("length")
    return got
