"""Two people who told the same thing anew at the same time: both versions, and the second one chooses."""

from django.http import HttpResponse
from django.urls import reverse

from beside.items.house import Kept
from beside.keepsakes import Keepsake
from beside.web.failures import pages
from beside.web.http import HouseRequest
from beside.web.keepsakes.forms import TellForm
from beside.web.voice import say


def two_versions(request: HouseRequest, form: TellForm, theirs: Kept[Keepsake]) -> HttpResponse:
    """The page with both."""
    labels = (
        say("keep.name", "What does your family call this?"),
        say("keep.spot", "Where does it belong?"),
        say("keep.story", "Its story"),
    )
    mine = (form.word, form.spot, form.story)
    stands = (theirs.value.word, theirs.value.spot, theirs.value.story)
    differing = [(label, one, other) for label, one, other in zip(labels, mine, stands, strict=True) if one != other]
    by = theirs.value.written.by if theirs.value.written else None
    return pages.both(
        request,
        member="" if by == request.house.member else request.household.name_of(by),
        action=reverse("keepsakes:tell", args=[theirs.id]),
        mine=[pages.Field(label, one) for label, one, _ in differing],
        theirs=[pages.Field(label, other) for label, _, other in differing],
        carry={"rev": str(theirs.rev), "word": form.word, "spot": form.spot, "story": form.story},
        can_keep_both=form.story != theirs.value.story,
    )
