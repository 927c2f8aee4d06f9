"""A store in a folder.

    objects/ab/ab12…      an object under its random name, in hex
    objects/tmp/…         on its way in
    objects/aside/…       named by no row, kept for a while

Files are 0600, folders 0700 (SECURITY-DESIGN 8). What is finished was flushed, renamed and its folder flushed.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

_FULL = {errno.ENOSPC, errno.EDQUOT}


class NoRoom(Exception):
    """The disk is full. What was being written is gone again; everything that stood before still stands."""


@contextmanager
def _room() -> Iterator[None]:
    """Gives the full disk its name."""
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise NoRoom from problem
        raise


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    """Make a folder, and those above it, durable."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    _flush_folder(folder.parent)


def _since(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def _listed(folder: Path) -> Iterator[tuple[UUID, datetime]]:
    """The objects directly in a folder. What bears no object's name is not ours and is left alone."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        try:
            name = UUID(hex=path.name)
        except ValueError:
            continue
        since = _since(path)
        if since is not None and path.name == name.hex:
            yield name, since


@dataclass
class FolderWriting:
    """An object on its way into a folder, in a file of its own under `tmp`."""

    path: Path
    target: Path
    _handle: int = field(init=False, repr=False, default=-1)

    def __post_init__(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with _room():
            _make_folder(self.path.parent)
            self._handle = os.open(self.path, flags, 0o600)

    def write(self, data: bytes) -> None:
        """Add bytes. NoRoom if the disk is full; then nothing is left of it."""
        with self._or_nothing():
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._handle, rest) :]

    def finish(self) -> None:
        """Flush the file, give it its name, flush the folder. NoRoom if the disk is full."""
        with self._or_nothing():
            os.fsync(self._handle)
            self._close()
            _make_folder(self.target.parent)
            if self.target.exists():
                raise FileExistsError(errno.EEXIST, "an object of this name is stored already")
            self.path.rename(self.target)
            _flush_folder(self.target.parent)

    def abandon(self) -> None:
        """Leave nothing of it. Harmless after `finish` and when called twice."""
        self._close()
        self.path.unlink(missing_ok=True)

    def __del__(self) -> None:
        """Let go of before it was finished: a request that broke off. Nothing of it stays."""
        if self._handle >= 0:
            self.abandon()

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        try:
            with _room():
                yield
        except BaseException:
            self.abandon()
            raise

    def _close(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


@dataclass(frozen=True)
class FolderReading:
    """An object in a folder, open for reading."""

    file: BinaryIO

    def read(self, offset: int, size: int) -> bytes:
        """So many bytes from there, fewer only where the object ends."""
        self.file.seek(offset)
        return self.file.read(size)

    def close(self) -> None:
        """Let go of it."""
        self.file.close()


@dataclass(frozen=True)
class FolderStore:
    """Objects in a folder; the contract is `store.Store`."""

    root: Path

    def begin(self, name: UUID) -> FolderWriting:
        """Start to write an object."""
        return FolderWriting(self.root / "tmp" / uuid4().hex, self._path(name))

    def open(self, name: UUID) -> FolderReading:
        """Open an object. FileNotFoundError if there is none."""
        return FolderReading(self._path(name).open("rb"))

    def size(self, name: UUID) -> int | None:
        """How many bytes are stored under this name."""
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return None

    def remove(self, name: UUID) -> None:
        """Remove an object, if it is there."""
        self._path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[tuple[UUID, datetime]]:
        """All objects, each with when it was stored."""
        if self.root.is_dir():
            for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
                yield from _listed(folder)

    def set_aside(self, name: UUID, at: datetime) -> None:
        """Move an object to `aside`, marked with that time."""
        target = self.root / "aside" / name.hex
        _make_folder(target.parent)
        os.utime(self._path(name), (at.timestamp(), at.timestamp()))
        self._path(name).rename(target)

    def aside(self) -> Iterator[tuple[UUID, datetime]]:
        """What was set aside, each with since when."""
        yield from _listed(self.root / "aside")

    def bring_back(self, name: UUID) -> None:
        """Put back what was set aside."""
        target = self._path(name)
        _make_folder(target.parent)
        (self.root / "aside" / name.hex).rename(target)
        _flush_folder(target.parent)

    def forget_aside(self, name: UUID) -> None:
        """Remove for good what was set aside."""
        (self.root / "aside" / name.hex).unlink(missing_ok=True)

    def clear_unfinished(self, before: datetime) -> int:
        """Remove what began before then and never became an object; how many they were."""
        cleared = 0
        for path in sorted((self.root / "tmp").glob("*")):
            since = _since(path)
            if since is not None and since < before:
                path.unlink(missing_ok=True)
                cleared += 1
        return cleared

    def _path(self, name: UUID) -> Path:
        return self.root / name.hex[:2] / name.hex
