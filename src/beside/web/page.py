"""What every page may rely on: who is signed in, the family's colour, the words for their baby."""

from django.http import HttpRequest

from beside.family.household import Household
from beside.web import wording


def page(request: HttpRequest) -> dict[str, object]:
    """Context of every template. Works for a request that was never unlocked, too: an error page knows nobody."""
    household: Household | None = getattr(request, "household", None)
    if household is None:
        return {"signed_in": False, "accent": "slate", "household": None, "baby": None}
    return {
        "signed_in": True,
        "accent": household.words.value.accent if household.words else "moss",
        "household": household,
        "baby": wording.name_baby([baby.value.name for baby in household.babies]),
        "damaged": bool(request.house.damaged) if getattr(request, "house", None) else False,  # type: ignore[attr-defined]
    }
