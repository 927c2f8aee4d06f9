"""Where sealed bytes lie: the contract of a store, and the one that the settings name.

A store knows names and bytes. It knows no key, no family and no content.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from beside.objects.folder import FolderStore


class Writing(Protocol):
    """An object on its way in. Nothing stands under its name before `finish`."""

    def write(self, data: bytes) -> None:
        """Add bytes. NoRoom if the disk is full; then nothing is left of it."""
        ...

    def finish(self) -> None:
        """Put what was written under its name, so that it survives a power cut. NoRoom as in `write`."""
        ...

    def abandon(self) -> None:
        """Leave nothing of it. Harmless after `finish` and when called twice."""
        ...


class Reading(Protocol):
    """A stored object, open for reading."""

    def read(self, offset: int, size: int) -> bytes:
        """So many bytes from there, fewer only where the object ends."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class Store(Protocol):
    """A place for sealed bytes."""

    def begin(self, name: UUID) -> Writing:
        """Start to write an object. NoRoom if the disk is full, FileExistsError at `finish` if the name is taken."""
        ...

    def open(self, name: UUID) -> Reading:
        """Open an object. FileNotFoundError if there is none."""
        ...

    def size(self, name: UUID) -> int | None:
        """How many bytes are stored under this name, None if there is no such object."""
        ...

    def remove(self, name: UUID) -> None:
        """Remove an object, if it is there."""
        ...

    def names(self) -> Iterator[tuple[UUID, datetime]]:
        """All objects, each with when it was stored."""
        ...

    def set_aside(self, name: UUID, at: datetime) -> None:
        """Take an object that no row names out of the way, as of that time; `bring_back` has it again."""
        ...

    def aside(self) -> Iterator[tuple[UUID, datetime]]:
        """What was set aside, each with since when."""
        ...

    def bring_back(self, name: UUID) -> None:
        """Put back what was set aside."""
        ...

    def forget_aside(self, name: UUID) -> None:
        """Remove for good what was set aside."""
        ...

    def clear_unfinished(self, before: datetime) -> int:
        """Remove what began before then and never became an object; how many they were."""
        ...


def current() -> Store:
    """The store of this instance: the folder `objects` in the data folder."""
    return FolderStore(Path(settings.BESIDE_HOME) / "objects")
