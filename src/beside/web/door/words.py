"""Choosing new words: five offered ones, or one's own."""

from dataclasses import dataclass

from django.http import HttpRequest

from beside import seal
from beside.family.household import Household
from beside.items.house import House


@dataclass(frozen=True)
class NewWords:
    """The form in which a passphrase is chosen."""

    words: str
    """What was chosen, if anything."""
    offered: tuple[str, ...]
    own: bool
    """Whether somebody chooses words of their own."""
    sent: bool
    refusal: str | None = None
    """`short`, `known`, `guessable` or `unassigned`, for words of one's own."""
    length: int = 0

    @classmethod
    def of(cls, request: HttpRequest, house: House) -> "NewWords":
        """The form as it was posted; other words are offered on asking."""
        household = Household.of(house)
        known = [*(baby.value.name for baby in household.babies), *(one.value.name for one in household.people)]
        return cls.read(request, [*known, *(child.value.name for child in household.children)])

    @classmethod
    def read(cls, request: HttpRequest, known: list[str]) -> "NewWords":
        """The form as it was posted; `known` are the family's names, which nobody should use."""
        go = request.POST.get("go", "")
        offered = tuple(request.POST.get("offered", "").split())
        if len(offered) != 5 or go == "other-words":
            offered = seal.five_words()
        own = go == "own" or (request.POST.get("own") == "1" and go != "other-words")
        if go != "keep":
            return cls("", offered, own, sent=False)
        words = request.POST.get("own-words", "") if own else " ".join(offered)
        refusal = seal.refusal(words, [name for name in known if name]) if own else None
        return cls(words, offered, own, sent=True, refusal=refusal, length=len(seal.normalise(words)))
