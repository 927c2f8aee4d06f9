"""Anything kept: photos and lines, who can see each, covered ones met in words first."""

from beside.items.house import House
from beside.memories import Memory


def sweep(house: House) -> int:
    """Remove for good the memories that were put away more than 30 days before; returns how many.

    For whoever has just signed in, since only then keys are at hand (SECURITY-DESIGN 4.3). Rooms that are closed
    wait for the next time.
    """
    return house.sweep(Memory)
