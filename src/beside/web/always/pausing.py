"""Whether the one who is signed in has a pause: for every page that would offer, ask or remind."""

from beside.family.pause import Mode, Pause, standing
from beside.items.house import House


def mode_of(house: House) -> Mode:
    """What holds for this house's member: "all", "all_but_leaving" (the count still asks), or "none"."""
    return standing(((kept.id, kept.value) for kept in house.all(Pause)), house.member)
