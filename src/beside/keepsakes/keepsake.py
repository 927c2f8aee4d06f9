"""A thing that holds the baby's presence."""

from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from beside.items.codes import Code
from beside.items.kinds import Kind

type Sort = Literal[
    "box",
    "urn",
    "pouch",
    "locket",
    "prints",
    "bear",
    "blanket",
    "scan",
    "drawing",
    "ring",
    "candle",
    "flower",
    "star",
    "stone",
    "plant",
    "other",
]
"""What it looks like in the picture. What the family calls it is its `word`."""

HOLD_ASHES: frozenset[str] = frozenset({"box", "urn", "pouch", "locket"})
"""The sorts that hold ashes, or a part of them (VOICE start.have)."""


class Keepsake(Kind, frozen=True, kw_only=True):
    """One thing of the baby's, with its picture, its home place and its story. Where it is now is in its moves."""

    code: ClassVar[Code] = Code.KEEPSAKE

    sort: Sort
    word: str = ""
    """What the family calls it: "The little box". Used whole, never bent."""
    story: str = ""
    spot: str = ""
    """Its home place, a whole phrase: "on the windowsill"."""
    babies: tuple[UUID, ...] = ()
    """Whose it is; empty means of all of them."""
    second: bool = False
    """Drawn as the sibling of the first of its sort (two babies, two boxes)."""

    @property
    def holds_ashes(self) -> bool:
        """Whether it holds ashes or a part of them."""
        return self.sort in HOLD_ASHES

    def call_it(self, word: str) -> "Keepsake":
        """The same thing under the word the family uses from now on."""
        return msgspec.structs.replace(self, word=word)

    def tell(self, story: str) -> "Keepsake":
        """The same thing with its story as it is told now."""
        return msgspec.structs.replace(self, story=story)

    def belongs(self, spot: str) -> "Keepsake":
        """The same thing with another home place. Where it is now does not change by this."""
        return msgspec.structs.replace(self, spot=spot)
