"""Where home is, as a time zone: as the browser says, or else as this computer is set."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones


def usable_zone(name: str) -> str:
    """The zone if it is one, else an empty string."""
    return name if name in available_timezones() else ""


def server_zone() -> str:
    """The zone this computer is set to; "UTC" where that cannot be told."""
    told = os.environ.get("TZ", "").lstrip(":")
    if usable_zone(told):
        return told
    link = Path("/etc/localtime")
    if link.is_symlink():
        _, _, name = str(link.resolve()).partition("zoneinfo/")
        if usable_zone(name):
            return name
    return "UTC" if "UTC" in available_timezones() else ZoneInfo("UTC").key
