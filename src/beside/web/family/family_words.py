"""Saving the family's words: one item with several fields, each with a page of its own."""

from collections.abc import Mapping

from django.http import HttpResponse

from beside.family.kinds import FamilyWords
from beside.web.failures import pages
from beside.web.family import offers
from beside.web.family.saving import Merge, chosen, merge, other, rev_in
from beside.web.http import HouseRequest


def words_of(request: HouseRequest) -> FamilyWords:
    """The family's words, or what holds before there are any."""
    return request.household.words.value if request.household.words else FamilyWords()


def rev_of(request: HouseRequest) -> int:
    """The version that a form shows: 0 before there is one."""
    return request.household.words.rev if request.household.words else 0


def keep(request: HouseRequest, mine: Mapping[str, str], *, answers: str = "") -> Merge[FamilyWords] | None:
    """Save these fields; the question `answers` then waits no longer. A Merge is returned where two people differ."""
    with request.house.writing():
        if request.household.words is None:
            request.house.add(FamilyWords(**dict(mine)))  # type: ignore[arg-type]
            return None
        kept = request.house.get(FamilyWords, request.household.words.id)
        merged = merge(request.house, kept, rev_in(request.POST), chosen(request, mine))
        if merged.differ:
            return merged
        merged.save(request.house)
        if answers:
            offers.settle(request.house, request.household, answers)
    return None


def both(
    request: HouseRequest,
    merged: Merge[FamilyWords],
    shown: Mapping[str, tuple[str, str, str]],
    fields: Mapping[str, str],
) -> HttpResponse:
    """Both versions. `shown`: of each field its label, mine and theirs in words. `fields`: the form, to be sent on."""
    return pages.both(
        request,
        member=other(request.household, merged.kept, request.house.member),
        action=request.path,
        mine=[pages.Field(shown[name][0], shown[name][1]) for name in merged.differ],
        theirs=[pages.Field(shown[name][0], shown[name][2]) for name in merged.differ],
        carry={**fields, "rev": str(merged.kept.rev), "differ": " ".join(merged.differ)},
        can_keep_both=False,
    )
