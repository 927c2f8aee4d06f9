import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from beside.commands import copies


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (word)")
        connection.execute("CREATE TABLE passing (word)")
        connection.executemany("INSERT INTO kept VALUES (?)", [("a" * 900,)] * 200)
        connection.execute("INSERT INTO passing VALUES ('secret-of-a-visit')")
    return path


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)


def test_a_copy_holds_all_rows_even_those_not_yet_checkpointed(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as writer:
        with writer:
            writer.execute("INSERT INTO kept VALUES ('newest')")
        assert copies.copy(database, tmp_path / "copy") == []
    with closing(sqlite3.connect(tmp_path / "copy")) as copied:
        assert copied.execute("SELECT count(*) FROM kept").fetchone() == (201,)


def test_no_copy_of_the_day_holds_who_was_signed_in(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE family_pass (sealed)")
        connection.execute("INSERT INTO family_pass VALUES ('keys-of-a-visit')")
    copies.daily(database, tmp_path / "copies", date(2026, 11, 24))
    (copy,) = (tmp_path / "copies").iterdir()
    assert b"keys-of-a-visit" not in copy.read_bytes()


def test_tables_left_out_leave_no_trace_in_the_copy(database: Path, tmp_path: Path) -> None:
    copies.copy(database, tmp_path / "copy", without=["passing", "not_there"])
    assert b"secret-of-a-visit" not in (tmp_path / "copy").read_bytes()


def test_a_copy_that_is_not_whole_is_not_kept(database: Path, tmp_path: Path) -> None:
    damage(database)
    assert copies.copy(database, tmp_path / "copy") != []
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == []


def test_three_daily_copies_stay_and_one_a_day_is_made(database: Path, tmp_path: Path) -> None:
    folder, first = tmp_path / "copies", date(2026, 3, 1)
    for day in (0, 0, 1, 2, 3, 4):
        assert copies.daily(database, folder, first + timedelta(days=day)) == []
    assert sorted(path.name for path in folder.iterdir()) == [f"beside-2026-03-0{day}.sqlite3" for day in (3, 4, 5)]


def test_a_damaged_database_pushes_out_no_good_copy(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    for day in (1, 2, 3):
        copies.daily(database, folder, date(2026, 3, day))
    damage(database)
    assert copies.daily(database, folder, date(2026, 3, 4)) != []
    assert len(list(folder.iterdir())) == 3


def test_what_is_no_database_is_said_to_be_broken(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"not a database at all" * 100)
    assert copies.integrity(tmp_path / "x") != []
