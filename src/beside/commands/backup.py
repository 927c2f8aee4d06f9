"""`beside backup FOLDER`: everything, sealed as it is, into a new folder below FOLDER. No keys are needed."""

import argparse
import json
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from beside.commands import copies
from beside.commands.home import PRIVATE_MASK, Home, here, spare_folder, write_private
from beside.commands.manifest import DATABASE, INSTANCE, OBJECTS, SPARE, digest, write
from beside.commands.refused import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether the spare key goes along."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the copy goes, best on another disk")
    parser.add_argument(
        "--with-spare-key", action="store_true", help="the spare key goes along: the copy then opens by itself"
    )


def run(told: argparse.Namespace) -> int:
    """Make a copy in a folder named by the time; it bears that name only once all of it is there."""
    os.umask(PRIVATE_MASK)
    home = here()
    if not home.database.exists():
        raise Refused(f"There is nothing to copy: no family lives in {home.path}.")
    target = told.folder.expanduser().absolute() / f"beside-{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
    if home.path in (target, *target.parents):
        raise Refused("A copy belongs outside the data folder, best on another disk.")
    draft = target.with_name(f".{target.name}.unfinished")
    try:
        damaged = fill(draft, home, spare_folder() if told.with_spare_key else None)
        draft.rename(target)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise Refused(f"The copy could not be made: {error.strerror}. Nothing here was changed.") from error
    except Refused:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    elsewhere = remember(home, target)
    print(f"Everything is copied to {target}, compared piece by piece.")
    for sentence in damaged:
        print(sentence)
    if not elsewhere:
        print("It lies on the same disk as the original. A copy on another disk is safer.")
    if told.with_spare_key:
        print("The spare key lies in it. Whoever has this copy can open all but the pages for one alone.")
    return 1 if damaged else 0


def fill(draft: Path, home: Home, spare: Path | None) -> list[str]:
    """Copy database and objects, and the spare key if its folder is given, and write the list last.

    Gives a sentence for each object that was damaged already: its copy is as good as what is left of it, and one
    damaged photo must never keep all others from being copied.
    """
    draft.mkdir(parents=True)
    if copies.copy(home.database, draft / DATABASE, without=copies.PASSING):
        raise Refused("The database is not whole, so no copy was made. 'beside verify' says more.")
    files = {DATABASE: digest(draft / DATABASE)}
    damaged = []
    for name, sha256 in objects(draft / DATABASE):
        source = next((path for path in places(home, name) if path.is_file()), None)
        if source is None:
            if name not in dict(objects(home.database)):
                continue  # taken away while this ran
            damaged.append(f"A stored file is not there any more, so it is not in the copy: {name}.")
            continue
        listed = f"{OBJECTS}/{name[:2]}/{name}"
        files[listed] = copy_whole(source, draft / listed)
        if files[listed] != sha256:
            damaged.append(f"A stored file is not what it was, here and in the copy: {name}.")
    files[INSTANCE] = copy_whole(home.path / INSTANCE, draft / INSTANCE)
    if spare:
        key = spare_key(spare, draft / DATABASE)
        files[f"{SPARE}/{key.name}"] = copy_whole(key, draft / SPARE / key.name)
    write(draft, files)
    return damaged


def spare_key(folder: Path, database: Path) -> Path:
    """The spare key of the family in a database, not of another that keeps its key there. `Refused` without one."""
    with closing(sqlite3.connect(database)) as connection:
        names = [f"spare-{UUID(hex=id)}" for (id,) in connection.execute("SELECT id FROM family_family")]
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise Refused(
        f"No spare key of this family lies in {folder}, so no copy was made. Without it: beside backup FOLDER."
    )


def objects(database: Path) -> list[tuple[str, str]]:
    """Name and SHA-256, in hex, of every object that a database names."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT id, sha256 FROM object ORDER BY id").fetchall()
    return [(name, sha256.hex()) for name, sha256 in rows]


def places(home: Home, name: str) -> tuple[Path, Path]:
    """Where an object lies, or where the janitor has set it aside."""
    return home.objects / name[:2] / name, home.objects / "aside" / name


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file and read the copy back; gives its SHA-256. `Refused` if the two differ."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())
    copied = digest(target)
    if copied != digest(source):
        raise Refused(f"A copied file differs from its original, so the copy is not kept. It is {source.name}.")
    return copied


def remember(home: Home, target: Path) -> bool:
    """Write down the date, and whether the copy lies on another device; nothing about where. Gives the latter."""
    elsewhere = target.stat().st_dev != home.path.stat().st_dev
    write_private(
        home.last_backup, json.dumps({"date": datetime.now(UTC).date().isoformat(), "another_device": elsewhere})
    )
    return elsewhere
