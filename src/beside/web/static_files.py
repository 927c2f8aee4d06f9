"""Which static files there are, and a name for the state of all of them. Knows no settings: the parent asks, too."""

import hashlib
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "static"
"""Where they lie in the program."""


def digest() -> str:
    """Names the state of all static files, so that their addresses can be kept by a browser for ever."""
    found = hashlib.sha256()
    for path in sorted(SOURCE.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def gathered(home: Path, digest: str) -> Path:
    """Where they lie compressed in a data folder, for this state of them."""
    return home / "static" / digest
