"""A request killed between the object and its row, or between the row and the item that names it."""

import json
from pathlib import Path

import pytest
from tests.faults.conftest import Home
from tests.objects import shots

POST = """
import os, signal, sys
from io import BytesIO
from unittest.mock import patch
from beside.commands import django_here
from django.test import Client
from beside.base.ids import new_id
from beside.objects import keep
from beside.web import boot
from tests.browser.families import BOOT_KEY

where, cookie, ticket, photo = sys.argv[1:]
boot.start(BOOT_KEY, None)

def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=True)
client.cookies[cookie] = ticket
with open(photo, "rb") as file, patch(where, killed) if where else open(os.devnull):
    answer = client.post("/memories/new/", {"entry": str(new_id()), "line": "By the lake", "photo": file})
print(answer.status_code, answer.get("Location", ""))
"""
COUNT = """
import json, sys
from datetime import timedelta
from beside.commands import django_here
from beside.base.clock import SystemClock
from beside.items.models import Item
from beside.objects import janitor, verify
from beside.objects.models import SealedObject

now, days = SystemClock().now(), [int(day) for day in sys.argv[1:]]
for day in days:
    janitor.sweep(now + timedelta(days=day))
print(json.dumps({
    "items": Item.objects.count(),
    "claimed": SealedObject.objects.filter(pending_until=None).count(),
    "pending": SealedObject.objects.exclude(pending_until=None).count(),
    "found": [str(finding) for finding in verify.verify()],
}))
"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture on a device."""
    path = tmp_path / "lake.jpg"
    path.write_bytes(shots.jpeg(640, 480))
    return path


def keeps(home: Home, photo: Path, killed_at: str) -> int:
    """Ana keeps a photo; the process that takes it is killed somewhere on the way."""
    done = home.python(POST, killed_at, home.cookie, home.tickets["Ana"], str(photo))
    assert killed_at or done.stdout.startswith("303"), done.stdout + done.stderr
    return done.returncode


def count(home: Home, *sweeps: int) -> dict[str, object]:
    """What there is, after the janitor's rounds so many days from now."""
    done = home.python(COUNT, *map(str, sweeps))
    assert done.returncode == 0, done.stderr
    counted: dict[str, object] = json.loads(done.stdout)
    return counted


def files(home: Home) -> list[Path]:
    """Everything in the folder of objects."""
    return [path for path in (home.home / "objects").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "at",
    [
        "beside.objects.folder.FolderWriting.finish",
        "beside.objects.keep.Keeping._name",
        "beside.objects.keep.claim",
        "beside.items.house.House.add",
    ],
    ids=["before it has its name", "before its row", "before it is claimed", "before the item"],
)
def test_only_what_the_janitor_sweeps_is_left(home: Home, photo: Path, at: str) -> None:
    assert keeps(home, photo, "") == 0
    before, kept = count(home), sorted(files(home))
    assert before["claimed"] == 3
    assert keeps(home, photo, at) == -9
    after = count(home)
    assert after["items"] == before["items"]
    assert after["claimed"] == before["claimed"]
    assert sorted(files(home)) != kept
    swept = count(home, 2, 34)
    assert swept == {"items": before["items"], "claimed": 3, "pending": 0, "found": []}
    assert sorted(files(home)) == kept
    assert keeps(home, photo, "") == 0
    assert count(home)["claimed"] == 6
