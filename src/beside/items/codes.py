"""The frozen numbers of all kinds. One list; a number is never reused and never changes its meaning."""

from enum import IntEnum, unique


@unique
class Code(IntEnum):
    """What sort of thing an item is (SECURITY-DESIGN 4.2). They are part of what lies on the disk."""

    EARLIER = 1
    FAMILY = 2
    BABY = 3
    PERSON = 4
    LIVING_CHILD = 5
    NOTE = 6
    PAUSE = 7
    KEEPSAKE = 10
    MOVE = 11
    JOURNEY = 20
    STEP = 21
    PACKING = 22
    MOMENT = 30
    MEMORY = 40
