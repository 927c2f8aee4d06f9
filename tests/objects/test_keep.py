"""Objects in and out: what came in comes out, or nothing does."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
import pytest
from django.db import transaction

from beside import seal
from beside.objects import keep as objects
from beside.objects.held import Held
from beside.objects.models import SealedObject

FAMILY = uuid4()
CHUNK = 1 << 16
pytestmark = pytest.mark.django_db


def kept(data: bytes, family: UUID = FAMILY) -> Held:
    return objects.keep(family, [data], type="image/jpeg", filename="canary-name.jpg")


def stored(home: Path, held: Held) -> Path:
    return home / "objects" / held.object.hex[:2] / held.object.hex


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_came_in_comes_out(length: int) -> None:
    data = os.urandom(length)
    held = objects.keep(FAMILY, [data[:10], data[10:]], type="image/png")
    assert b"".join(objects.read(FAMILY, held)) == data
    assert held.length == length


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 9), (CHUNK - 1, CHUNK + 1), (CHUNK, 2 * CHUNK), (7, None)])
def test_a_range_is_what_was_asked_for(start: int, end: int | None) -> None:
    data = os.urandom(2 * CHUNK + 99)
    assert b"".join(objects.read(FAMILY, kept(data), start, end)) == data[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3), (0, 11)])
def test_a_range_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="range"):
        objects.read(FAMILY, kept(b"0123456789"), start, end)


def test_an_object_is_pending_until_it_is_claimed() -> None:
    held = kept(b"x")
    assert SealedObject.objects.get(family=FAMILY, id=held.object).pending_until is not None
    with transaction.atomic():
        objects.claim(FAMILY, held.object)
    row = SealedObject.objects.get(family=FAMILY, id=held.object)
    assert row.pending_until is None
    assert row.size == seal.stored_length(1)


def test_what_is_not_there_cannot_be_claimed() -> None:
    held = kept(b"x")
    with pytest.raises(objects.NotKept):
        objects.claim(uuid4(), held.object)
    objects.drop(FAMILY, held.object)
    with pytest.raises(objects.NotKept):
        objects.claim(FAMILY, held.object)


@pytest.mark.django_db(transaction=True)
def test_dropping_takes_the_file_only_with_the_commit(home: Path) -> None:
    held = kept(b"x")
    with transaction.atomic():
        objects.drop(FAMILY, held.object)
        transaction.set_rollback(True)
    assert b"".join(objects.read(FAMILY, held)) == b"x"
    with transaction.atomic():
        objects.drop(FAMILY, held.object)
        assert stored(home, held).exists()
    assert not stored(home, held).exists()


@pytest.mark.django_db(transaction=True)
def test_another_family_can_neither_read_nor_drop(home: Path) -> None:
    held = kept(b"x")
    other = uuid4()
    with pytest.raises(seal.Unopenable):
        objects.read(other, held)
    objects.drop(other, held.object)
    assert stored(home, held).exists()


@pytest.mark.parametrize("change", [-1, 1, -CHUNK, 5 * CHUNK])
def test_another_length_is_refused_before_the_first_byte(home: Path, change: int) -> None:
    held = kept(os.urandom(2 * CHUNK))
    path = stored(home, held)
    data = path.read_bytes()
    path.write_bytes(data[:change] if change < 0 else data + bytes(change))
    with pytest.raises(seal.Unopenable):
        objects.read(FAMILY, held)


def test_a_missing_file_is_refused_before_the_first_byte(home: Path) -> None:
    held = kept(b"x")
    stored(home, held).unlink()
    with pytest.raises(seal.Unopenable):
        objects.read(FAMILY, held)


def test_every_flipped_bit_is_found(home: Path) -> None:
    held = kept(b"the little box")
    path = stored(home, held)
    data = path.read_bytes()
    for bit in range(len(data) * 8):
        path.write_bytes(data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :])
        with pytest.raises(seal.Unopenable):
            objects.read(FAMILY, held)


def test_of_a_damaged_chunk_nothing_is_released(home: Path) -> None:
    plain = os.urandom(3 * CHUNK)
    held = kept(plain)
    path = stored(home, held)
    data = bytearray(path.read_bytes())
    data[16 + (CHUNK + 16) + 5] ^= 1
    path.write_bytes(data)
    pieces = objects.read(FAMILY, held)
    assert next(pieces) == plain[:CHUNK]
    with pytest.raises(seal.Unopenable):
        next(pieces)


def test_nothing_plain_lies_in_the_data_folder(home: Path) -> None:
    kept(b"canary-word" * 20_000)
    written = b"".join(path.read_bytes() + str(path).encode() for path in home.rglob("*") if path.is_file())
    assert b"canary" not in written
    assert len(written) > 200_000


def test_files_and_folders_are_for_their_owner_alone(home: Path) -> None:
    held = kept(b"x")
    assert stored(home, held).stat().st_mode & 0o777 == 0o600
    assert stored(home, held).parent.stat().st_mode & 0o777 == 0o700


def breaking() -> Iterator[bytes]:
    yield b"x" * CHUNK * 2
    raise ConnectionResetError


def test_an_error_of_the_giver_leaves_nothing(home: Path) -> None:
    with pytest.raises(ConnectionResetError):
        objects.keep(FAMILY, breaking(), type="image/png")
    assert not [path for path in home.rglob("*") if path.is_file()]
    assert not SealedObject.objects.exists()


def test_what_does_not_read_back_is_not_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(len(data))))
    with pytest.raises(seal.Unopenable):
        kept(b"x" * 100)
    monkeypatch.undo()
    assert not [path for path in home.rglob("*") if path.is_file()]
    assert not SealedObject.objects.exists()


def test_a_held_goes_through_json_and_never_shows_its_key() -> None:
    held = kept(b"x")
    assert msgspec.json.decode(msgspec.json.encode(held), type=Held) == held
    assert held.key.hex() not in repr(held)
    assert repr(held.key) not in f"{held} {held!r}"
