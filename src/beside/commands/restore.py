"""`beside restore FOLDER`: everything from a copy to this computer, into an empty data folder only."""

import argparse
import os
import shutil
from pathlib import Path

from beside.commands import copies
from beside.commands.home import PRIVATE_MASK, Home, here, spare_apart_from, write_private
from beside.commands.manifest import DATABASE, NAME, SPARE, Unlisted, digest, read
from beside.commands.refused import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which copy."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a copy made by 'beside backup'")


def run(told: argparse.Namespace) -> int:
    """Compare the copy with its list, then bring it here. `Refused`, with nothing written, if it is not whole."""
    os.umask(PRIVATE_MASK)
    home, copy = here(), newest_in(told.folder.expanduser().absolute())
    if not home.is_empty():
        raise Refused(
            f"A family already lives in {home.path}, and a copy is only brought into an empty folder. "
            "To look at the copy, name another folder in BESIDE_HOME."
        )
    try:
        files = read(copy)
    except Unlisted as unlisted:
        raise Refused(f"{unlisted} Nothing here was changed.") from unlisted
    if copies.integrity(copy / DATABASE):
        raise Refused("The database in this copy is not whole. Another copy may be. Nothing here was changed.")
    spare = spare_apart_from(home)
    refuse_other_spare(copy, files, spare)
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    home.path.chmod(0o700)
    with home.held():
        write_private(home.restored, "\n")
        try:
            bring(copy, home, files, spare)
        except (OSError, Refused):
            home.restored.unlink(missing_ok=True)
            raise
    print("Everything from the copy is here, compared piece by piece.")
    print("Start Beside as before. The same words open it here.")
    return 0


def newest_in(folder: Path) -> Path:
    """The copy meant: the folder itself, or the newest whole copy directly below it."""
    if (folder / NAME).is_file():
        return folder
    below = sorted(path.parent for path in folder.glob(f"beside-*/{NAME}"))
    return below[-1] if below else folder


def refuse_other_spare(copy: Path, files: dict[str, str], spare: Path) -> None:
    """`Refused` if a spare key of the copy would have to be written over another one."""
    for name in files:
        there = spare / Path(name).name
        if name.startswith(f"{SPARE}/") and there.exists() and digest(there) != digest(copy / name):
            raise Refused(f"Another spare key lies at {there}. Move it away first. Nothing here was changed.")


def bring(copy: Path, home: Home, files: dict[str, str], spare: Path) -> None:
    """Put every listed file in its place, the database last: without it the folder still counts as empty.

    A database from a start before the first evening makes room, with what SQLite keeps beside it.
    """
    for stale in (home.schema, *(home.database.with_name(home.database.name + end) for end in ("", "-wal", "-shm"))):
        stale.unlink(missing_ok=True)
    for name in sorted(files, key=lambda name: name == DATABASE):
        target = spare / Path(name).name if name.startswith(f"{SPARE}/") else home.path / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = target.with_name(target.name + ".new")
        shutil.copyfile(copy / name, draft)
        draft.chmod(0o600)
        if digest(draft) != files[name]:
            draft.unlink()
            raise Refused(f"A piece could not be written here as it stands in the copy: {name}. The disk may be full.")
        draft.replace(target)
