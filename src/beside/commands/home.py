"""The data folder of one Beside: where each thing lies in it, and that nobody else on this computer can look."""

import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

from beside.commands.refused import Refused

LETS_GO = 2
"""Seconds that the web process of a Beside which was killed may take to end: it holds the folder until then."""
PRIVATE_MASK = 0o077
"""Nothing that Beside writes can be read by another user of this computer (SECURITY-DESIGN 8)."""


@dataclass(frozen=True)
class Home:
    """A data folder. Making this object touches nothing on the disk."""

    path: Path

    @property
    def database(self) -> Path:
        """The one database."""
        return self.path / "beside.sqlite3"

    @property
    def objects(self) -> Path:
        """The folder of sealed photos and other large things."""
        return self.path / "objects"

    @property
    def copies(self) -> Path:
        """The folder of the daily copies of the database."""
        return self.path / "copies"

    @property
    def schema(self) -> Path:
        """Names the state of the migrations that the database was last brought to."""
        return self.path / "schema"

    @property
    def last_backup(self) -> Path:
        """Says when `beside backup` last ran, and whether the copy lies on another device."""
        return self.path / "backup.json"

    @property
    def restored(self) -> Path:
        """Present from `beside restore` to a keeper's first sign-in, which writes it down (`beside.family.holding`)."""
        return self.path / "restored"

    @property
    def demo(self) -> Path:
        """Present only where an invented family lives; says who can sign in."""
        return self.path / "demo.json"

    def is_empty(self) -> bool:
        """Whether no family lives in it: no objects, and no database or one in which nobody holds a key yet."""
        if any(path.is_file() for path in self.objects.rglob("*")):
            return False
        return not self.database.exists() or _nobody_in(self.database)

    def prepare(self) -> None:
        """Make the folder, closed to others, and two small files that name this instance: made once, never changed."""
        os.umask(PRIVATE_MASK)
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o700)
        _make_once(self.path / "instance-id", secrets.token_hex(16))
        _make_once(self.path / "secret-key", secrets.token_urlsafe(48))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder for this process alone; `Refused` if a running Beside holds it, and goes on holding it."""
        with (self.path / "running").open("a") as file:
            until = time.monotonic() + LETS_GO
            while not _locks(file):
                if time.monotonic() > until:
                    raise Refused(
                        f"Beside is already running with the folder {self.path}. "
                        "Stop it there first, or name another folder in BESIDE_HOME."
                    )
                time.sleep(0.05)
            yield


def _locks(file: IO[str]) -> bool:
    """Whether the lock of a folder is ours now."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def here() -> Home:
    """The data folder that the environment names (BESIDE_HOME), else the one of this user."""
    named = os.environ.get("BESIDE_HOME")
    return Home(Path(named).expanduser().absolute() if named else Path.home() / ".local/share/beside")


def spare_folder() -> Path:
    """Where the spare key lies (BESIDE_SPARE): beside the data, never in it (SECURITY-DESIGN 5.2)."""
    named = os.environ.get("BESIDE_SPARE")
    return Path(named).expanduser().absolute() if named else Path.home() / ".local/state/beside"


def spare_apart_from(home: Home) -> Path:
    """The same, for whoever is about to write it. `Refused` where it would lie in the data folder, and go with it."""
    folder = spare_folder()
    if home.path.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise Refused(
            f"The spare key would lie in the data folder, {home.path}, and be in every copy of it. "
            "Name a folder outside it in BESIDE_SPARE."
        )
    return folder


def write_private(path: Path, text: str) -> None:
    """Write a small file whole or not at all, for this user alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(path.name + ".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _nobody_in(database: Path) -> bool:
    """Whether a database was made by a start and never by a first evening. What cannot be read is somebody's."""
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            members = connection.execute("SELECT count(*) FROM family_holder WHERE kind = 'member'").fetchone()
            items = connection.execute("SELECT count(*) FROM items_item").fetchone()
    except sqlite3.Error:
        return False
    return (members, items) == ((0,), (0,))


def _make_once(path: Path, text: str) -> None:
    if not path.exists() or not path.stat().st_size:
        write_private(path, text + "\n")
