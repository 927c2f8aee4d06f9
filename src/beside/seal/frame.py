"""Context and padding: what a seal is bound to, and how its size is blurred (SECURITY-DESIGN 4.2)."""

from uuid import UUID

from beside.seal.errors import Unopenable

LEAST = 256
"""The smallest padded length, in bytes (SECURITY-DESIGN 4.2)."""
_LENGTH = 4


def u32(number: int) -> bytes:
    """Four bytes, big-endian. ValueError outside 0 to 2^32 - 1."""
    if not 0 <= number < 1 << 32:
        raise ValueError("a number that does not fit into 32 bits")
    return number.to_bytes(4, "big")


def _part(part: str | int | UUID | bytes) -> bytes:
    match part:
        case str():
            raw = part.encode()
        case int():
            raw = u32(part)
        case UUID():
            raw = part.bytes
        case bytes():
            raw = part
    if len(raw) > 0xFFFF:
        raise ValueError("a part of a context is too long")
    return len(raw).to_bytes(2, "big") + raw


def context(label: str, *parts: str | int | UUID | bytes) -> bytes:
    """`ctx` of SECURITY-DESIGN 4.2: every part with its length before it, so that none can flow into the next.

    Words become UTF-8, numbers u32, ids their 16 bytes.
    """
    return b"".join(_part(part) for part in ("beside", "v1", label, *parts))


def padded_length(length: int) -> int:
    """Padmé, at least 256: how long `length` bytes (with their own length in front) become.

    Leaks at most log log of the length and adds at most 12 % (SECURITY-DESIGN 4.2).
    """
    if length <= LEAST:
        return LEAST
    exponent = length.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


def pad(data: bytes) -> bytes:
    """The data with its length before it and zeros after it."""
    framed = u32(len(data)) + data
    return framed.ljust(padded_length(len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """What was padded. Unopenable("padding") unless length, size and zeros are exactly right."""
    end = _LENGTH + int.from_bytes(padded[:_LENGTH], "big")
    exact = len(padded) >= LEAST and end <= len(padded) == padded_length(end)
    if not exact or padded.count(0, end) != len(padded) - end:
        raise Unopenable("padding")
    return padded[_LENGTH:end]
