"""The end of the first evening: a key, and under it everything that was answered."""

from uuid import UUID

from django.db import transaction

from beside import keepsakes
from beside.base.clock import Clock
from beside.base.ids import new_id
from beside.family import members
from beside.family.kinds import Baby, FamilyWords, Person
from beside.family.members import Opened
from beside.family.rooms import Bearer
from beside.items.house import House
from beside.keepsakes import Keepsake, Move, Place, Sort
from beside.web.begin.answers import Answers
from beside.web.zone import server_zone, usable_zone


def found(family: UUID, answers: Answers, words: str, spare: Bearer | None, clock: Clock) -> Opened:
    """Begin a family's Beside: all of it, or nothing. Takes about half a second, for the key."""
    with transaction.atomic():
        opened = members.found(family, words, spare)
        house = opened.house(clock)
        house.add(
            FamilyWords(
                zone=usable_zone(answers.zone) or server_zone(),
                later=answers.later,
                left_out=answers.left_out,
            )
        )
        house.add(Person(name=answers.you, role="keeper"), id=opened.member)
        for place, name in enumerate(answers.names):
            house.add(Baby(name="" if answers.unnamed else name, place=place))
        for sort in answers.have:
            _bring(house, sort, answers)
    return opened


def _bring(house: House, sort: Sort, answers: Answers) -> None:
    """One thing they have, and the first line of its ledger: where it is."""
    word = answers.other if sort == "other" else ""
    kept = house.add(Keepsake(sort=sort, word=word))
    house.append(_first_move(house, answers.place_of(sort)), of=kept.id, id=new_id())


def _first_move(house: House, where: str) -> Move:
    match where:
        case "notyet":
            return keepsakes.put(Place(kind="not_yet"), by=house.member, clock=house.clock)
        case "somebody":
            return keepsakes.give("", by=house.member, clock=house.clock)
        case "us":
            return keepsakes.put(Place(kind="home"), by=house.member, clock=house.clock)
        case _:
            return keepsakes.put(Place(kind="unknown"), by=house.member, clock=house.clock)
