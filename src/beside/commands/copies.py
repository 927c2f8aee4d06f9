"""Whole copies of the database while it is in use, and the three that are kept from day to day (SECURITY-DESIGN 8)."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

KEPT = 3
"""So many daily copies stay."""
PASSING = ("family_pass", "family_throttle")
"""Tables whose rows are in no copy: what is signed in here, and who tried a door (SECURITY-DESIGN 8)."""


def copy(source: Path, target: Path, *, without: Iterable[str] = ()) -> list[str]:
    """Copy a database, live or not, to a new file, less the rows of the tables in `without`.

    Gives what SQLite's integrity check finds in the copy: nothing, if it is whole. A copy that is not whole is not
    kept: it would push out a good one.
    """
    draft = target.with_name(target.name + ".new")
    draft.unlink(missing_ok=True)
    try:
        _copy(source, draft, set(without))
        found = integrity(draft)
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    if found:
        draft.unlink(missing_ok=True)
    else:
        draft.replace(target)
    return found


def _copy(source: Path, draft: Path, without: set[str]) -> None:
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(draft)) as new:
        live.backup(new, pages=2048)
        new.execute("PRAGMA journal_mode=DELETE")
        there = {name for (name,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        with new:
            for table in there & without:
                new.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name out of the database itself
        if without:
            new.execute("VACUUM")


def integrity(database: Path) -> list[str]:
    """What SQLite's integrity check finds, one line each; nothing if the database is whole. Changes nothing."""
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            lines = [line for (line,) in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if lines == ["ok"] else lines


def daily(database: Path, folder: Path, today: date) -> list[str]:
    """Keep one copy a day, the newest `KEPT`; gives what was found in a database that is no longer whole."""
    if not database.exists():
        return []
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"beside-{today.isoformat()}.sqlite3"
    found = [] if target.exists() else copy(database, target, without=PASSING)
    for old in sorted(folder.glob("beside-????-??-??.sqlite3"))[:-KEPT]:
        old.unlink()
    return found
