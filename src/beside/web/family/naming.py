"""The form of names: a line for each baby, and empty lines for those who are added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import IntegrityError
from django.utils.safestring import SafeString

from beside.base.ids import new_id, parse_id
from beside.family.kinds import Baby
from beside.items.errors import NotThere
from beside.items.house import House, Kept
from beside.web.faces import Field
from beside.web.family.asking import too_long, typed
from beside.web.family.saving import rev_in
from beside.web.voice import say


@dataclass(frozen=True)
class Line:
    """One baby's line."""

    id: UUID
    rev: int
    """The version that the form showed; 0 for one that is added, whose id was made with the page."""
    name: str
    why: SafeString | str = ""

    @property
    def new(self) -> bool:
        """Whether this baby is not kept yet."""
        return self.rev == 0

    @property
    def field(self) -> Field:
        """Its input."""
        return Field(
            name=f"{'new' if self.new else 'name'}-{self.id.hex}",
            label=say("start.name", "A name, or a pet name."),
            value=self.name,
            why=self.why,
            literal=True,
            autocomplete="off",
        )

    @property
    def hidden(self) -> dict[str, str]:
        """What goes along with it unseen."""
        return {} if self.new else {f"rev-{self.id.hex}": str(self.rev)}


def shown(standing: Sequence[Kept[Baby]]) -> list[Line]:
    """The form as it is shown first."""
    return [Line(baby.id, baby.rev, baby.value.name) for baby in standing]


def empty() -> Line:
    """A line for one more."""
    return Line(new_id(), 0, "")


def read(form: Mapping[str, str], standing: Sequence[Kept[Baby]]) -> list[Line]:
    """The form as posted: the babies that stand, then those who are added, in the order of the page."""
    lines = []
    for baby in standing:
        name = f"name-{baby.id.hex}"
        if name in form:
            lines.append(_line(form, name, baby.id, max(1, rev_in(form, f"rev-{baby.id.hex}"))))
    for name in form:
        id = parse_id(name.removeprefix("new-")) if name.startswith("new-") else None
        if id is not None:
            lines.append(_line(form, name, id, 0))
    return lines


def add(house: House, line: Line) -> None:
    """Keep one more baby, last in the order. A page that is sent twice adds nobody twice. Raises NotThere.

    Inside a transaction.
    """
    if any(baby.id == line.id for baby in (*house.all(Baby), *house.away(Baby))):
        return
    place = max((baby.value.place for baby in house.all(Baby)), default=-1) + 1
    try:
        house.add(Baby(name=line.name, place=place), id=line.id)
    except IntegrityError:
        raise NotThere from None


def put_first(house: House, id: UUID) -> None:
    """From now on this baby is named first."""
    with house.writing():
        place = min(baby.value.place for baby in house.all(Baby)) - 1
        kept = house.get(Baby, id)
        house.change(kept, msgspec.structs.replace(kept.value, place=place))


def take_back(house: House, id: UUID) -> bool:
    """Put away one who was added by a slip; False for the only one, who stays."""
    with house.writing():
        if len(house.all(Baby)) < 2:
            return False
        house.put_away(house.get(Baby, id))
    return True


def _line(form: Mapping[str, str], name: str, id: UUID, rev: int) -> Line:
    words = typed(form, name)
    return Line(id, rev, words, too_long(words))
