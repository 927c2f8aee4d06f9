"""Before the first page, in a process that ends: the newest schema, and the spare key made or tried.

Prints one line of JSON, `{"state", "spare"}`: how the spare key stands (`beside.family.spare.Spare`), and the hash of
the holder that its file really opened, in hex. The web process is handed that hash and seals keys to no other spare
holder (SECURITY-DESIGN 4.6, 5.2).
"""

import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from beside.commands import copies, django_here
from beside.commands.home import Home, here, spare_folder, write_private
from beside.commands.process import keep_memory_private
from beside.family import spare

PACKAGE = Path(__file__).resolve().parents[1]


def schema() -> str:
    """Names the state of all migrations there are; changes when one is added or edited."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.glob("*/migrations/*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def renew_schema(home: Home) -> None:
    """Bring the database to the newest schema if it is not there yet, a copy of it put aside first."""
    newest = schema()
    there = home.database.exists()
    if there and home.schema.exists() and home.schema.read_text("utf-8").strip() == newest:
        return
    if there:
        home.copies.mkdir(mode=0o700, exist_ok=True)
        copies.copy(home.database, home.copies / f"before-{datetime.now(UTC):%Y-%m-%d}.sqlite3", without=copies.PASSING)
    django_here.migrate()
    write_private(home.schema, newest + "\n")


def main() -> int:
    """Make the folder that the environment names ready."""
    keep_memory_private()
    home = here()
    home.prepare()
    renew_schema(home)
    kept = spare.prepare(spare_folder())
    print(json.dumps({"state": kept.state, "spare": kept.public_hash.hex() if kept.public_hash else None}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
