"""Objects open whole and in ranges, and never give a byte that does not belong."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seal.known import KNOWN, cases, drawn, flipped, h, media

from beside.seal import PayloadSealer, Unopenable, new_file_key, open_payload, plain_length, stored_length

CHUNK = 65536
KEY = bytes(range(16))
EDGES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1]
lengths = st.sampled_from(EDGES) | st.integers(0, 3 * CHUNK)
BIG = next(case for case in KNOWN["media"] if case["size"] == 200000)


class Stored:
    """A stored object, and how far it was read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.asked: list[tuple[int, int]] = []

    def read(self, offset: int, size: int) -> bytes:
        self.asked.append((offset, size))
        return self.data[offset : offset + size]


def seal(key: bytes, data: bytes, *, step: int = 1 << 20) -> bytes:
    sealer = PayloadSealer(key)
    pieces = [sealer.update(data[at : at + step]) for at in range(0, len(data), step)]
    return sealer.nonce + b"".join(pieces) + sealer.finish()


def whole(key: bytes, stored: bytes, length: int, start: int = 0, end: int | None = None) -> bytes:
    return b"".join(open_payload(key, Stored(stored).read, length, start, end))


def sealed_media(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> bytes:
    drawn(monkeypatch, h(case["nonce"]))
    return seal(h(case["file_key"]), media(case))


@cases(KNOWN["media"], 7)
def test_a_known_object_seals_to_the_same_bytes_and_opens_in_ranges(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = sealed_media(case, monkeypatch)
    assert len(stored) == case["stored_size"] == stored_length(case["size"])
    assert plain_length(len(stored)) == case["size"]
    assert hashlib.sha256(stored).hexdigest() == case["stored_sha256"]
    assert whole(h(case["file_key"]), stored, case["size"]) == media(case)
    for start, end, digest in case["ranges_start_end_sha256"]:
        assert hashlib.sha256(whole(h(case["file_key"]), stored, case["size"], start, end)).hexdigest() == digest


def changed(stored: bytes, change: dict[str, Any] | None) -> bytes:
    match change:
        case None:
            return stored
        case {"op": "cut", "to": to}:
            return stored[:to]
        case {"op": "append", "hex": more}:
            return stored + h(more)
        case {"op": "flip", "at": at}:
            return flipped(stored, at * 8)
        case {"op": "swap", "chunks": [0, 1]}:
            size = CHUNK + 16
            return stored[:16] + stored[16 + size : 16 + 2 * size] + stored[16 : 16 + size] + stored[16 + 2 * size :]
    raise AssertionError(change)


@cases(KNOWN["media_must_fail"], 10)
def test_a_wrong_object_is_stopped_before_the_first_byte(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert case["of_size"] == BIG["size"]
    stored = changed(sealed_media(BIG, monkeypatch), case["change"])
    key = h(case.get("file_key", BIG["file_key"]))
    with pytest.raises(Unopenable) as failure:
        open_payload(key, Stored(stored).read, case["sealed_size"], *case["range"])
    assert failure.value.check == case["must_fail"]


@settings(max_examples=40, deadline=None)
@given(lengths, st.sampled_from([1000, CHUNK - 1, CHUNK, CHUNK + 1, 1 << 20]), st.data())
def test_any_range_of_any_length_comes_back(length: int, step: int, choose: st.DataObject) -> None:
    data = hashlib.shake_128(b"any").digest(length)
    stored = seal(KEY, data, step=step)
    assert len(stored) == stored_length(length)
    near = st.integers(0, length) | st.sampled_from([edge for edge in EDGES if edge <= length])
    start, end = sorted((choose.draw(near), choose.draw(near)))
    assert whole(KEY, stored, length, start, end) == data[start:end]
    assert whole(KEY, stored, length) == data


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([0, 1, CHUNK, CHUNK + 1]), st.data())
def test_any_flipped_bit_of_an_object_is_noticed(length: int, choose: st.DataObject) -> None:
    stored = seal(KEY, bytes(length))
    bit = choose.draw(st.integers(0, len(stored) * 8 - 1))
    with pytest.raises(Unopenable) as failure:
        whole(KEY, flipped(stored, bit), length)
    assert failure.value.check == "tag"


@settings(max_examples=40, deadline=None)
@given(lengths, lengths)
def test_a_cut_or_grown_object_is_noticed_by_its_length(length: int, other: int) -> None:
    stored = seal(KEY, bytes(length))
    if other == length:
        return
    longer = stored.ljust(stored_length(other), b"\0")
    with pytest.raises(Unopenable) as failure:
        open_payload(KEY, Stored(longer[: stored_length(other)]).read, length)
    assert failure.value.check == "length"


@given(st.integers(0, 1 << 40))
def test_a_stored_length_has_one_plain_length(length: int) -> None:
    assert plain_length(stored_length(length)) == length


@pytest.mark.parametrize("stored", [0, 15, 16, 31, stored_length(CHUNK) + 16, stored_length(CHUNK) + 1])
def test_a_size_that_no_object_has_is_refused(stored: int) -> None:
    with pytest.raises(Unopenable) as failure:
        plain_length(stored)
    assert failure.value.check == "length"


def test_chunks_before_a_broken_one_are_given_and_it_is_not() -> None:
    stored = bytearray(seal(KEY, b"a" * CHUNK + b"b" * CHUNK))
    stored[-1] ^= 1
    pieces: Iterator[bytes] = open_payload(KEY, Stored(bytes(stored)).read, 2 * CHUNK)
    assert next(pieces) == b"a" * CHUNK
    with pytest.raises(Unopenable):
        next(pieces)


def test_a_range_reads_its_own_chunks_only() -> None:
    object_ = Stored(seal(KEY, bytes(5 * CHUNK)))
    assert b"".join(open_payload(KEY, object_.read, 5 * CHUNK, 3 * CHUNK + 5, 3 * CHUNK + 9)) == bytes(4)
    assert sum(size for _, size in object_.asked) == 2 + 16 + CHUNK + 16
    assert (16 + 3 * (CHUNK + 16), CHUNK + 16) in object_.asked


def test_an_empty_object_is_opened_too() -> None:
    stored = seal(KEY, b"")
    assert whole(KEY, stored, 0) == b""
    with pytest.raises(Unopenable):
        open_payload(bytes(16), Stored(stored).read, 0)


def test_an_empty_range_gives_nothing() -> None:
    assert whole(KEY, seal(KEY, b"abc"), 3, 2, 2) == b""
    assert whole(KEY, seal(KEY, b"abc"), 3, 3, 3) == b""


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 4), (2, 1), (4, None)])
def test_a_range_outside_the_object_is_refused(start: int, end: int | None) -> None:
    with pytest.raises(ValueError, match="range"):
        open_payload(KEY, Stored(seal(KEY, b"abc")).read, 3, start, end)


def test_a_finished_object_takes_nothing_more() -> None:
    sealer = PayloadSealer(KEY)
    sealer.finish()
    with pytest.raises(ValueError, match="finished"):
        sealer.finish()
    with pytest.raises(ValueError, match="finished"):
        sealer.update(bytes(CHUNK + 1))


def test_a_file_key_is_16_fresh_bytes() -> None:
    assert len({new_file_key() for _ in range(50)}) == 50
    assert len(new_file_key()) == 16
    with pytest.raises(ValueError, match="16"):
        PayloadSealer(bytes(32))
