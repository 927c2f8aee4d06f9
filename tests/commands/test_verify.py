import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.commands.place import Place


def change(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / "beside.sqlite3")) as database, database:
        assert database.execute(statement).rowcount > 0


def test_what_is_whole_is_said_to_be_whole(family: Place) -> None:
    looked = family.beside("verify")
    assert (looked.returncode, looked.stdout) == (0, "Everything that was kept is whole.\n")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE items_item SET sealed = substr(sealed, 1, length(sealed) - 1)", "A sealed thing is not in its form"),
        ("UPDATE items_item SET sealed = x'BE02' || substr(sealed, 3)", "A sealed thing is not in its form"),
        ("UPDATE family_grant SET sealed = x'00'", "A room's key for one holder is not in its form"),
        ("UPDATE family_unlocker SET sealed = x''", "A way in is not in its form"),
        ("UPDATE family_holder SET public = x'01'", "A holder's public key is not in its form"),
        ("UPDATE object SET size = size + 1", "A stored file is longer or shorter than it was"),
        ("UPDATE object SET sha256 = zeroblob(32)", "A stored file is not what it was"),
    ],
)
def test_what_is_damaged_is_found_without_keys(family: Place, statement: str, sentence: str) -> None:
    change(family.home, statement)
    looked = family.beside("verify")
    assert looked.returncode == 1
    assert sentence in looked.stdout


def test_a_photo_that_is_gone_is_found(family: Place) -> None:
    for path in family.home.glob("objects/??/*"):
        path.unlink()
    assert "A stored file is not there any more" in family.beside("verify").stdout


def test_a_broken_database_is_said_in_a_sentence(family: Place) -> None:
    (family.home / "beside.sqlite3").write_bytes(b"\0" * 50_000)
    looked = family.beside("verify")
    assert looked.returncode == 1
    assert "The database is not whole" in looked.stdout
    assert "Traceback" not in looked.stderr
