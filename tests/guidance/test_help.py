"""Help now: what is shown of the facts, for every country there is."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.guidance import countries
from beside.guidance.help import SORTS, Emergency, Help, Line, help_for, may_be_shown, number, signs
from beside.guidance.notes import INSTEAD
from beside.guidance.rows import FACTS, Month, emergency_numbers, help_lines, month_in

EVERY = sorted({row.place.country for row in (*help_lines(), *emergency_numbers()) if row.place.country})


def raw_lines() -> dict[str, dict[str, object]]:
    rows = (json.loads(text) for text in (FACTS / "help-lines.jsonl").read_text().splitlines())
    return {row["id"]: {**row["fields"], "confidence": row["confidence"]} for row in rows}


def shown() -> Iterator[Line]:
    return (line for country in EVERY for line in help_for(country).lines)


def emergencies(page: Help) -> list[Emergency]:
    return [page.mobile, *([page.emergency] if page.emergency else [])]


@pytest.mark.parametrize("country", [*EVERY, None])
def test_every_country_gives_a_way_to_a_person(country: str | None) -> None:
    page = help_for(country)
    assert page.call.dial
    assert page.directory.url.startswith("https://")
    assert all(line.phone or line.text or line.other or line.url for line in page.lines)
    assert page.lines or page.directory.name


@pytest.mark.parametrize("country", [*EVERY, None])
def test_no_number_is_shown_without_its_month(country: str | None) -> None:
    page = help_for(country)
    months = [line.seen for line in page.lines] + [each.seen for each in emergencies(page)]
    assert all(isinstance(month, Month) for month in months)


def test_only_lines_seen_in_two_sources_or_on_their_own_page_are_shown() -> None:
    facts = raw_lines()
    expected = {
        id
        for id, row in facts.items()
        if str(row["checked"]).startswith(("two sources", "its own page"))
        and row["kind"] in ("crisis", "baby-loss", "child-bereavement")
    }
    assert {line.id for line in shown()} == expected
    assert expected


def test_no_weak_row_is_shown() -> None:
    facts = raw_lines()
    assert all(facts[line.id]["confidence"] != "low" for line in shown())


@pytest.mark.parametrize("start", ["one source only", "doubtful", "older number", "one list", "None"])
def test_a_line_checked_in_any_other_way_is_held_back(start: str) -> None:
    rows = [row for row in help_lines() if str(row.fields.checked).startswith(start)]
    assert rows
    assert not any(may_be_shown(row) for row in rows)


def test_an_emergency_number_on_which_sources_clash_stands_beside_the_one_for_mobiles() -> None:
    weak = {row.place.country for row in emergency_numbers() if row.confidence == "low"}
    assert weak
    for country in weak:
        page = help_for(country)
        assert page.fallback
        assert page.call.shown == "112"


def test_the_order_is_crisis_then_baby_loss_then_children() -> None:
    for country in EVERY:
        order = [SORTS.index(line.sort) for line in help_for(country).lines]
        assert order == sorted(order)


def test_the_united_kingdom_reads_as_it_should() -> None:
    page = help_for("gb ")
    assert (page.country, page.place, page.call.shown) == ("GB", "United Kingdom", "999")
    assert not page.fallback
    first = page.lines[0]
    assert (first.name, first.phone, first.seen) == ("Samaritans", number("116 123"), Month(2026, 11))
    assert first.always
    assert {"Sands", "Tommy's midwives", "Childline"} <= {line.name for line in page.lines}
    tommys = next(line for line in page.lines if line.id == "gb-tommys")
    assert tommys.hours == "Monday to Friday 9:00 to 17:00"


def test_a_country_nobody_knows_falls_back_on_the_directory_and_the_mobile_number() -> None:
    page = help_for("AQ")
    assert (page.place, page.lines, page.emergency, page.fallback) == ("Antarctica", (), None, True)
    assert page.call.shown == "112"
    assert page.directory.url == "https://findahelpline.com"


@given(st.none() | st.text(max_size=6))
def test_whatever_is_asked_a_page_is_given(text: str | None) -> None:
    page = help_for(text)
    assert page.country is None or page.country in dict(countries.by_name())
    assert page.call.dial


def test_the_notes_shown_do_not_speak_to_those_who_gathered_them() -> None:
    talk = re.compile(r"\b(older|newer|lists?|check|seen?|saw|found|source|site|took the place|since)\b", re.I)
    assert [line.note for line in shown() if talk.search(line.note.replace("on the Ministry's site", ""))] == []


def test_every_word_shown_instead_of_a_note_belongs_to_a_line() -> None:
    assert set(INSTEAD) <= {line.id for line in shown()}


def test_warning_signs_stand_with_those_that_cannot_wait_first() -> None:
    urgency = [sign.urgency for sign in signs()]
    assert set(urgency) == {"now", "today"}
    assert urgency == sorted(urgency)
    assert all(sign.says.endswith(".") and sign.body for sign in signs())


@pytest.mark.parametrize(
    ("written", "dial"),
    [
        ("116 123", "116123"),
        ("*4141", "*4141"),
        ("+254 722 178 177", "+254722178177"),
        ("1-800-944-4773", "18009444773"),
        ("(011) 5275 1135", "01152751135"),
    ],
)
def test_a_written_number_is_dialled_digit_by_digit(written: str, dial: str) -> None:
    found = number(written)
    assert found is not None
    assert (found.shown, found.dial) == (written, dial)


def test_a_line_by_text_says_the_word_and_the_number() -> None:
    shout = next(line for line in help_for("GB").lines if line.id == "gb-shout")
    assert (shout.phone, shout.word, shout.text) == (None, "SHOUT", number("85258"))
    sos = next(line for line in help_for("SG").lines if line.id == "sg-sos")
    assert (sos.text, sos.other) == (None, "WhatsApp 9151 1767")


def test_a_month_is_read_from_how_a_line_was_checked() -> None:
    assert month_in("its own page and a second source 2026-11") == Month(2026, 11)
    assert month_in(None) is None


def test_guidance_is_read_without_django() -> None:
    code = "import sys, beside.guidance.help as h; h.help_for('GB'); sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_countries_are_known_by_their_code_and_stand_by_name() -> None:
    names = [name for _, name in countries.by_name()]
    assert len(names) == 249
    assert names[:2] == ["Afghanistan", "Åland Islands"]
    assert (countries.known(" de"), countries.known("XX"), countries.known(None)) == ("DE", None, None)
