"""The address of a departure: which journey, which leg, which end of it. Never a position in a list (DESIGN 6)."""

from typing import Literal
from uuid import UUID

import msgspec


class Departure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One moment at which something could be left behind; with end "to", the arrival at the other end.

    It stays the same when a journey is changed, so that no answer given at it is lost.
    """

    of: UUID
    """The journey; or, at the door with no journey, the asking itself."""
    leg: UUID | None = None
    end: Literal["from", "to"] = "from"
