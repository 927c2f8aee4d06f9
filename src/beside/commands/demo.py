"""`beside demo [FAMILY]`: an invented family that has lived with Beside for some weeks, in a folder of its own."""

import argparse
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from beside.commands.home import Home, here, spare_apart_from, write_private
from beside.commands.refused import Refused

if TYPE_CHECKING:
    from beside.commands.invented.people import SignsIn

FAMILIES = ("mika", "twins")
"""The invented families by what they are called here; their lives are in `beside.commands.invented`."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which family, and where its pages will be."""
    parser.add_argument("family", nargs="?", choices=FAMILIES, default=FAMILIES[0], help="mika unless said otherwise")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="8000 unless PORT says")


def run(told: argparse.Namespace) -> int:
    """Fill the folder, or leave it as it is if this very family lives there; then print who can sign in."""
    home = here()
    lives_here = resident(home)
    if lives_here not in (None, told.family):
        raise Refused(
            f"Another family lives in {home.path}, so no invented one moves in. Name an empty folder in BESIDE_HOME."
        )
    people = read(home).get("people") if lives_here else None
    if not people:
        print("An invented family moves in. This takes some seconds.", flush=True)
        people = move_in(home, told.family)
    keep(home, told.family, people, told.port)
    print("An invented family lives here. Those who can sign in, each with five words:")
    for person in people:
        print(f"  {person['name']}, {person['role']}: {person['passphrase']}")
    print(f"The same is written in {home.demo}.")
    return 0


def resident(home: Home) -> str | None:
    """Which invented family lives there, None if the folder is empty, "" if it is somebody's own."""
    if home.demo.is_file():
        return str(read(home)["family"])
    return None if home.is_empty() else ""


def move_in(home: Home, family: str) -> "list[SignsIn]":
    """Let the family live through its weeks, with a spare key of its own; begun anew if it was interrupted."""
    spare = spare_apart_from(home)
    home.prepare()
    for stale in (home.schema, *(home.database.with_name(home.database.name + end) for end in ("", "-wal", "-shm"))):
        stale.unlink(missing_ok=True)
    shutil.rmtree(home.objects, ignore_errors=True)
    keep(home, family, [], 0)
    from beside.commands import ready  # Django comes only where something is written
    from beside.commands.invented import LIVES

    ready.renew_schema(home)
    return LIVES[family](spare)


def keep(home: Home, family: str, people: "list[SignsIn]", port: int) -> None:
    """Write demo.json: nobody in it means that the weeks are not through yet."""
    content = {"family": family, "url": f"http://127.0.0.1:{port}", "people": people}
    write_private(home.demo, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read(home: Home) -> dict[str, Any]:
    """What demo.json says."""
    content: dict[str, Any] = json.loads(home.demo.read_text("utf-8"))
    return content
