"""Whether everything is on this computer only (VOICE, copy.only)."""

from pathlib import Path

import msgspec

NOTE = "backup.json"
"""What `beside backup FOLDER` leaves in the data folder: when it ran, and whether the copy lies on another device."""


class Note(msgspec.Struct, frozen=True):
    """What the line needs to know of it."""

    another_device: bool = False


def line(home: Path) -> bool:
    """Whether the calm line "All of this is on this computer only." is shown: until a copy lies on another device.

    A note that cannot be read counts as none: the line is true more often than it is not.
    """
    try:
        return not msgspec.json.decode((home / NOTE).read_bytes(), type=Note).another_device
    except (OSError, msgspec.DecodeError):
        return True
