"""A paper is read as people write it, and a typing error is told from a wrong paper."""

import contextlib
import subprocess
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.known import KNOWN, cases, h

from beside.seal import Unopenable, bech32, group_paper, new_paper, paper_recipient, read_paper, spare_key_file

SHEET, SPARE = KNOWN["sheet"], KNOWN["spare_key"]
LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"


@pytest.mark.parametrize("known", [SHEET, SPARE])
def test_a_known_paper_has_its_secret_and_its_public_side(known: dict[str, Any]) -> None:
    assert bech32.decode("age-secret-key-", known["text"].lower()).hex() == known["secret"]
    assert bech32.encode("age-secret-key-", h(known["secret"])).upper() == known["text"]
    assert paper_recipient(known["text"]) == known["age_recipient"]


@pytest.mark.parametrize(
    "written",
    [
        SHEET["text"],
        SHEET["text_grouped"],
        SHEET["text_grouped"].lower(),
        SHEET["text_grouped"].replace(" ", "\n"),
        SHEET["text_grouped"].replace(" ", "\u00a0"),
        SHEET["text"].replace("-", "\u2013"),
        f"# a comment\r\n  {SHEET['text']}\r\n",
        f"The sheet says: {SHEET['text']}.",
    ],
)
def test_a_paper_is_read_however_it_was_written_down(written: str) -> None:
    assert read_paper(written) == SHEET["text"]


def test_the_printed_form_and_the_file_are_the_known_ones() -> None:
    assert group_paper(SHEET["text"]) == SHEET["text_grouped"]
    assert spare_key_file(SPARE["text"]) == SPARE["file"]
    assert read_paper(SPARE["file"]) == SPARE["text"]


@cases(SHEET["text_must_fail"], 3)
def test_a_typing_error_is_told_from_a_wrong_paper(case: dict[str, Any]) -> None:
    with pytest.raises(Unopenable) as failure:
        read_paper(case["text"])
    assert failure.value.check == case["must_fail"]


@pytest.mark.parametrize("text", ["", "five quiet words", f"# {SHEET['text']}", SHEET["text"][:-1]])
def test_what_holds_no_paper_is_refused(text: str) -> None:
    with pytest.raises(Unopenable) as failure:
        read_paper(text)
    assert failure.value.check == "bech32"


@given(st.integers(16, 73), st.sampled_from(LETTERS))
def test_any_one_wrong_letter_is_noticed(at: int, letter: str) -> None:
    changed = SHEET["text"][:at] + letter + SHEET["text"][at + 1 :]
    if changed == SHEET["text"]:
        return
    with pytest.raises(Unopenable):
        read_paper(changed)


@given(st.binary(max_size=40))
def test_bech32_comes_back(data: bytes) -> None:
    assert bech32.decode("age", bech32.encode("age", data)) == data


@given(st.text(alphabet=LETTERS.lower() + "1b", max_size=20))
def test_bech32_has_one_form(body: str) -> None:
    with contextlib.suppress(Unopenable):
        assert bech32.encode("age", bech32.decode("age", f"age1{body}")) == f"age1{body}"


def test_spare_bits_that_are_not_zero_are_refused() -> None:
    values = [0, 1]
    check = bech32._polymod(bech32._expanded("age") + values + [0] * 6) ^ 1
    text = "age1" + "".join(
        LETTERS.lower()[value] for value in values + [check >> 5 * (5 - at) & 31 for at in range(6)]
    )
    with pytest.raises(Unopenable):
        bech32.decode("age", text)


def test_a_new_paper_is_an_age_identity_to_others_too(tmp_path: Path) -> None:
    paper = new_paper()
    assert len(paper) == 74
    assert str(pyrage.x25519.Identity.from_str(paper).to_public()) == paper_recipient(paper)
    file = tmp_path / "spare"
    file.write_text(spare_key_file(paper))
    done = subprocess.run(["age-keygen", "-y", str(file)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == paper_recipient(paper)
