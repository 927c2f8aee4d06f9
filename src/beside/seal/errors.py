"""The one error of opening."""

from typing import Literal

type Check = Literal[
    "format",
    "commitment",
    "tag",
    "padding",
    "floor",
    "ceiling",
    "hardener",
    "length",
    "bech32",
    "chain",
    "data",
    "kind",
    "newer",
]
"""Which check stopped an opening, for tests and for rescue. Never a sentence for a person.

The last three are those of `beside.items`: what was sealed is not what the row says it is, or newer than the code.
"""


class Unopenable(Exception):
    """Something sealed does not open: a wrong key, a changed byte, a row in the wrong place, a form nobody knows.

    Whoever catches it deletes and overwrites nothing (SECURITY-DESIGN 4.3). Towards a person all checks are one
    error. It carries no key, no content and no id.
    """

    def __init__(self, check: Check) -> None:
        super().__init__(check)
        self.check: Check = check
