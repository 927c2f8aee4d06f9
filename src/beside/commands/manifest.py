"""The list in a copy made by `beside backup`: every file with its SHA-256, and the layout they stand in.

manifest.json        {"beside": 1, "files": {"beside.sqlite3": "<64 hex>", "objects/ab/ab12…": …}}
beside.sqlite3       without visits, links and throttles
instance-id          so that the devices of the family know it again
objects/ab/ab12…     sealed objects as they are
spare/spare-…        only where it was asked for
"""

import hashlib
import json
import re
from pathlib import Path, PurePosixPath

DATABASE = "beside.sqlite3"
INSTANCE = "instance-id"
OBJECTS = "objects"
SPARE = "spare"
NAME = "manifest.json"
VERSION = 1


class Unlisted(Exception):
    """A copy that does not hold what its list says; its text is a whole sentence."""


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(folder: Path, files: dict[str, str]) -> None:
    """Write the list. It comes last, so that a copy without one is known to be unfinished."""
    text = json.dumps({"beside": VERSION, "files": dict(sorted(files.items()))}, indent=1)
    (folder / NAME).write_text(text + "\n", "utf-8")


def read(folder: Path) -> dict[str, str]:
    """The list of a copy, every file in it compared. Raises Unlisted; changes nothing."""
    try:
        content = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Unlisted("This is not a copy from Beside, or a piece of it is not there.") from error
    if not isinstance(content, dict) or not isinstance(content.get("files"), dict):
        raise Unlisted("This is not a copy from Beside, or a piece of it is not there.")
    if content.get("beside") != VERSION:
        raise Unlisted("This copy was made by a newer Beside. Install that one first; this one has changed nothing.")
    files: dict[str, str] = content["files"]
    if DATABASE not in files or not all(_allowed(name) for name in files):
        raise Unlisted("This is not a copy from Beside, or a piece of it is not there.")
    for name, expected in files.items():
        path = folder / name
        if not path.is_file():
            raise Unlisted(f"A piece of this copy is not there: {name}.")
        if digest(path) != expected:
            raise Unlisted(f"A piece of this copy is not what was copied: {name}. Another copy may hold it.")
    return files


def _allowed(name: str) -> bool:
    """Whether a listed name has its place in the layout, so that nothing is ever written anywhere else."""
    parts = PurePosixPath(name).parts
    if name in (DATABASE, INSTANCE):
        return True
    if len(parts) == 3 and parts[0] == OBJECTS:
        return bool(re.fullmatch(r"[0-9a-f]{32}", parts[2])) and parts[1] == parts[2][:2]
    return len(parts) == 2 and parts[0] == SPARE and bool(re.fullmatch(r"spare-[0-9a-f-]{32,36}", parts[1]))
