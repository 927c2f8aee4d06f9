"""Saving what several people may change: whoever changed something else is never written over, nor asked.

A form carries the `rev` of what it showed. A field that this person did not change stays as it stands now; one that
both changed, to different words, is shown twice (`failures/both.html`), and the second person chooses.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from django.http import HttpRequest

from beside.family.household import Household
from beside.items.house import House, Kept
from beside.items.kinds import Kind

LONGEST = 200
"""Characters of a name or a word."""


@dataclass(frozen=True)
class Merge[K: Kind]:
    """What a form makes of a thing as it stands now."""

    kept: Kept[K]
    values: Mapping[str, str]
    """The fields as they are to stand; of those in `differ`, this person's."""
    differ: tuple[str, ...]

    def theirs(self, field: str) -> str:
        """What stands now."""
        return str(getattr(self.kept.value, field))

    def save(self, house: House) -> Kept[K]:
        """Save it; a thing that stays as it is gets no new version. Raises Changed."""
        if all(self.theirs(name) == value for name, value in self.values.items()):
            return self.kept
        return house.change(self.kept, msgspec.structs.replace(self.kept.value, **dict(self.values)))


def merge[K: Kind](house: House, kept: Kept[K], rev: int, mine: Mapping[str, str]) -> Merge[K]:
    """Bring together a form that showed `rev` and `kept`, which stands now.

    Where the version that the form showed is not known, whatever differs counts as changed by both.
    """
    seen = {version.rev: version.value for version in (kept, *house.earlier(kept))}.get(rev)
    values, differ = {}, []
    for name, value in mine.items():
        now = str(getattr(kept.value, name))
        before = str(getattr(seen, name)) if seen is not None else None
        values[name] = now if value == before else value
        if value not in (before, now) and now != before:
            differ.append(name)
    return Merge(kept, values, tuple(differ))


def rev_in(form: Mapping[str, str], name: str = "rev") -> int:
    """The version that a form showed; 0, which is none, where it does not say."""
    text = form.get(name, "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 9 else 0


def chosen(request: HttpRequest, mine: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form, less those of which somebody chose the other version."""
    dropped = request.POST.get("differ", "").split() if request.POST.get("keep") == "theirs" else []
    return {name: value for name, value in mine.items() if name not in dropped}


def other(household: Household, kept: Kept[Kind], me: object) -> str:
    """What the family calls whoever saved this last; empty where it was oneself, or nobody knows."""
    by = kept.value.written.by if kept.value.written else None
    return "" if by == me else household.name_of(by)
