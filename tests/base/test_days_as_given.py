"""A day is as exact as it was given, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.base.edtf import MONTHS, SEASONS, as_given, is_edtf, parse_what_people_type


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("2021", "2021", "2021"),
        ("spring 2021", "2021-21", "spring 2021"),
        ("Winter of 2020", "2020-24", "winter 2020"),
        ("March 2021", "2021-03", "March 2021"),
        ("about March 2021", "2021-03~", "about March 2021"),
        ("About 2019", "2019~", "about 2019"),
        ("14 September 2021", "2021-09-14", "14 September 2021"),
        ("September 14, 2021", "2021-09-14", "14 September 2021"),
        ("2021-09-14", "2021-09-14", "14 September 2021"),
        ("  2021-09 ", "2021-09", "September 2021"),
        ("29 February 2024", "2024-02-29", "29 February 2024"),
    ],
)
def test_what_is_understood_without_loss_is_kept_as_edtf(typed: str, kept: str, said: str) -> None:
    assert parse_what_people_type(typed) == kept
    assert as_given(kept) == said


@pytest.mark.parametrize(
    "words",
    [
        "",
        "about Easter 2020",
        "fall 2021",
        "3/5/2021",
        "the week after Oma came",
        "29 February 2021",
        "31 April 2021",
        "2021-13",
        "2021-00-10",
        "0000",
        "early spring 2021",
        "between March 2021 and May 2021",
    ],
)
def test_what_is_not_stays_in_the_family_s_words(words: str) -> None:
    assert parse_what_people_type(words) == words
    assert as_given(words) == words
    assert not is_edtf(words)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_kept_and_reads_the_same_ever_after(text: str) -> None:
    kept = parse_what_people_type(text)
    assert is_edtf(kept) or kept == text.strip()
    assert parse_what_people_type(kept) == kept
    assert parse_what_people_type(as_given(kept)) == kept


@given(st.sampled_from([*MONTHS, *SEASONS]), st.integers(1, 9999), st.booleans())
def test_no_month_becomes_a_day_and_no_season_a_month(name: str, year: int, about: bool) -> None:
    typed = f"{'about ' if about else ''}{name} {year:04}"
    kept = parse_what_people_type(typed)
    assert as_given(kept) == typed
    assert len(kept.rstrip("~")) == len("2021-03")
