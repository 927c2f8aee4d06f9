"""`beside doctor`: whether this computer is a good place, one sentence each, with what to do."""

import argparse
import json
import os
import shutil
import socket
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from beside.commands.disk import encrypted, swap
from beside.commands.findings import Finding
from beside.commands.home import Home, here, spare_folder

ROOM_NEEDED = 2 * 1024**3
"""Bytes that should be free: some hundred photos and three copies of the database."""
BACKUP_DAYS = 30
"""After so many days a copy is called old."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The port to look at."""
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="8000 unless PORT says")


def run(told: argparse.Namespace) -> int:
    """Print every finding, the good ones too; 1 if something could be done better."""
    home, spare = here(), spare_folder()
    found = list(look(home, spare, told.port, datetime.now(UTC).date()))
    for finding in found:
        print(f"{'  ' if finding.well else '! '}{finding.says}")
    if all(finding.well for finding in found):
        print("Nothing has to be done.")
        return 0
    print("What could be better is marked on the left.")
    return 1


def look(home: Home, spare: Path, port: int, today: date) -> Iterator[Finding]:
    """Everything that is looked at, in order. Changes nothing."""
    yield python()
    yield room(home)
    yield closed(home)
    yield from swap()
    yield encrypted(home.path)
    yield spare_key(home, spare)
    yield backup(home, today)
    yield at_port(port)


def python() -> Finding:
    """Which Python this is; an older one than Beside needs would not have come so far."""
    return Finding(True, f"Python {'.'.join(map(str, sys.version_info[:3]))} is new enough.")


def room(home: Home) -> Finding:
    """Room on the disk of the data folder."""
    there = next(path for path in (home.path, *home.path.parents) if path.exists())
    free = shutil.disk_usage(there).free
    says = f"{free / 1024**3:.1f} GB are free on the disk."
    return Finding(free >= ROOM_NEEDED, says if free >= ROOM_NEEDED else f"{says} Make room before adding photos.")


def closed(home: Home) -> Finding:
    """That nobody else on this computer can read the data folder."""
    if not home.path.exists():
        return Finding(True, f"Nothing lies in {home.path} yet. The first start makes the folder.")
    if sys.platform == "win32":
        return Finding(True, f"The data folder is {home.path}, inside your own user folder.")
    for path in (home.path, *home.path.rglob("*")):
        if stat.S_IMODE(path.lstat().st_mode) & 0o077 and not path.is_symlink():
            return Finding(False, f"Others on this computer can read {path}. Close it: chmod -R go= '{home.path}'.")
    return Finding(True, f"No other user of this computer can read the data folder, {home.path}.")


def spare_key(home: Home, spare: Path) -> Finding:
    """That a spare key lies beside the data folder, never in it."""
    if spare == home.path or home.path in spare.parents:
        return Finding(False, "The spare key lies in the data folder. Name a folder outside it in BESIDE_SPARE.")
    keys = list(spare.glob("spare-*"))
    if keys:
        return Finding(True, f"A spare key lies in {spare}, apart from the data.")
    if not home.database.exists():
        return Finding(True, "The spare key is made at the first start.")
    return Finding(
        False, f"No spare key lies in {spare}. The next start makes one, and the next sign-in makes it count."
    )


def backup(home: Home, today: date) -> Finding:
    """When the last copy was made, and whether it lies on another device."""
    how = "Make one on another disk: beside backup FOLDER."
    if not home.database.exists():
        return Finding(True, "There is nothing to copy yet.")
    if not home.last_backup.exists():
        return Finding(False, f"All of this is on this computer only. {how}")
    made = json.loads(home.last_backup.read_text("utf-8"))
    says = f"The last copy was made on {made['date']}."
    if not made["another_device"]:
        return Finding(False, f"{says} It lies on the same disk as the original. {how}")
    if (today - date.fromisoformat(made["date"])).days > BACKUP_DAYS:
        return Finding(False, f"{says} {how}")
    return Finding(True, f"{says} It lies on another disk.")


def at_port(port: int) -> Finding:
    """Whether Beside runs, or could."""
    if answers_at(port):
        return Finding(True, f"Something answers at port {port}: Beside, if it is running.")
    return Finding(True, f"Port {port} is free.")


def answers_at(port: int) -> bool:
    """Whether a program listens at a port of this computer."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
