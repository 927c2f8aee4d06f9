"""The words of an offered passphrase: the EFF long list less what could hurt here (SECURITY-DESIGN 4.5)."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

_FILE = Path(__file__).with_name("words.txt")
_COUNT = 5


def _read() -> tuple[str, ...]:
    lines = _FILE.read_text(encoding="ascii").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


WORDS: Final = _read()
"""At least 7,200 words, lower case. Not frozen: nothing stored hangs on the list."""


def five_words(rng: Callable[[int], bytes] = os.urandom) -> tuple[str, ...]:
    """Five words drawn alike and independently, 64 bits. `rng` gives so many random bytes; tests hand in their own."""
    return tuple(WORDS[_below(len(WORDS), rng)] for _ in range(_COUNT))


def _below(limit: int, rng: Callable[[int], bytes]) -> int:
    """A number from 0 to limit - 1, all equally likely: draws that would favour some are drawn again."""
    fair = (1 << 32) // limit * limit
    while (drawn := int.from_bytes(rng(4), "big")) >= fair:
        pass
    return drawn % limit
