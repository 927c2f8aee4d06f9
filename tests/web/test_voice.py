"""Saying a sentence: looked up by its key, filled afterwards, family text kept whole."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from beside.web import voice

CATALOGUE = {
    ("cover.meet", "A covered picture of {baby}."): "Ein zugedecktes Bild von {baby}.",
    ("cover.meet|several", "A covered picture of {baby}."): "Zugedeckt: {baby}.",
}


@pytest.fixture
def german() -> Iterator[None]:
    voice.forget()
    with mock.patch.object(voice, "pgettext", lambda key, text: CATALOGUE.get((key, text), text)):
        yield
    voice.forget()


def test_family_text_is_escaped_and_isolated_and_never_changed() -> None:
    said = voice.say("cover.meet", "A covered picture of {baby}.", baby="<Mika> & Ånön")
    assert said == "A covered picture of <bdi>&lt;Mika&gt; &amp; Ånön</bdi>."


def test_a_value_that_looks_like_a_placeholder_is_left_alone() -> None:
    assert voice.say("k", "{baby}: {thing}", baby="{thing}", thing="x") == "<bdi>{thing}</bdi>: <bdi>x</bdi>"


def test_what_is_html_already_and_numbers_stand_as_they_are() -> None:
    said = voice.say("k", "{phone} {n}", phone=mark_safe("<a href='tel:1'>1</a>"), n=3)
    assert said == "<a href='tel:1'>1</a> 3"


def test_the_text_itself_is_escaped() -> None:
    assert voice.say("k", "You & <we>") == "You &amp; &lt;we&gt;"


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(LookupError, match="baby"):
        voice.say("cover.meet", "A covered picture of {baby}.")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("variant", "said"),
    [
        ("", "Ein zugedecktes Bild von <bdi>Mika</bdi>."),
        ("named", "Ein zugedecktes Bild von <bdi>Mika</bdi>."),
        ("several", "Zugedeckt: <bdi>Mika</bdi>."),
        ("several|f", "Zugedeckt: <bdi>Mika</bdi>."),
    ],
)
def test_the_fullest_variant_is_looked_up_first(variant: str, said: str) -> None:
    assert voice.say("cover.meet", "A covered picture of {baby}.", variant=variant, baby="Mika") == said


def test_plain_words_have_no_markup_and_isolate_what_reads_the_other_way() -> None:
    assert voice.say_plain("k", "Of {baby}.", baby="Mi<ka") == "Of Mi<ka."
    assert voice.say_plain("k", "Of {baby}.", baby=voice.own("Mi<ka")) == "Of Mi<ka."
    assert voice.say_plain("k", "Of {baby}.", baby="ميكا") == "Of \u2068ميكا\u2069."


def test_a_number_chooses_between_two_sentences() -> None:
    assert voice.say_number("copy.part", "One thing.", "{n} things.", 1) == "One thing."
    assert voice.say_number("copy.part", "One thing.", "{n} things.", 4) == "4 things."


def rendered(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def test_templates_say_it_the_same_way() -> None:
    assert rendered('{% say "k" "Of {baby}." baby=baby %}', baby="<M>") == "Of <bdi>&lt;M&gt;</bdi>."
    assert rendered('{% say "k" "Of {baby}." baby=baby as x %}{{ x }}', baby="M") == "Of <bdi>M</bdi>."
    assert rendered('<p title="{% say_plain "k" "Of {baby}." baby=baby %}">', baby='"M"') == (
        '<p title="Of &quot;M&quot;.">'
    )
    assert rendered("{{ word|own }}", word="<M>") == "<bdi>&lt;M&gt;</bdi>"
    assert rendered("<html {% tongue %}>") == '<html lang="en" dir="ltr">'
