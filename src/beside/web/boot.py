"""What the parent process hands to this one at its start, and nothing else ever sees (SECURITY-DESIGN 4.7).

Never in the environment (it would be copied into every request), never on a command line, never on the disk.
"""

import os
from dataclasses import dataclass, field

from beside.base.clock import Clock, SystemClock


@dataclass
class Boot:
    """The boot key, the hash of the spare holder that the parent really opened, and the clock of this process."""

    key: bytes = field(repr=False)
    spare: bytes | None = field(default=None, repr=False)
    clock: Clock = field(default_factory=SystemClock)


boot = Boot(os.urandom(32))


def start(key: bytes, spare: bytes | None) -> None:
    """Take over what the parent made: its boot key, and the hash of the spare key's public half, if one is kept."""
    boot.key = key
    boot.spare = spare
