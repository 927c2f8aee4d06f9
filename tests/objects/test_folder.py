"""The store in a folder: whole or not at all, also when the disk is full or the process is killed."""

import errno
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from beside.objects import keep
from beside.objects.folder import FolderStore, NoRoom
from beside.objects.models import SealedObject

FAMILY = uuid4()


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.django_db
@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_full_disk_has_a_name_and_leaves_nothing_half(home: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    before = keep.keep(FAMILY, [b"was here before"], type="image/png")
    monkeypatch.setattr(os, call, full)
    with pytest.raises(NoRoom):
        keep.keep(FAMILY, [b"x" * 200_000], type="image/png")
    monkeypatch.undo()
    assert [path.name for path in files(home)] == [before.object.hex]
    assert SealedObject.objects.count() == 1
    assert b"".join(keep.read(FAMILY, before)) == b"was here before"


@pytest.mark.django_db
def test_a_disk_that_fills_in_the_middle_leaves_nothing_half(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, room = os.write, [100_000]

    def write(handle: int, data: memoryview) -> int:
        if room[0] <= 0:
            return full()
        written = real(handle, data[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(NoRoom):
        keep.keep(FAMILY, [b"x" * 70_000] * 3, type="image/png")
    monkeypatch.undo()
    assert not files(home)
    assert not SealedObject.objects.exists()


def test_a_disk_that_writes_in_small_steps_writes_all(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:7]))
    store, name = FolderStore(home), uuid4()
    writing = store.begin(name)
    writing.write(b"a whole sentence of bytes")
    writing.finish()
    with closing(store.open(name)) as reading:
        assert reading.read(0, 100) == b"a whole sentence of bytes"


def test_a_name_that_is_taken_is_never_overwritten(home: Path) -> None:
    store, name = FolderStore(home), uuid4()
    for content in (b"first", b"second"):
        writing = store.begin(name)
        writing.write(content)
        if content == b"first":
            writing.finish()
    with pytest.raises(FileExistsError):
        writing.finish()
    with closing(store.open(name)) as reading:
        assert reading.read(0, 10) == b"first"
    assert len(files(home)) == 1


def test_what_is_let_go_of_unfinished_leaves_nothing(home: Path) -> None:
    writing = FolderStore(home).begin(uuid4())
    writing.write(b"x")
    assert len(files(home)) == 1
    del writing
    assert not files(home)


def test_nothing_stands_under_its_name_before_it_is_finished(home: Path) -> None:
    store, name = FolderStore(home), uuid4()
    writing = store.begin(name)
    writing.write(b"x")
    assert store.size(name) is None
    assert not list(store.names())
    writing.finish()
    assert store.size(name) == 1


def test_what_is_not_ours_is_left_alone(home: Path) -> None:
    (home / "ab").mkdir()
    (home / "ab" / "notes.txt").write_text("from somebody")
    assert not list(FolderStore(home).names())


KILLED = """
import os, signal, sys
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["beside.objects"], BESIDE_HOME=sys.argv[1], USE_TZ=True, DATABASES={"default": {
    "ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1] + "/test.sqlite3"}})
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from uuid import uuid4
from beside.objects import keep
from beside.objects.folder import FolderStore, FolderWriting
from beside.objects.models import SealedObject

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

{moment}
keep.keep(uuid4(), [b"x" * 200_000], type="image/png")
"""
MOMENTS = {
    "while it writes": "FolderWriting.finish = die",
    "before it has its name": "__import__('pathlib').Path.rename = die",
    "before it is read back": "FolderStore.open = die",
    "before it has its row": "SealedObject.objects.create = die",
}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_there_is_no_object_and_nothing_plain(home: Path, moment: str) -> None:
    script = KILLED.replace("{moment}", MOMENTS[moment])
    done = subprocess.run([sys.executable, "-c", script, str(home)], check=False)
    assert done.returncode == -9
    left = files(home / "objects")
    assert len(left) == 1
    assert b"xxxx" not in left[0].read_bytes()
