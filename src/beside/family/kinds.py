"""What a family says of itself: its words, its babies, its people. Pure values, sealed as items."""

from typing import Literal
from uuid import UUID

from beside.base.clock import Millis
from beside.items.codes import Code
from beside.items.kinds import Kind

type Role = Literal["keeper", "family", "friend"]
"""What an adult can open (SECURITY-DESIGN 3): all three shared rooms, two of them, `together` alone."""

ROOMS_OF: dict[Role, tuple[Literal["together", "everyday", "guarded"], ...]] = {
    "keeper": ("together", "everyday", "guarded"),
    "family": ("together", "everyday"),
    "friend": ("together",),
}


class FamilyWords(Kind, frozen=True, kw_only=True):
    """The family as a whole: its own words, where it lives, and what it chose to leave out for ever."""

    code = Code.FAMILY

    zone: str = "UTC"
    """Where home is, as an IANA time zone."""
    country: str = ""
    """ISO 3166-1 alpha-2, once somebody said it."""
    home: str = ""
    """The family's own word for home."""
    accent: str = "moss"
    sentence: str = ""
    """How they say that the baby died, whole, in their words; empty: nobody was asked yet."""
    left_out: tuple[str, ...] = ()
    """Keys of what was asked once and is never to be asked again."""
    later: tuple[str, ...] = ()
    """Keys of what waits in Settings."""


class Baby(Kind, frozen=True, kw_only=True):
    """The child who died. A name is never required."""

    code = Code.BABY

    name: str = ""
    place: int = 0
    """Where the family puts this baby when it names several."""


class Person(Kind, frozen=True, kw_only=True):
    """A member who has keys: the item's id is the member's id."""

    code = Code.PERSON

    name: str = ""
    role: Role = "keeper"
    place: int = 0


class LivingChild(Kind, frozen=True, kw_only=True):
    """A living child of the family."""

    code = Code.LIVING_CHILD

    name: str
    about: int | None = None
    """About how old, in years, as the parents said it at the time; no age is ever worked out from a date here."""
    place: int = 0


class Note(Kind, frozen=True, kw_only=True):
    """One line of the family's history: who was let in, that a copy was brought back. Seen by all but friends."""

    code = Code.NOTE
    room = "everyday"

    what: Literal["let_in", "spare_renewed", "restored"]
    member: UUID | None
    at: Millis
    seen_by: tuple[UUID, ...] = ()
    """Members who said that they have seen it."""
