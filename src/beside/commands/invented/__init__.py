"""Invented families for `beside demo`, each with weeks of a life in Beside."""

from collections.abc import Callable
from pathlib import Path

from beside.commands.invented import mika, twins
from beside.commands.invented.people import SignsIn

type Lived = Callable[[Path], list[SignsIn]]
"""Lives a family's weeks in the empty, migrated data folder of the settings; takes the spare key's folder."""

LIVES: dict[str, Lived] = {"mika": mika.live, "twins": twins.live}
"""Every invented family by its name on the command line."""
