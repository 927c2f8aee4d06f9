"""Contexts and padding are those of the known answers, and take back exactly what they made."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.known import FAMILY, KNOWN, ROOM, cases, h

from beside.seal import Unopenable, context, pad, padded_length, unpad


@cases(KNOWN["ctx"], 5)
def test_a_context_is_the_known_one(case: dict[str, Any]) -> None:
    assert context(case["label"], *map(h, case["parts"])).hex() == case["out"]


def test_ids_numbers_and_words_have_their_form() -> None:
    assert context("room", FAMILY, ROOM, 3, 7).hex() == KNOWN["ctx"][0]["out"]
    assert context("pass", "", b"x" * 300).hex() == KNOWN["ctx"][2]["out"]


@pytest.mark.parametrize("part", [-1, 1 << 32, b"x" * 65536])
def test_what_does_not_fit_is_never_cut(part: int | bytes) -> None:
    with pytest.raises(ValueError, match=r"fit|long"):
        context("room", part)


@given(st.lists(st.binary(max_size=20), max_size=4), st.lists(st.binary(max_size=20), max_size=4))
def test_different_parts_never_give_one_context(one: list[bytes], other: list[bytes]) -> None:
    assert (context("room", *one) == context("room", *other)) == (one == other)


@pytest.mark.parametrize(("length", "padded"), KNOWN["padding"])
def test_a_padded_length_is_the_known_one(length: int, padded: int) -> None:
    assert padded_length(length) == padded


@given(st.integers(0, 1 << 40))
def test_padding_adds_little_and_says_little(length: int) -> None:
    padded = padded_length(length)
    assert padded_length(padded) == padded >= max(length, 256)
    assert length < 256 or padded <= length * 1.12
    assert padded_length(length + 1) >= padded


@given(st.binary(max_size=3000))
def test_what_was_padded_comes_back(data: bytes) -> None:
    padded = pad(data)
    assert len(padded) == padded_length(len(data) + 4)
    assert unpad(padded) == data


@given(st.binary(max_size=400), st.data())
def test_padding_other_than_exact_zeros_is_refused(data: bytes, choose: st.DataObject) -> None:
    padded = pad(data)
    wrong = [padded + bytes(1), padded + bytes(256), padded[:-1], (len(padded)).to_bytes(4, "big") + padded[4:]]
    if len(padded) > len(data) + 4:
        at = choose.draw(st.integers(len(data) + 4, len(padded) - 1))
        wrong.append(padded[:at] + b"\1" + padded[at + 1 :])
    for changed in wrong:
        with pytest.raises(Unopenable) as failure:
            unpad(changed)
        assert failure.value.check == "padding"
