"""What the components of `templates/components/` are given: their faces, typed. Words come ready, from `say`.

A word typed `str` that came from `say` is HTML already; one that a family wrote is a plain string and is wrapped by the
component (`own`). Nothing here knows a request.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link of the head: three at most."""

    href: str
    text: str
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One big answer, or an act: a button with its value, or a link where `href` is given.

    A picture above the words: `sort` (a keepsake), or `drawing` with its `frame` (of `parts.svg`).
    """

    text: str
    value: str = ""
    href: str = ""
    sort: str = ""
    drawing: str = ""
    frame: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A chip. `opens` lets the field `more` of its set appear while it is chosen."""

    value: str
    text: str
    chosen: bool = False
    opens: bool = False


@dataclass(frozen=True, kw_only=True)
class Field:
    """A label over an input, a hint or a reason under it.

    `rows` makes it a textarea. `wrote`: what stands in it is a person's own words, in the serif. `literal`: no capitals
    and no spelling marks (names, words of a key). `why` says what is meant, and is shown in place of nothing else.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    why: str = ""
    kind: str = "text"
    rows: int = 0
    wrote: bool = False
    literal: bool = False
    autocomplete: str = ""
    accept: str = ""

    @property
    def id(self) -> str:
        """The id of the input."""
        return f"f-{self.name}"

    @property
    def described(self) -> str:
        """The ids of hint and reason, for the input's description."""
        return " ".join(f"{self.id}-{what}" for what in ("hint", "why") if getattr(self, what))


@dataclass(frozen=True, kw_only=True)
class Pic:
    """A thing one may have; `ask` is the question under it ("Where now? Ashes in a box"), `places` its answers."""

    value: str
    sort: str
    text: str
    chosen: bool = False
    ask: str = ""
    places: Sequence[Choice] = ()


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer that stands at a count: its words, and who gave it, when and where ("Jo, 9:52. In the blue bag.")."""

    text: str
    by: str


@dataclass(frozen=True, kw_only=True)
class CountRow:
    """One thing at a door.

    `word`: the family's own. `last`: place and time it was last seen. `beside`: what a child said, while it is asked
    after. `action` and `hidden`: where an answer goes and
    what goes with it (`entry`). `said`: none is asked, one stands, two differ and are asked again.
    """

    id: str
    sort: str
    word: str
    action: str
    hidden: Mapping[str, str] = field(default_factory=dict)
    last: str = ""
    beside: str = ""
    second: bool = False
    said: Sequence[Said] = ()
    not_found: bool = False
    """The answer that stands is that nobody can find it: [Found] stays in reach."""
    slip_action: str = ""
    slip_hidden: Mapping[str, str] = field(default_factory=dict)
