"""A dead computer, driven to its end through the command line (SECURITY-DESIGN 5.2, 5.4, 8).

A lived-in family is copied while Beside runs, its computer is gone, and everything is there on a new one: with the old
words, and without them.
"""

import hashlib
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.commands.place import Place
from tests.sealed.browser import Browser

EVERYTHING = """
import hashlib, json, sys
from beside.commands import django_here
from beside import seal
from beside.base.clock import SystemClock
from beside.family import members
from beside.items import envelope
from beside.items.models import Item
from beside.memories import Memory
from beside.objects import keep
from beside.web.memories.photos import held
house = members.try_words(members.the_family(), sys.stdin.read()).house(SystemClock())
found = {"member": str(house.member), "rooms": sorted(house.rooms)}
for room in house.keyring:
    for row in Item.objects.filter(family=house.family, room=room.id):
        place = seal.Place(row.family, row.room, row.epoch, row.id, row.rev, row.kind, row.of)
        data = seal.open_item(room.content_key(row.epoch), place, bytes(row.sealed))
        found[str(row.id)] = [room.kind, row.kind, row.rev, str(row.of), data.decode()]
for kept in (one for one in house.all(Memory) if one.value.picture):
    for file in (kept.value.picture.original, kept.value.picture.view, kept.value.picture.small):
        read = b"".join(keep.read(house.family, held(file)))
        found[str(file.object)] = hashlib.sha256(read).hexdigest()
print(json.dumps(found))
"""
OWN = """
import sys
from beside.commands import django_here
from beside.base.clock import SystemClock
from beside.family import members
from beside.memories import keep_day, Memory
words, line = sys.stdin.read().split("|")
house = members.try_words(members.the_family(), words).house(SystemClock())
if line:
    house.add(keep_day(line, by=house.member, clock=house.clock), room="own")
print([kept.value.line for kept in house.all(Memory) if kept.room == "own"])
"""
SPARES = "SELECT id FROM family_holder WHERE kind = 'spare'"
ALONE = "For Mika, from me alone"


def run(place: Place, code: str, typed: str) -> str:
    """A piece of Python in that place, with the words through a pipe."""
    done = subprocess.run([sys.executable, "-c", code], env=place.env, input=typed, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def everything(place: Place, words: str) -> dict[str, Any]:
    """All that somebody's words open: every sealed thing, and the hash of every file."""
    found: dict[str, Any] = json.loads(run(place, EVERYTHING, words))
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(place: Place) -> Iterator[tuple[int, list[str]]]:
    """Beside, once it answers: its port, and what it said until then."""
    port = free_port()
    said: list[str] = []
    command = [sys.executable, "-m", "beside.commands.main", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=place.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as server:
        try:
            assert server.stdout
            while not said or not said[-1].startswith("Beside is open"):
                line = server.stdout.readline()
                assert line, "it ended before it was open"
                said.append(line)
            yield port, said
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def asked(place: Place, question: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{place.home / 'beside.sqlite3'}?mode=ro", uri=True)) as database:
        return database.execute(question).fetchall()


def stored(home: Path) -> dict[str, str]:
    """Name and hash of every stored file."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in home.glob("objects/??/*")}


@dataclass
class Old:
    """The computer before it died: its family, what was there, and the copy that was made while Beside ran."""

    place: Place
    words: dict[str, str]
    was: dict[str, Any]
    files: dict[str, str]
    family: str
    copy: Path
    said: str
    spare_text: str
    secrets: list[bytes]
    """What a copy must not hold: the spare key, the secret of the cookies' hash, the cookie of a visit."""


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Old:
    folder = tmp_path_factory.mktemp("old")
    place = Place(folder / "computer/home", folder / "computer/spare")
    moved_in = place.beside("demo")
    assert moved_in.returncode == 0, moved_in.stderr
    words = {one["name"]: one["passphrase"] for one in json.loads((place.home / "demo.json").read_text())["people"]}
    run(place, OWN, f"{words['Ana']}|{ALONE}")
    with serving(place) as (port, _):
        ana = Browser(port)
        door = ana.get("/in/").form("/in/")
        assert ana.send(door, words="these are nobody's words at all").status == 422
        assert ana.send(door, words=words["Ana"]).status == 200
        made = place.beside("backup", str(folder / "disk"))
        assert made.returncode == 0, made.stderr
        assert asked(place, "SELECT count(*) FROM family_pass") != [(0,)]
        assert asked(place, "SELECT count(*) FROM family_throttle") == [(0,)], "the right words end the waiting"
        cookie = next(value for name, value in ana.cookies.items() if name.startswith("__Host-"))
    (key,) = place.spare.glob("spare-*")
    (copy,) = (folder / "disk").iterdir()
    spare_text = next(line for line in key.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-1"))
    secrets = [spare_text.encode(), (place.home / "secret-key").read_text().strip().encode(), cookie.encode()]
    found = Old(
        place=place,
        words=words,
        was=everything(place, words["Ana"]),
        files=stored(place.home),
        family=key.name.removeprefix("spare-"),
        copy=copy,
        said=made.stdout,
        spare_text=spare_text,
        secrets=secrets,
    )
    shutil.rmtree(place.home)
    shutil.rmtree(place.spare)
    return found


@pytest.fixture
def new(old: Old, tmp_path: Path) -> Place:
    """A new computer, with everything from the copy."""
    place = Place(tmp_path / "new computer/home", tmp_path / "new computer/spare")
    brought = place.beside("restore", str(old.copy.parent))
    assert brought.returncode == 0, brought.stderr
    return place


def test_the_old_words_open_everything_that_was_there(old: Old, new: Place) -> None:
    assert len(old.was) > 50
    assert sum(isinstance(one, str) and len(one) == 64 for one in old.was.values()) >= 12
    assert everything(new, old.words["Ana"]) == old.was
    assert stored(new.home) == old.files
    for name in ("Jo", "Oma"):
        assert "together" in everything(new, old.words[name])["rooms"]
    assert ALONE in run(new, OWN, f"{old.words['Ana']}|")


def test_a_fresh_spare_key_counts_from_the_first_sign_in_on(old: Old, new: Place) -> None:
    before = {id for (id,) in asked(new, SPARES)}
    assert len(before) == 1
    with serving(new) as (port, said):
        assert said[0] == (
            "The spare key was not where it was kept. A fresh one is there now; it counts after the next sign-in.\n"
        )
        early = new.beside("let-me-in", "--for", "Ana", "--yes", "--terminal", typed="\n")
        assert early.returncode == 1
        assert "this key holds no rooms" in early.stderr
        ana = Browser(port)
        assert ana.send(ana.get("/in/").form("/in/"), words=old.words["Ana"]).status == 200
        assert "The little box" in ana.get("/").html
    after = {id for (id,) in asked(new, SPARES)}
    assert len(after) == 1
    assert not after & before
    assert {room for (room,) in asked(new, "SELECT DISTINCT kind FROM family_room")} >= {"own", "child"}
    (holder,) = after
    granted = f"SELECT r.kind FROM family_grant g JOIN family_room r ON r.id = g.room WHERE g.holder = '{holder}'"
    kinds = [kind for (kind,) in asked(new, granted)]
    assert sorted(kinds) == ["child", "child", "everyday", "guarded", "together"]
    (key,) = new.spare.glob("spare-*")
    assert old.spare_text not in key.read_text()
    assert key.stat().st_mode & 0o777 == 0o600


def sign_in_once(new: Place, words: str) -> None:
    """The first sign-in on the new computer, after which its spare key counts."""
    with serving(new) as (port, _):
        ana = Browser(port)
        assert ana.send(ana.get("/in/").form("/in/"), words=words).status == 200


def test_forgotten_words_in_the_terminal_and_the_old_ones_still_open_the_pages_for_one_alone(
    old: Old, new: Place
) -> None:
    sign_in_once(new, old.words["Jo"])
    done = new.beside("let-me-in", "--terminal", "--for", "Ana", "--yes", typed="\n")
    assert done.returncode == 0, done.stderr
    found = re.search(r"\n    (\S+ \S+ \S+ \S+ \S+)\n", done.stdout)
    assert found
    now = everything(new, found[1])
    assert (now["member"], now["rooms"]) == (old.was["member"], old.was["rooms"])
    theirs = {id: thing for id, thing in old.was.items() if isinstance(thing, list) and thing[0] != "own"}
    assert theirs.items() <= now.items()
    assert run(new, OWN, f"{found[1]}|") == "[]\n"
    assert ALONE in run(new, OWN, f"{old.words['Ana']}|")


def test_forgotten_words_by_a_link_that_opens_once(old: Old, new: Place) -> None:
    with serving(new) as (port, _):
        jo = Browser(port)
        jo.send(jo.get("/in/").form("/in/"), words=old.words["Jo"])
        done = new.beside("let-me-in", "--for", "Ana", "--yes", "--port", str(port))
        assert done.returncode == 0, done.stderr
        found = re.search(r"http://127\.0\.0\.1:\d+(/l/\S+)#(\S+)", done.stdout)
        assert found
        ana = Browser(port)
        page = ana.send(ana.get(found[1]).form("/l/"), secret=found[2])
        (offered,) = page.form("/l/").fields["offered"]
        page = ana.send(page.form("/l/"), go="keep")
        assert page.status == 200
        assert "The little box" in page.html
        again = ana.send(ana.get(found[1]).form("/l/"), secret=found[2])
        assert again.status == 404
        told = jo.get("/").html
        assert "Ana" in told
        fresh = Browser(port)
        assert fresh.send(fresh.get("/in/").form("/in/"), words=offered).status == 200
    assert everything(new, offered)["member"] == old.was["member"]
    assert ALONE in run(new, OWN, f"{old.words['Ana']}|")


def test_verify_and_doctor_say_what_they_find(old: Old, new: Place) -> None:
    assert new.beside("verify").stdout == "Everything that was kept is whole.\n"
    looked = new.beside("doctor", "--port", str(free_port()))
    assert looked.returncode == 1
    assert "All of this is on this computer only." in looked.stdout
    assert "No spare key lies in" in looked.stdout
    assert "No other user of this computer can read the data folder" in looked.stdout
    damaged = next(new.home.glob("objects/??/*"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    found = new.beside("verify")
    assert found.returncode == 1
    assert "A stored file is not what it was:" in found.stdout
    assert "A copy made earlier may still hold what is damaged here." in found.stdout


def test_a_copy_holds_no_visit_no_throttle_no_secret_and_no_spare_key(old: Old) -> None:
    with closing(sqlite3.connect(old.copy / "beside.sqlite3")) as database:
        for table in ("family_pass", "family_throttle"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    held = b"".join(str(path).encode() + path.read_bytes() for path in old.copy.rglob("*") if path.is_file())
    assert not [secret for secret in old.secrets if secret in held]
    assert not [words for words in old.words.values() if words.encode() in held]
    for word in ("Mika", "The little box", "Haller", "windowsill", "Freiburg", "photo.jpg", "Europe/Berlin"):
        assert word.encode() not in held, word
    assert "Everything is copied to" in old.said
    assert "spare key" not in old.said


def test_without_words_and_without_the_old_key_nothing_opens(old: Old, new: Place) -> None:
    """All but sealed copies gone: none, said before it matters (SECURITY-DESIGN 5.4)."""
    done = new.beside("let-me-in", "--for", "Ana", "--yes", "--terminal", typed="\n")
    assert done.returncode == 1
    assert done.stderr.startswith("No spare key lies in")


def test_the_old_key_copied_by_hand_opens_the_new_computer(old: Old, new: Place) -> None:
    """If nobody knows a passphrase: copy the file by hand (SECURITY-DESIGN 5.2)."""
    new.spare.mkdir(parents=True)
    (new.spare / f"spare-{old.family}").write_text(f"# copied by hand\n{old.spare_text}\n")
    done = new.beside("let-me-in", "--terminal", "--for", "Ana", "--yes", typed="\n")
    assert done.returncode == 0, done.stderr
