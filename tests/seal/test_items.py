"""Items open where they lie, and nowhere else."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.known import KNOWN, cases, content_key, drawn, flipped, h, place

from beside.seal import ContentKey, Place, Unopenable, new_room_key, open_item, seal_item

LATER = {"data", "kind", "newer"}
"""The checks that belong to `beside.items`: for the seal these are whole."""
KEY = ContentKey(bytes(range(32)))
ids = st.uuids(version=4)
places = st.builds(
    Place,
    ids,
    ids,
    st.integers(1, 1 << 31),
    ids,
    st.integers(1, 1 << 31),
    st.integers(0, 1 << 31),
    st.none() | ids,
)


@cases(KNOWN["items"]["open"], 8)
def test_a_known_item_opens_and_seals_to_the_same_bytes(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    where, key, blob, data = place(case["row"]), content_key(case["room_kind"]), h(case["blob"]), h(case["plaintext"])
    assert where.ad().hex() == case["ad"]
    assert open_item(key, where, blob) == data
    drawn(monkeypatch, h(case["nonce"]))
    assert seal_item(key, where, data) == blob


@cases(KNOWN["items"]["must_fail"], 53)
def test_a_wrong_item_is_stopped_by_its_check(case: dict[str, Any]) -> None:
    where, key, blob = place(case["row"]), ContentKey(h(case["room_key"])), h(case["blob"])
    if case["must_fail"] in LATER:
        assert seal_item(key, where, open_item(key, where, blob))[2:14] != blob[2:14]
        return
    with pytest.raises(Unopenable) as failure:
        open_item(key, where, blob)
    assert failure.value.check == case["must_fail"]


@given(places, st.binary(max_size=1000))
def test_what_was_sealed_comes_back(where: Place, data: bytes) -> None:
    assert open_item(KEY, where, seal_item(KEY, where, data)) == data


@given(st.binary(max_size=300), st.data())
def test_any_flipped_bit_is_noticed(data: bytes, choose: st.DataObject) -> None:
    where = place(KNOWN["items"]["open"][0]["row"])
    blob = seal_item(KEY, where, data)
    with pytest.raises(Unopenable):
        open_item(KEY, where, flipped(blob, choose.draw(st.integers(0, len(blob) * 8 - 1))))


@given(places, places, st.sampled_from(["family", "room", "epoch", "id", "rev", "kind", "of"]))
def test_any_changed_clear_column_is_noticed(where: Place, other: Place, column: str) -> None:
    changed = replace(where, **{column: getattr(other, column)})
    blob = seal_item(KEY, where, b"{}")
    if changed == where:
        assert open_item(KEY, changed, blob) == b"{}"
        return
    with pytest.raises(Unopenable) as failure:
        open_item(KEY, changed, blob)
    assert failure.value.check == "tag"


@given(places, places)
def test_two_swapped_rows_are_noticed(one: Place, other: Place) -> None:
    blob = seal_item(KEY, one, b"{}")
    if one != other:
        with pytest.raises(Unopenable):
            open_item(KEY, other, blob)


@pytest.mark.parametrize("change", [{"of": UUID(int=0)}, {"rev": -1}, {"epoch": 1 << 32}])
def test_columns_that_no_row_may_have_neither_seal_nor_open(change: dict[str, Any]) -> None:
    good = place(KNOWN["items"]["open"][0]["row"])
    bad = replace(good, **change)
    with pytest.raises(ValueError, match=r"zeros|fit"):
        seal_item(KEY, bad, b"{}")
    with pytest.raises(Unopenable) as failure:
        open_item(KEY, bad, seal_item(KEY, good, b"{}"))
    assert failure.value.check == "format"


def test_the_same_thing_sealed_twice_looks_different() -> None:
    where = place(KNOWN["items"]["open"][0]["row"])
    assert seal_item(KEY, where, b"{}") != seal_item(KEY, where, b"{}")


def test_a_room_key_is_32_fresh_bytes() -> None:
    assert len({new_room_key() for _ in range(50)}) == 50
    assert len(new_room_key()) == 32
    with pytest.raises(ValueError, match="32"):
        ContentKey(bytes(31))
