"""`beside backup FOLDER`: everything, sealed as it is, into a new folder below FOLDER. No keys are needed."""

import argparse
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from beside.commands import copies
from beside.commands.home import PRIVATE_MASK, Home, here, spare_folder, write_private
from beside.commands.main import Refused
from beside.commands.manifest import DATABASE, INSTANCE, OBJECTS, SPARE, digest, write

LEFT_OUT = ("family_pass", "family_throttle")
"""Tables whose rows stay behind: what is signed in here, and who tried a door (SECURITY-DESIGN 8)."""


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
        fill(draft, home, spare_folder() if told.with_spare_key else None)
        draft.rename(target)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise Refused(f"The copy could not be made: {error.strerror}. Nothing here was changed.") from error
    except Refused:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    elsewhere = remember(home, target)
    print(f"Everything is copied to {target}, compared piece by piece.")
    if not elsewhere:
        print("It lies on the same disk as the original. A copy on another disk is safer.")
    if told.with_spare_key:
        print("The spare key lies in it. Whoever has this copy can open all but the pages for one alone.")
    return 0


def fill(draft: Path, home: Home, spare: Path | None) -> None:
    """Copy database and objects, and the spare key if its folder is given, and write the manifest last."""
    draft.mkdir(parents=True)
    found = copies.copy(home.database, draft / DATABASE, without=LEFT_OUT)
    if found:
        raise Refused("The database is not whole, so no copy was made. 'beside verify' says more.")
    files = {DATABASE: digest(draft / DATABASE)}
    for source in objects(home):
        files[f"{OBJECTS}/{source.name}"] = copy_whole(source, draft / OBJECTS / source.name[:2] / source.name)
    shutil.copyfile(home.path / INSTANCE, draft / INSTANCE)
    files[INSTANCE] = digest(draft / INSTANCE)
    for key in sorted(spare.glob("spare-*")) if spare else ():
        files[f"{SPARE}/{key.name}"] = copy_whole(key, draft / SPARE / key.name)
    write(draft, files)


def objects(home: Home) -> list[Path]:
    """Every finished object: `objects/ab/ab12…`, not what is on its way in or set aside."""
    return sorted(path for path in home.objects.glob("[0-9a-f][0-9a-f]/*") if path.is_file())


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
