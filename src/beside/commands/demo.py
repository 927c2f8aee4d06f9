"""`beside demo [FAMILY]`: an invented family that has lived with Beside for some weeks, in a folder of its own."""

import argparse
import json
import os

from beside.commands.home import Home, here, spare_folder, write_private
from beside.commands.refused import Refused

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
    if lives_here is None:
        fill(home, told.family, told.port)
    elif lives_here != told.family:
        raise Refused(
            f"Another family lives in {home.path}, so no invented one moves in. Name an empty folder in BESIDE_HOME."
        )
    show(home, told.port)
    return 0


def resident(home: Home) -> str | None:
    """Which invented family lives there, None if the folder is empty, "" if it is somebody's own."""
    if home.demo.is_file():
        return str(json.loads(home.demo.read_text("utf-8"))["family"])
    return None if home.is_empty() else ""


def fill(home: Home, family: str, port: int) -> None:
    """Let the family live through its weeks, with a spare key of its own; demo.json is written last."""
    home.prepare()
    from beside.commands import ready  # Django comes only where something is written
    from beside.commands.invented import LIVES

    if family not in LIVES:
        raise Refused(f"Nobody has written the weeks of this family yet: {family}.")
    ready.renew_schema(home)
    people = LIVES[family](spare_folder())
    content = {"family": family, "url": f"http://127.0.0.1:{port}", "people": people}
    write_private(home.demo, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def show(home: Home, port: int) -> None:
    """Print who can sign in and how."""
    content = json.loads(home.demo.read_text("utf-8"))
    print("An invented family lives here. Each of them signs in with five words:")
    for person in content["people"]:
        print(f"  {person['name']}, {person['role']}: {person['passphrase']}")
    print(f"The address will be http://127.0.0.1:{port}/in/.")
