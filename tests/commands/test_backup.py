import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.commands.place import WORDS, Place

OPENED = f"""
from beside.commands import django_here
from beside.base.clock import SystemClock
from beside.family import members
from beside.family.kinds import Person
house = members.try_words(members.the_family(), {WORDS!r}).house(SystemClock())
print(house.all(Person)[0].value.name)
"""
type Tree = Callable[[Path], dict[str, bytes]]


def the_copy(folder: Path) -> Path:
    (made,) = folder.iterdir()
    return made


def stored_object(home: Path) -> Path:
    (path,) = (path for path in home.glob("objects/[0-9a-f][0-9a-f]/*"))
    return path


def test_everything_comes_back_on_a_new_computer(family: Place, elsewhere: Place, tmp_path: Path) -> None:
    made = family.beside("backup", str(tmp_path / "disk"))
    assert made.returncode == 0, made.stderr
    brought = elsewhere.beside("restore", str(tmp_path / "disk"))
    assert brought.returncode == 0, brought.stderr
    assert elsewhere.beside("verify").stdout == "Everything that was kept is whole.\n"
    assert stored_object(elsewhere.home).read_bytes() == stored_object(family.home).read_bytes()
    assert (elsewhere.home / "instance-id").read_text() == (family.home / "instance-id").read_text()
    with closing(sqlite3.connect(elsewhere.home / "beside.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM family_unlocker").fetchone() == (2,)


def test_a_copy_holds_no_visits_no_throttles_no_secret_and_no_spare_key(family: Place, tmp_path: Path) -> None:
    family.beside("backup", str(tmp_path / "disk"))
    copy = the_copy(tmp_path / "disk")
    with closing(sqlite3.connect(copy / "beside.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM family_pass").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM family_throttle").fetchone() == (0,)
    names = {path.relative_to(copy).parts[0] for path in copy.rglob("*")}
    assert names == {"manifest.json", "beside.sqlite3", "instance-id", "objects"}


def test_the_spare_key_goes_along_only_when_asked(family: Place, elsewhere: Place, tmp_path: Path) -> None:
    made = family.beside("backup", str(tmp_path / "disk"), "--with-spare-key")
    assert "Whoever has this copy can open all but the pages for one alone." in made.stdout
    elsewhere.beside("restore", str(tmp_path / "disk"))
    (there,), (here,) = elsewhere.spare.iterdir(), family.spare.iterdir()
    assert there.read_text() == here.read_text()
    assert there.stat().st_mode & 0o777 == 0o600


def test_of_several_spare_keys_only_the_familys_own_goes_along(family: Place, elsewhere: Place, tmp_path: Path) -> None:
    (own,) = family.spare.iterdir()
    for other in (f"{own.name}.unreadable-1", "spare-00000000-0000-4000-8000-000000000000"):
        (family.spare / other).write_text("another family's")
    family.beside("backup", str(tmp_path / "disk"), "--with-spare-key")
    assert elsewhere.beside("restore", str(tmp_path / "disk")).returncode == 0
    assert [key.name for key in elsewhere.spare.iterdir()] == [own.name]


def test_a_copy_with_a_spare_key_is_not_said_to_hold_one_where_there_is_none(family: Place, tmp_path: Path) -> None:
    (own,) = family.spare.iterdir()
    own.unlink()
    made = family.beside("backup", str(tmp_path / "disk"), "--with-spare-key")
    assert made.returncode == 1
    assert "No spare key of this family lies in" in made.stderr
    assert list((tmp_path / "disk").iterdir()) == []


@pytest.mark.parametrize("verb", ["serve", "restore", "demo"])
def test_the_spare_key_is_never_written_into_the_data_folder(
    family: Place, elsewhere: Place, tmp_path: Path, verb: str
) -> None:
    family.beside("backup", str(tmp_path / "disk"), "--with-spare-key")
    env = elsewhere.env | {"BESIDE_SPARE": str(elsewhere.home / "keys")}
    argument = [str(tmp_path / "disk")] if verb == "restore" else []
    command = [sys.executable, "-m", "beside.commands.main", verb, *argument]
    done = subprocess.run(command, env=env, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "The spare key would lie in the data folder" in done.stderr
    assert not elsewhere.home.exists()


def test_only_the_date_and_whether_it_lies_elsewhere_is_remembered(family: Place, tmp_path: Path) -> None:
    family.beside("backup", str(tmp_path / "disk"))
    assert set(json.loads((family.home / "backup.json").read_text())) == {"date", "another_device"}


def test_a_copy_is_never_made_inside_the_data_folder(family: Place, tree: Tree) -> None:
    before = tree(family.home)
    assert family.beside("backup", str(family.home / "disk")).returncode == 1
    assert tree(family.home) == before


def test_a_damaged_photo_is_said_and_keeps_nothing_else_from_being_copied(family: Place, tmp_path: Path) -> None:
    photo = stored_object(family.home)
    photo.write_bytes(photo.read_bytes()[:-1] + b"x")
    made = family.beside("backup", str(tmp_path / "disk"))
    assert made.returncode == 1
    assert "A stored file is not what it was, here and in the copy" in made.stdout
    assert (the_copy(tmp_path / "disk") / "manifest.json").is_file()


def test_an_unfinished_copy_leaves_nothing(family: Place, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    database = family.home / "beside.sqlite3"
    database.write_bytes(database.read_bytes()[:8192] + b"\xff" * 8192 + database.read_bytes()[16384:])
    made = family.beside("backup", str(tmp_path / "disk"))
    assert made.returncode == 1
    assert "Traceback" not in made.stderr
    assert list((tmp_path / "disk").iterdir()) == []


def test_nothing_is_restored_over_a_family(family: Place, tmp_path: Path, tree: Tree) -> None:
    family.beside("backup", str(tmp_path / "disk"))
    before = tree(family.home)
    again = family.beside("restore", str(tmp_path / "disk"))
    assert again.returncode == 1
    assert "A family already lives in" in again.stderr
    assert tree(family.home) == before


@pytest.mark.parametrize("what", ["changed", "gone", "unlisted place", "no list", "newer"])
def test_a_copy_that_is_not_whole_is_refused_before_anything_is_written(
    family: Place, elsewhere: Place, tmp_path: Path, what: str
) -> None:
    family.beside("backup", str(tmp_path / "disk"))
    copy = the_copy(tmp_path / "disk")
    photo, listed = stored_object(copy), copy / "manifest.json"
    content = json.loads(listed.read_text())
    match what:
        case "changed":
            photo.write_bytes(photo.read_bytes()[:-1] + b"x")
        case "gone":
            photo.unlink()
        case "unlisted place":
            content["files"]["../outside"] = content["files"]["beside.sqlite3"]
            listed.write_text(json.dumps(content))
        case "no list":
            listed.unlink()
        case "newer":
            listed.write_text(json.dumps(content | {"beside": 2}))
    refused = elsewhere.beside("restore", str(copy))
    assert refused.returncode == 1
    assert "Nothing here was changed." in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not elsewhere.home.exists()


def test_another_spare_key_is_never_written_over(family: Place, elsewhere: Place, tmp_path: Path) -> None:
    family.beside("backup", str(tmp_path / "disk"), "--with-spare-key")
    (key,) = family.spare.iterdir()
    elsewhere.spare.mkdir(parents=True)
    (elsewhere.spare / key.name).write_text("another")
    assert elsewhere.beside("restore", str(tmp_path / "disk")).returncode == 1
    assert (elsewhere.spare / key.name).read_text() == "another"
    assert not elsewhere.home.exists()


def test_a_start_before_the_restore_is_no_obstacle(family: Place, elsewhere: Place, tmp_path: Path) -> None:
    family.beside("backup", str(tmp_path / "disk"))
    elsewhere.module("beside.commands.ready")
    brought = elsewhere.beside("restore", str(tmp_path / "disk"))
    assert brought.returncode == 0, brought.stderr
    assert elsewhere.beside("verify").returncode == 0
    tried = elsewhere.module("beside.commands.ready")
    assert json.loads(tried.stdout)["state"] == "gone", tried.stderr


def test_after_a_restore_on_a_new_computer_the_words_open_everything(
    family: Place, elsewhere: Place, tmp_path: Path
) -> None:
    family.beside("backup", str(tmp_path / "disk"))
    elsewhere.beside("restore", str(tmp_path / "disk"))
    elsewhere.module("beside.commands.ready")
    opened = elsewhere.python(OPENED)
    assert opened.stdout == "Ana\n", opened.stderr
