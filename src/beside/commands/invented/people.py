"""Who of an invented family can sign in, as `demo.json` lists them."""

from typing import TypedDict


class SignsIn(TypedDict):
    """One invented person who can sign in."""

    name: str
    role: str
    sign_in: str
    """The path of the page where they do."""
    passphrase: str
