"""Who lives in this house: the family's words, babies, members and children, opened once for a request."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from beside.family.kinds import Baby, FamilyWords, LivingChild, Person
from beside.family.pause import Pause
from beside.items.house import House, Kept


@dataclass(frozen=True)
class Household:
    """The people of one family, each list in the family's own order."""

    words: Kept[FamilyWords] | None
    babies: Sequence[Kept[Baby]]
    people: Sequence[Kept[Person]]
    children: Sequence[Kept[LivingChild]]

    @classmethod
    def of(cls, house: House) -> "Household":
        """Open what there is to know of the family."""
        house.look_ahead(FamilyWords, Baby, Person, LivingChild, Pause)
        words = house.all(FamilyWords)
        return cls(
            words=min(words, key=lambda kept: kept.id.bytes) if words else None,
            babies=sorted(house.all(Baby), key=lambda kept: (kept.value.place, kept.id.bytes)),
            people=sorted(house.all(Person), key=lambda kept: (kept.value.place, kept.id.bytes)),
            children=sorted(house.all(LivingChild), key=lambda kept: (kept.value.place, kept.id.bytes)),
        )

    @property
    def zone(self) -> str:
        """Where home is, as a time zone."""
        return self.words.value.zone if self.words else "UTC"

    def name_of(self, id: UUID | None) -> str:
        """What the family calls a member or a child; empty if there is no such one, or no name was given."""
        names = {person.id: person.value.name for person in self.people}
        names |= {child.id: child.value.name for child in self.children}
        return names.get(id, "") if id else ""
