"""`beside VERB`: finds the verb's module and runs it. Only that module is imported, so that a start stays quick."""

import argparse
import importlib
import sys
from typing import Protocol, cast

from beside.commands.refused import Refused

VERBS = {
    "serve": "Start Beside on this computer.",
    "backup": "Copy everything, sealed as it is, into a folder.",
    "restore": "Bring everything from such a copy to this computer.",
    "verify": "Look whether everything that was kept is still whole.",
    "doctor": "Look whether this computer is a good place for it.",
    "let-me-in": "Let somebody of the family in with the spare key.",
    "demo": "Fill an empty folder with an invented family.",
}
"""Every verb, with what it does, in the order in which help lists them."""


class Verb(Protocol):
    """What the module of a verb offers."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the verb can be told."""

    def run(self, told: argparse.Namespace) -> int:
        """Do it, and give the exit code: 0 done, 1 not done or something found, 2 not understood."""


def verb_module(verb: str) -> Verb:
    """The module of a verb of `VERBS`."""
    return cast(Verb, importlib.import_module(f"beside.commands.{verb.replace('-', '_')}"))


def main(argv: list[str] | None = None) -> int:
    """Run the verb named first in `argv` (the process's own arguments by default) and give its exit code."""
    words = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="beside", description="A private home for a family and its baby.")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb, does in VERBS.items():
        chosen = verbs.add_parser(verb, help=does, description=does)
        if verb in words[:1]:
            verb_module(verb).arguments(chosen)
    told = parser.parse_args(words)
    try:
        return verb_module(told.verb).run(told)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 130


if __name__ == "__main__":
    sys.exit(main())
