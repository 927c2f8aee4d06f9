"""What every page may rely on: who is signed in, the family's colour, the words for their baby."""

from functools import partial

from django.http import HttpRequest

from beside.family.household import Household
from beside.web import wording
from beside.web.addresses import address
from beside.web.faces import Link
from beside.web.voice import say


def page(request: HttpRequest) -> dict[str, object]:
    """Context of every template. Works for a request that was never unlocked, too: an error page knows nobody."""
    household: Household | None = getattr(request, "household", None)
    if household is None:
        return {"signed_in": False, "accent": "slate", "household": None, "baby": None}
    return {
        "signed_in": True,
        "accent": household.words.value.accent if household.words else "moss",
        "household": household,
        "nav": partial(nav, request),
        "baby": wording.name_baby([baby.value.name for baby in household.babies]),
        "damaged": bool(request.house.damaged) if getattr(request, "house", None) else False,  # type: ignore[attr-defined]
    }


def nav(request: HttpRequest) -> tuple[Link, ...]:
    """The three links of the head, for whoever is signed in; the area that the page belongs to is marked."""
    here = request.resolver_match.namespace if request.resolver_match else ""
    return (
        Link(href=address("journeys:all"), text=say("top.journeys", "Journeys"), here=here == "journeys"),
        Link(href=address("memories:all"), text=say("top.memories", "Memories"), here=here == "memories"),
        Link(href=address("family:more"), text=say("top.more", "More"), here=here == "family"),
    )
