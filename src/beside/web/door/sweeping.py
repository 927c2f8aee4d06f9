"""What was put away more than 30 days before goes for good, once somebody opens it (SECURITY-DESIGN 4.3).

No worker has keys, so it happens at a sign-in. While anybody pauses, what was put away waits as well (VOICE pause.set).
"""

from beside.family.household import Household
from beside.family.kinds import Baby
from beside.family.pause import Pause, standing
from beside.items.house import House
from beside.items.kinds import Kind
from beside.journeys import Journey, PackingLine
from beside.keepsakes import Keepsake
from beside.memories import Memory

PUT_AWAY: tuple[type[Kind], ...] = (Keepsake, Memory, Journey, PackingLine, Baby)
"""Every kind that a page lets somebody put away."""


def sweep(house: House) -> int:
    """Remove what has waited its 30 days; returns how many things went."""
    pauses = [(kept.id, kept.value) for kept in house.all(Pause)]
    if any(standing(pauses, person.id) != "none" for person in Household.of(house).people):
        return 0
    return house.sweep(*PUT_AWAY)
