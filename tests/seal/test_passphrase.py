"""A passphrase has one form, and a weak one is refused when it is chosen."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.known import KNOWN

from beside.seal import WORDS, five_words, normalise, refusal

WOUNDING = """
birth pregnant womb crib cradle diaper dead deceased grave graveyard ashes mourner obituary tragedy umbilical unborn
childless stillness fetal mommy mother cesarean trimester tombstone entomb mortuary casket skeleton bleed cancer crying
expectant nursery swaddling lullaby ovary viable culprit wrongdoer
"""
FAMILY_WORDS = ["Mika", "Jonas", "Lea", "Ana", "Oma", "", "!", "2026-03-05"]


@pytest.mark.parametrize(("typed", "normal"), KNOWN["normalise"])
def test_the_form_is_the_known_one(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


@given(st.text())
def test_the_form_of_a_form_is_itself(text: str) -> None:
    once = normalise(text)
    assert " ".join(once.split()) == once
    assert normalise(once) == once


@pytest.mark.parametrize("text", KNOWN["refused_when_chosen"])
def test_a_character_without_meaning_yet_is_refused(text: str) -> None:
    assert refusal(text, []) == "unassigned"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "short"),
        ("quiet otters 1", "short"),
        ("!! quiet   otter !!", "short"),
        ("aaaaaaaaaaaaaaaaaaaa", "guessable"),
        ("password password", "guessable"),
        ("qwertyuiop asdfghjkl", "guessable"),
        ("mika, our quiet otter", "known"),
        ("our quiet otter MIKA26", "known"),
        ("quietotterjonasotter", "known"),
        ("ana and her quiet otter", "known"),
        ("05.03.2026 quiet otter", "known"),
        ("quiet otter 5/3/26 lamp", "known"),
        ("quiet otter 20260305", "known"),
        ("leafy bananas and tomatoes hum", None),
        ("quiet otters carry maps", None),
        ("\u6c34 quiet otters carry maps " * 20, None),
    ],
)
def test_a_choice_is_refused_for_its_reason(text: str, why: str | None) -> None:
    assert refusal(text, FAMILY_WORDS) == why


def test_importing_the_seal_does_not_load_what_only_a_choice_needs() -> None:
    code = "import sys, beside.seal; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_words_are_many_plain_and_all_different() -> None:
    assert len(WORDS) >= 7200
    assert len(set(WORDS)) == len(WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    assert len(WORDS) ** 5 >= 2**64


@pytest.mark.parametrize("word", WOUNDING.split())
def test_no_offered_word_wounds(word: str) -> None:
    assert word not in WORDS


def test_five_words_are_drawn_alike_and_unfair_draws_again() -> None:
    draws = iter([b"\xff\xff\xff\xff", *(at.to_bytes(4, "big") for at in (0, 1, len(WORDS), len(WORDS) - 1, 0))])
    assert five_words(lambda size: next(draws)[:size]) == (WORDS[0], WORDS[1], WORDS[0], WORDS[-1], WORDS[0])


def test_offered_words_would_not_be_refused() -> None:
    for _ in range(20):
        words = " ".join(five_words())
        assert len(words) < 15 or refusal(words, []) is None
