"""The words for the baby, for lists, for days and times (VOICE 1 and 4)."""

from datetime import UTC, date, datetime

import pytest

from beside.web import wording
from beside.web.thing_words import default_heading, default_word
from beside.web.voice import plain


@pytest.mark.parametrize(
    ("names", "said", "variant"),
    [
        ([], "your baby", "unnamed"),
        ([""], "your baby", "unnamed"),
        (["Mika"], "Mika", "named"),
        (["Ida", "Jonas"], "Ida and Jonas", "several"),
        (["", ""], "your babies", "several_unnamed"),
        (["Ida", ""], "Ida and your baby", "several"),
        (["", "Jonas"], "Jonas and your baby", "several"),
        (["Ida", "", ""], "Ida and your babies", "several"),
        (["A", "B", "C"], "A, B and C", "several"),
    ],
)
def test_the_baby_is_named_as_the_family_does(names: list[str], said: str, variant: str) -> None:
    assert plain(wording.name_baby(names)) == said
    assert wording.baby_variant(names) == variant


def test_a_name_is_isolated_and_escaped_in_every_list() -> None:
    assert wording.name_baby(["<Ida>"]) == "<bdi>&lt;Ida&gt;</bdi>"
    assert wording.listing(["Ana", "Jo"]) == "<bdi>Ana</bdi> and <bdi>Jo</bdi>"
    assert wording.things(["the bear", "Mika"]) == "<bdi>the bear</bdi>, <bdi>Mika</bdi>"


def test_a_list_follows_the_pattern_of_the_language() -> None:
    assert plain(wording.listing([])) == ""
    assert plain(wording.listing(["Ana"])) == "Ana"
    assert plain(wording.listing(["Ana", "Jo", "Lea", "Tom"])) == "Ana, Jo, Lea and Tom"


def test_inside_a_sentence_an_article_is_small_and_a_name_is_never_changed() -> None:
    assert plain(wording.inside("The little box")) == "the little box"
    assert plain(wording.inside("Our star")) == "our star"
    assert plain(wording.inside("Mika")) == "Mika"
    assert plain(wording.inside("Theo")) == "Theo"
    assert plain(wording.inside("THE BOX")) == "THE BOX"


AT = datetime(2026, 11, 27, 5, 10, tzinfo=UTC)


def test_a_time_is_that_of_the_place() -> None:
    assert wording.say_time(AT, "Europe/Berlin") == "6:10"
    assert wording.say_time(AT, "Europe/Lisbon") == "5:10"
    assert wording.say_time(AT, "America/Chicago", twelve=True) == "11:10 p.m."


def test_days_and_dates_are_as_exact_as_they_were_given() -> None:
    day = date(2026, 11, 27)
    assert wording.say_day(day) == "Friday 27 November"
    assert wording.say_date(date(2026, 9, 14), today=day) == "14 September"
    assert wording.say_date(date(2025, 9, 14), today=day) == "14 September 2025"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (datetime(2026, 11, 27, 20, 0, tzinfo=UTC), "6:10"),
        (datetime(2026, 11, 28, 5, 0, tzinfo=UTC), "Friday 6:10"),
        (datetime(2026, 12, 3, 5, 0, tzinfo=UTC), "Friday 6:10"),
        (datetime(2026, 12, 4, 5, 0, tzinfo=UTC), "27 November"),
        (datetime(2027, 1, 4, 5, 0, tzinfo=UTC), "27 November 2026"),
    ],
)
def test_when_something_was_written_down_is_said_without_a_distance(now: datetime, said: str) -> None:
    assert wording.say_when(AT, now=now, zone="Europe/Berlin") == said


def test_every_part_of_the_day_has_its_words() -> None:
    assert [str(wording.say_part(part)) for part in wording.PARTS] == [
        "early in the day", "in the morning", "at midday", "in the afternoon", "in the evening", "at night",
    ]  # fmt: skip


def test_fourteen_days_are_offered_each_with_its_full_name() -> None:
    days = wording.fortnight(date(2026, 11, 24))
    assert len(days) == 14
    assert (days[0].value, days[0].name, days[0].short) == ("2026-11-24", "Tuesday 24 November", "Tu")
    assert days[7].number == 1


def test_a_keepsake_without_a_word_has_one_of_ours() -> None:
    assert (default_word("box"), default_heading("box")) == ("the box", "The box")
    assert default_word("box", second=True) == "the second box"
    assert default_word("something") == "the keepsake"
