"""Invented families, each in a data folder of its own: `grow.py FAMILY TIME` in the folder that the environment names.

Prints, as JSON, the cookies with which its people are signed in (see `timed.py`: the boot key is always the same), and
the ids of its things. Everything goes through the verbs that the pages use.
"""

import json
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from tests.browser.families import BOOT_KEY, WORDS

from beside import journeys, keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.commands import ready  # sets Django up, before any model
from beside.commands.home import here, spare_folder
from beside.family import members, spare, visits
from beside.family.kinds import Baby, FamilyWords, LivingChild, Person
from beside.family.members import Opened
from beside.items.house import House
from beside.journeys import Planned
from beside.keepsakes import Keepsake, Place, Sort

SILL = Place(kind="home", words="on the windowsill")


@dataclass
class Growing:
    """One family while it is made."""

    clock: SetClock
    opened: dict[str, Opened] = field(default_factory=dict)
    things: dict[str, UUID] = field(default_factory=dict)

    def house(self, who: str = "Ana") -> House:
        """The house as one of them opens it."""
        return self.opened[who].house(self.clock)

    def begin(self, *babies: str, zone: str = "Europe/Berlin") -> None:
        """Ana's first evening."""
        bearer = spare.prepare(spare_folder())
        family = members.the_family()
        assert family is not None
        with transaction.atomic():
            self.opened["Ana"] = members.found(family, WORDS["Ana"], spare.bearer(family, bearer.public_hash))
            house = self.house()
            house.add(FamilyWords(zone=zone, country="DE"))
            house.add(Person(name="Ana", role="keeper"), id=house.member)
            for place, name in enumerate(babies):
                house.add(Baby(name=name, place=place))

    def joins(self, name: str) -> None:
        """Another keeper."""
        members.join(self.house(), WORDS[name], Person(name=name, role="keeper", place=1))
        opened = members.try_words(self.opened["Ana"].family, WORDS[name])
        assert opened is not None
        self.opened[name] = opened

    def child(self, name: str, about: int | None, place: int = 0) -> None:
        """A living child."""
        members.add_child(self.house(), LivingChild(name=name, about=about, place=place), None)

    def thing(self, sort: Sort, word: str = "", place: Place = SILL, *, second: bool = False, key: str = "") -> None:
        """Something they have, and where it is."""
        house = self.house()
        spot = place.words if place.kind == "home" else ""
        kept = house.add(Keepsake(sort=sort, word=word, spot=spot, second=second))
        house.append(keepsakes.put(place, by=house.member, clock=self.clock), of=kept.id, id=new_id())
        self.things[key or sort] = kept.id

    def was_at_omas(self) -> None:
        """A weekend at Oma's three weeks ago, all over."""
        house, day = self.house(), self.clock.at.date()
        leaves = Planned(day=(day - timedelta(days=21)).isoformat(), part="morning", zone="Europe/Berlin")
        back = Planned(day=(day - timedelta(days=19)).isoformat(), part="afternoon", zone="Europe/Berlin")
        along = (self.things["box"],)
        plan = journeys.plan("Oma", leaves, back, by=house.member, clock=self.clock, zone="Europe/Berlin", along=along)
        trip = house.append(plan, id=new_id())
        house.append(journeys.close(by=house.member, clock=self.clock), of=trip.id, id=new_id())


def weekend(one: Growing) -> None:
    """Ana and Jo, Lea 5 and Tom 3, their baby Mika; the little box and the bear stand on the windowsill."""
    one.begin("Mika")
    one.joins("Jo")
    one.child("Lea", 5)
    one.child("Tom", 3, 1)
    one.thing("box", "The little box")
    one.thing("bear", "The bear")


def again(one: Growing) -> None:
    """The same, who were at Oma's before."""
    weekend(one)
    one.was_at_omas()


def no_name(one: Growing) -> None:
    """A baby with no name, and things that nobody named."""
    one.begin("")
    one.thing("box")
    one.thing("prints")


def no_ashes(one: Growing) -> None:
    """Mika, and no ashes anywhere."""
    one.begin("Mika")
    one.thing("bear")
    one.thing("scan")


def not_yet(one: Growing) -> None:
    """The box has not come home."""
    one.begin("Mika")
    one.thing("box", place=Place(kind="not_yet"))


def nothing(one: Growing) -> None:
    """No name, and nothing at all."""
    one.begin("")


def twins(one: Growing) -> None:
    """Ida, and her twin who has no name; two boxes."""
    one.begin("Ida", "")
    one.thing("box", key="ida")
    one.thing("box", second=True, key="twin")


def one_lives(one: Growing) -> None:
    """Ida died; Jonas lives, and his parents did not say how old he is."""
    one.begin("Ida")
    one.joins("Jo")
    one.child("Jonas", None)
    one.thing("box")


FAMILIES = {make.__name__: make for make in (weekend, again, no_name, no_ashes, not_yet, nothing, twins, one_lives)}


def main(name: str, at: str) -> dict[str, Any]:
    """Make the family and sign everybody in."""
    home = here()
    home.prepare()
    ready.renew_schema(home)
    clock = SetClock(datetime.fromisoformat(at))
    one = Growing(SetClock(clock.at - timedelta(days=40)))
    FAMILIES[name](one)
    tickets = {who: visits.begin(opened, BOOT_KEY, clock).encode() for who, opened in one.opened.items()}
    cookie = f"__Host-beside-{(home.path / 'instance-id').read_text()[:8]}"
    return {"cookie": cookie, "tickets": tickets, "things": {key: str(id) for key, id in one.things.items()}}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2])))
