"""Invented families for `beside demo`, each with weeks of a life in Beside."""

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict


class SignsIn(TypedDict):
    """One invented person who can sign in, as `demo.json` lists them."""

    name: str
    role: str
    sign_in: str
    """The path of the page where they do."""
    passphrase: str


type Life = Callable[[Path], list[SignsIn]]
"""Lives a family's weeks in the empty, migrated data folder of the settings; takes the spare key's folder."""

LIVES: dict[str, Life] = {}
"""Every invented family by its name on the command line."""
