"""`beside verify`: whether everything that was kept is still whole. Needs no keys, changes nothing."""

import argparse
from collections.abc import Iterator

from beside.commands import copies
from beside.commands.home import Home, here
from beside.commands.refused import Refused

DAMAGE = {
    "missing": "A stored file is not there any more",
    "length": "A stored file is longer or shorter than it was",
    "changed": "A stored file is not what it was",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to tell."""


def run(told: argparse.Namespace) -> int:
    """Print what was found; 1 if anything was."""
    home = here()
    if not home.database.exists():
        raise Refused(f"There is nothing to look at: no family lives in {home.path}.")
    found = False
    for sentence in look(home):
        found = True
        print(sentence)
    if found:
        print("Nothing was changed. A copy made earlier may still hold what is damaged here.")
        return 1
    print("Everything that was kept is whole.")
    return 0


def look(home: Home) -> Iterator[str]:
    """A sentence for each thing that is not whole: the database first, then what stands in it, then the files."""
    broken = copies.integrity(home.database)
    if broken:
        yield f"The database is not whole: {broken[0]}. The copies of the last days are in {home.copies}."
        return
    from beside.commands import blobs  # Django is set up only for a database that can be read
    from beside.objects.verify import verify

    yield from blobs.misshapen()
    for finding in verify():
        yield f"{DAMAGE[finding.what]}: {finding.object}."
