"""What was put off waits in Settings; what was left out is never offered again (VOICE, start.later and start.out)."""

from dataclasses import dataclass

import msgspec
from django.urls import reverse
from django.utils.safestring import SafeString

from beside.family.household import Household
from beside.family.kinds import FamilyWords
from beside.items.house import House, Kept
from beside.keepsakes import Keepsake
from beside.web.voice import say

ONCE = ("name", "have", "you", "sentence")
"""What is asked once and can be put off or left out, in the order of the first evening."""


@dataclass(frozen=True)
class Offer:
    """A question that waits: what it asks, and the page that answers it."""

    key: str
    asks: SafeString
    href: str


def waiting(house: House, household: Household) -> list[Offer]:
    """The questions that were put off, less what was answered or left out since."""
    if household.words is None:
        return []
    words = household.words.value
    keys = [key for key in ONCE if key in words.later and key not in words.left_out]
    return [_offer(key, household) for key in keys if not _answered(key, house, household)]


def settle(house: House, household: Household, key: str) -> None:
    """A question was answered: nothing waits for it any more. Inside the transaction of the answer."""
    _put(house, household, key, left_out=False)


def leave_out(house: House, household: Household, key: str) -> None:
    """A question is never offered again."""
    _put(house, household, key, left_out=True)


def put_off(house: House, household: Household, key: str) -> None:
    """A question waits in Settings, unless it was left out before."""
    words = _standing(house, household)
    if words is None or key in words.value.later or key in words.value.left_out:
        return
    house.change(words, msgspec.structs.replace(words.value, later=(*words.value.later, key)))


def _put(house: House, household: Household, key: str, *, left_out: bool) -> None:
    words = _standing(house, household)
    if words is None:
        return
    value = msgspec.structs.replace(
        words.value,
        later=tuple(one for one in words.value.later if one != key),
        left_out=tuple(dict.fromkeys((*words.value.left_out, key))) if left_out else words.value.left_out,
    )
    if value != words.value:
        house.change(words, value)


def _standing(house: House, household: Household) -> Kept[FamilyWords] | None:
    return house.get(FamilyWords, household.words.id) if household.words else None


def _answered(key: str, house: House, household: Household) -> bool:
    match key:
        case "name":
            return any(baby.value.name for baby in household.babies)
        case "have":
            return bool(house.all(Keepsake))
        case "you":
            return bool(household.name_of(house.member))
        case _:
            return bool(household.words and household.words.value.sentence)


def _offer(key: str, household: Household) -> Offer:
    match key:
        case "name" if len(household.babies) > 1:
            return Offer(key, say("start.names", "What do you call your babies?"), reverse("family:babies"))
        case "name":
            return Offer(key, say("start.name", "What do you call your baby?"), reverse("family:babies"))
        case "have":
            return Offer(key, say("start.have", "What do you have, and where?"), reverse("keepsakes:new"))
        case "you":
            return Offer(key, say("start.you", "What should Beside call you?"), reverse("family:you"))
        case _:
            asks = say("once.sentence", "How would you say it in one sentence?")
            return Offer(key, asks, reverse("family:sentence"))
