"""Paper: a way in that can be printed, kept in a file, and read by the `age` command (SECURITY-DESIGN 5.2, 5.3)."""

import re
import unicodedata
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from beside.seal import bech32
from beside.seal.errors import Unopenable
from beside.seal.primitives import KEY, hkdf, random_bytes

_PREFIX = "age-secret-key-"
_RECIPIENT = "age"
_WRITTEN = re.compile(r"age-secret-key-1[02-9ac-hj-np-z]{58}")
_SPARE_KEY = """\
# Beside: the spare key of this computer. It opens everything here but the pages for one alone.
# It stays on this computer and goes into no copy.
{text}
"""
_GROUP = 6


def new_paper() -> str:
    """A fresh paper text, AGE-SECRET-KEY-1…, 74 characters: an age identity, usable with the `age` command."""
    return bech32.encode(_PREFIX, random_bytes(KEY)).upper()


def read_paper(text: str) -> str:
    """The paper text inside what was typed, scanned or read from a file, in its one form.

    Lines that begin with # are passed over; spaces, line breaks, the case of letters and the sort of dash do not
    matter. Unopenable("bech32") if there is none, or if a character is wrong: a typing error, not a wrong key.
    """
    lines = (line for line in unicodedata.normalize("NFKC", text).splitlines() if not line.lstrip().startswith("#"))
    letters = "".join("-" if unicodedata.category(letter) == "Pd" else letter for letter in "".join(lines))
    found = _WRITTEN.search("".join(letters.lower().split()))
    if found is None:
        raise Unopenable("bech32")
    bech32.decode(_PREFIX, found.group())
    return found.group().upper()


def paper_secret(text: str) -> bytes:
    """The 32 bytes of a paper text, which are an X25519 key. Unopenable("bech32") as `read_paper`."""
    return bech32.decode(_PREFIX, read_paper(text).lower())


def paper_id(text: str) -> UUID:
    """The unlocker id that belongs to a paper text: it can be looked up, and tells nothing (SECURITY-DESIGN 4.5)."""
    return UUID(bytes=hkdf(paper_secret(text), "beside/v1/paper-id", size=16))


def paper_recipient(text: str) -> str:
    """The public side, age1…: to it full copies are made (SECURITY-DESIGN 4.6, 19.3)."""
    public = X25519PrivateKey.from_private_bytes(paper_secret(text)).public_key().public_bytes_raw()
    return bech32.encode(_RECIPIENT, public)


def recipient_public(recipient: str) -> bytes:
    """The X25519 public key of an age1… text, 32 bytes. Unopenable("bech32") if it is none."""
    public = bech32.decode(_RECIPIENT, recipient)
    if len(public) != KEY:
        raise Unopenable("bech32")
    return public


def group_paper(text: str) -> str:
    """The paper text as it is printed: in groups of six, so that an eye finds its place. `read_paper` reads it."""
    whole = read_paper(text)
    return " ".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def spare_key_file(text: str) -> str:
    """The whole content of a spare key file (SECURITY-DESIGN 5.2). `read_paper` reads it, and so does `age -i`."""
    return _SPARE_KEY.format(text=read_paper(text))
