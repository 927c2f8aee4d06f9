"""Who can open what, in words: one line for each room that is open to whoever reads it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from beside.family.holding import Holding, holdings
from beside.family.household import Household
from beside.items.house import House
from beside.items.kinds import RoomKind
from beside.web.voice import own, say, say_number
from beside.web.wording import things

ORDER: tuple[RoomKind, ...] = ("together", "everyday", "guarded", "child", "own")


@dataclass(frozen=True)
class Holders:
    """A room and who opens it."""

    room: SafeString
    who: tuple[SafeString, ...]
    """Whole sentences: the members; the spare key; what else there is."""


def lines(house: House, household: Household) -> list[Holders]:
    """The rooms from the widest to the narrowest. Raises Unopenable where a roster does not hold."""
    found = sorted(holdings(house), key=lambda one: (ORDER.index(one.room), household.name_of(one.of)))
    return [Holders(_room(one, household), tuple(_who(one, household))) for one in found]


def _room(one: Holding, household: Household) -> SafeString:
    match one.room:
        case "together":
            return say("kept.who", "What is for all of us")
        case "everyday":
            return say("kept.who", "What is for the adults")
        case "guarded":
            return say("kept.who", "What is for the keepers")
        case "child" if name := household.name_of(one.of):
            return say("kept.who|child", "What {child} makes for the parents", child=name)
        case "child":
            return say("kept.who|child_unnamed", "What a child makes for the parents")
        case _:
            return say("kept.who", "What is for you alone")


def _who(one: Holding, household: Household) -> list[SafeString]:
    people = {kept.id: _named(kept.value.name) for kept in household.people}
    ordered = [*(id for id in people if id in one.members), *(id for id in one.members if id not in people)]
    named = {id: people.get(id, say("kept.who.name", "somebody with no name here")) for id in ordered}
    said = [say("kept.who.can", "It opens for: {members}.", members=things(named.values()))]
    for id, member in named.items():
        if (ways := one.members[id]) > 1:
            said.append(
                say_number(
                    "kept.who.ways", "{member} has one way in.", "{member} has {n} ways in.", ways, member=member
                )
            )
    if one.spare:
        said.append(say("kept.who.can", "The spare key opens it, too."))
    if one.others:
        said.append(
            say_number(
                "kept.who.others", "One device or paper opens it.", "{n} devices and papers open it.", one.others
            )
        )
    return said


def _named(name: str) -> SafeString:
    return own(name) if name else say("kept.who.name", "somebody with no name here")
