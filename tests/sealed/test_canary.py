"""Canary words in every field of every form, then a search of everything that was ever written (SECURITY-DESIGN 14).

One family is driven through a running Beside by its forms. Every field gets a word of its own, all with one stem, and
no file, log line, header, title or address may show the stem in any writing of it, while Beside runs and after.
The other half: with the words, every field that a page can write is found in some sealed thing, so that none of them
was forgotten here, and a new one fails until it is filled.
"""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from tests.commands.place import Place
from tests.sealed.browser import Answer
from tests.sealed.canaries import EXACT, JOS_WORDS, STEM, WORDS, Family, apart, search
from tests.sealed.kinds import Field, fields_of, kinds, values_at

NOT_WRITTEN = {
    "FamilyWords.zone": "a name from the list of time zones",
    "FamilyWords.country": "a code from the list of countries",
    "FamilyWords.accent": "one of eight colours",
    "FamilyWords.left_out": "keys of Beside's own questions",
    "FamilyWords.later": "keys of Beside's own questions",
    "Move.place.zone": "a name from the list of time zones",
    "Journey.legs.from.zone": "a name from the list of time zones",
    "Journey.legs.to.zone": "a name from the list of time zones",
    "Journey.legs.leaves.zone": "a name from the list of time zones",
    "Journey.legs.leaves.day": "a day; its exact time beside it is the canary",
    "Memory.day": "no page asks for a day yet",
    "Memory.picture.original.type": "found by looking at the content, never told by a page",
    "Memory.picture.view.type": "always image/webp",
    "Memory.picture.small.type": "always image/webp",
    "Memory.picture.view.filename": "a copy that Beside made has no name of its own",
    "Memory.picture.small.filename": "a copy that Beside made has no name of its own",
}
"""Fields of text that no canary can stand in, each with why."""
HEADERS = {"content-disposition": "the file's own name, for whoever takes the original out"}

READS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM items_item").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""
DUMP = """
import json, sys
from beside.commands import django_here
from beside import seal
from beside.base.clock import SystemClock
from beside.family import members
from beside.items import envelope
from beside.items.models import Item
house = members.try_words(members.the_family(), sys.stdin.read()).house(SystemClock())
for room in house.keyring:
    for row in Item.objects.filter(family=house.family, room=room.id):
        place = seal.Place(row.family, row.room, row.epoch, row.id, row.rev, row.kind, row.of)
        data = json.loads(seal.open_item(room.content_key(row.epoch), place, bytes(row.sealed)))
        print(json.dumps([row.kind or data["kind"], room.kind, data]))
"""


@dataclass
class Lived:
    """A family that filled every form, and everything that could be searched."""

    root: Path
    home: Path
    answers: list[Answer]
    running: list[str]
    """What a search found while Beside ran."""
    dump: list[tuple[int, str, dict[str, Any]]]


@contextmanager
def beside(place: Place, root: Path) -> Iterator[int]:
    """A running Beside whose temporary folder, home and logs are caught below `root`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    env = place.env | {"TMPDIR": str(root / "tmp"), "HOME": str(root / "user"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "beside.commands.main", "serve", "--port", str(port)]
    with (root / "logs/out").open("wb") as out, (root / "logs/err").open("wb") as err:
        server = subprocess.Popen(command, env=env, stdout=out, stderr=err, start_new_session=True)
        try:
            until = time.monotonic() + 60
            while b"Beside is open" not in (root / "logs/out").read_bytes():
                assert server.poll() is None, (root / "logs/err").read_text()
                assert time.monotonic() < until
                time.sleep(0.05)
            yield port
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)


@contextmanager
def somebody_who_reads(database: Path) -> Iterator[None]:
    """A reader all the while: so the write-ahead log is kept, with every page that is ever written.

    In a process of its own: closing a file drops all locks that a process holds on it, and the search closes it.
    """
    command = [sys.executable, "-c", READS, str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        assert reader.stdin
        assert reader.stdout.readline() == "reading\n"
        yield
        reader.stdin.close()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    root = tmp_path_factory.mktemp("canary")
    for name in ("tmp", "user", "logs"):
        (root / name).mkdir()
    place = Place(root / "computer/home", root / "computer/spare")
    with beside(place, root) as port, somebody_who_reads(place.home / "beside.sqlite3"):
        family = Family(port, place)
        family.first_evening()
        family.keepsakes()
        family.settings()
        family.away()
        family.memories()
        family.trouble()
        assert (place.home / "beside.sqlite3-wal").stat().st_size > 100_000
        running = search(root) + family.while_it_arrives
    dump = [tuple(json.loads(line)) for line in apart(place, DUMP, WORDS).splitlines()]
    return Lived(root, place.home, family.answers, running, cast(list[tuple[int, str, dict[str, Any]]], dump))


def test_the_search_finds_a_word_in_any_writing(tmp_path: Path) -> None:
    hidden = {
        "plain": f"...{STEM}...".encode(),
        "folded": STEM.upper().encode(),
        "utf-16": f"a{STEM}".encode("utf-16-le"),
        "hex": f"..{STEM}.".encode().hex().encode(),
        "base64-0": base64.b64encode(f"{STEM}abc".encode()),
        "base64-1": base64.b64encode(f"a{STEM}abc".encode()),
        "base64-2": base64.b64encode(f"ab{STEM}abc".encode()),
    }
    for name, content in hidden.items():
        (tmp_path / name).write_bytes(content)
    assert {line.partition(":")[0] for line in search(tmp_path)} == set(hidden)
    (tmp_path / f"{STEM}.jpg").touch()
    assert f"{STEM}.jpg: as it is" in search(tmp_path)


def test_nothing_readable_was_written_while_beside_ran(lived: Lived) -> None:
    assert lived.running == []


def test_nothing_readable_is_left_after_it_stopped(lived: Lived) -> None:
    assert search(lived.root) == []
    assert (lived.root / "logs/err").stat().st_size > 0, "the refusals are in the log, without a word of anybody"


def test_no_temporary_file_was_left(lived: Lived) -> None:
    assert [path for path in (lived.root / "tmp").rglob("*") if path.is_file()] == []
    assert list((lived.home / "objects/tmp").rglob("*")) == []


def test_no_header_title_or_address_holds_a_word_of_the_family(lived: Lived) -> None:
    for answer in lived.answers:
        if STEM.lower() in answer.asked.lower():
            continue
        told = f"{answer.asked}, {answer.status}"
        assert STEM.lower() not in answer.title.lower(), told
        for name, value in answer.headers:
            if name.lower() not in HEADERS:
                assert STEM.lower() not in f"{name}{value}".lower(), f"{told}: {name}"
        if "text/html" in dict(answer.headers).get("content-type", ""):
            assert not [address for address in answer.addresses if STEM.lower() in address.lower()], told
            assert not [form.texts for form in answer.forms() if form.method != "post" and form.texts], told


def test_no_page_broke_on_the_way(lived: Lived) -> None:
    assert [(answer.asked, answer.status) for answer in lived.answers if answer.status >= 500] == []


def test_no_passphrase_is_in_anything_sealed_either(lived: Lived) -> None:
    everything = json.dumps(lived.dump).lower()
    for words in (WORDS, JOS_WORDS, f"{STEM} wrong words"):
        assert words.lower() not in everything


def test_what_is_sent_to_be_looked_at_has_no_metadata_and_the_original_has_all_of_it(lived: Lived) -> None:
    sent = [one for one in lived.answers if one.asked.endswith(("/view/", "/small/", "/download/"))]
    assert {dict(one.headers)["content-type"] for one in sent} == {"image/webp", "image/jpeg", "image/png"}
    for answer in sent:
        assert answer.status == 200, answer.asked
        assert (f"{STEM}Exif".encode() in answer.body) == answer.asked.endswith("/download/"), answer.asked


@pytest.mark.parametrize("field", fields_of(kinds()), ids=lambda one: one.name)
def test_every_field_of_text_was_filled_by_a_page_and_is_sealed(lived: Lived, field: Field) -> None:
    written = [value for code, _, data in lived.dump if code == field.code for value in values_at(data, field.path)]
    if field.name in NOT_WRITTEN:
        assert STEM not in " ".join(written), f"{field.name} can be written: take it off the list"
    else:
        assert any(STEM in value or value == EXACT for value in written), f"no canary in {field.name}: {written[:5]}"


def test_the_list_of_exceptions_names_only_what_is_there(lived: Lived) -> None:
    assert set(NOT_WRITTEN) <= {field.name for field in fields_of(kinds())}
