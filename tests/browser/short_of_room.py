"""The pages of Beside on a disk that is full while a file says so: `short_of_room.py PORT CLOCK ROOM`. For tests alone.

The file says "none", or "none for rows" where large things still find room.

The database may grow no page more than it has, as SQLite itself sees to; the store of objects hears ENOSPC from its
writes, as from a real disk.
"""

import errno
import os
import sys
from pathlib import Path

from django.db.backends.signals import connection_created
from tests.browser import timed

from beside.objects import folder

ROOM = Path(sys.argv[3])


class FullDisk:
    """The operating system as the store knows it, with no room for a byte while the file says "none"."""

    def __getattr__(self, name: str) -> object:
        """Everything but writing is as it is."""
        return getattr(os, name)

    def write(self, handle: int, data: bytes) -> int:
        """Write, if there is room."""
        if said() == "none":
            raise OSError(errno.ENOSPC, "No space left on device")
        return os.write(handle, data)


def said() -> str:
    """What the file says now; nothing where there is room."""
    return ROOM.read_text("utf-8") if ROOM.exists() else ""


def keep_as_large_as_it_is(connection: object, **_: object) -> None:
    """No page more for the connection of this request; SQLite takes the size that there is for 1."""
    if said():
        connection.cursor().execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]


if __name__ == "__main__":
    connection_created.connect(keep_as_large_as_it_is)
    vars(folder)["os"] = FullDisk()
    timed.main(int(sys.argv[1]), Path(sys.argv[2]))
