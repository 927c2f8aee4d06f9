"""A copy of the database that is cut short: there is a whole one or none, and the next round makes it."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from beside.commands import copies

COPY = """
import sys
from datetime import date
from pathlib import Path
from beside.commands import copies
copies.daily(Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 3, 4))
"""
KILLS = 6


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Forty megabytes, so that a copy takes a while."""
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (word)")
        connection.executemany("INSERT INTO kept VALUES (?)", [("a" * 4000,)] * 10_000)
    return path


@pytest.mark.slow
def test_a_copy_cut_short_is_no_copy(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    copies.daily(database, folder, date(2026, 3, 3))
    target = folder / "beside-2026-03-04.sqlite3"
    for number in range(KILLS):
        target.unlink(missing_ok=True)
        with subprocess.Popen([sys.executable, "-c", COPY, str(database), str(folder)]) as copying:
            time.sleep(random.Random(number).uniform(0.05, 0.4))
            copying.kill()
        assert not target.exists() or copies.integrity(target) == []
        assert copies.integrity(folder / "beside-2026-03-03.sqlite3") == []
    target.unlink(missing_ok=True)
    assert copies.daily(database, folder, date(2026, 3, 4)) == []
    assert sorted(path.name for path in folder.iterdir()) == ["beside-2026-03-03.sqlite3", target.name]
