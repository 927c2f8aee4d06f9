"""A family that begins, with a spare key in a folder of its own."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import transaction

from beside.base.clock import SetClock
from beside.family import members, spare
from beside.family.kinds import FamilyWords, Person
from beside.family.members import Opened
from beside.family.models import Family, Grant, Holder, Pass, Room, RoomRecord, Unlocker
from beside.family.spare import Spare
from beside.items.models import Item

WORDS = "kettle orchard marble ferry tundra"


@dataclass
class Begun:
    """Ana's first evening is over."""

    ana: Opened
    spare: Spare
    directory: Path
    words: str = field(default=WORDS, repr=False)


@pytest.fixture
def nobody(db: None) -> None:
    """Before the first evening: no family yet, whatever other tests have founded."""
    for model in (Family, Grant, Holder, Pass, Room, RoomRecord, Unlocker, Item):
        model.objects.all().delete()


@pytest.fixture
def begun(nobody: None, clock: SetClock, tmp_path: Path) -> Begun:
    """A family of one, with a spare key."""
    directory = tmp_path / "spare"
    made = spare.prepare(directory)
    family = members.the_family()
    assert family is not None
    with transaction.atomic():
        opened = members.found(family, WORDS, spare.bearer(family, made.public_hash))
        house = opened.house(clock)
        house.add(FamilyWords(zone="Europe/Berlin"))
        house.add(Person(name="Ana", role="keeper"), id=opened.member)
    return Begun(opened, made, directory)
