"""Where home is: a word, a country, a clock; understood as people say it, refused in plain words."""

import re

import pytest
from django.test import Client

from beside.family.kinds import FamilyWords
from beside.web.family import clocks

AT = "/more/settings/home/"


def words(home: object) -> FamilyWords:
    value: FamilyWords = home.house().all(FamilyWords)[0].value  # type: ignore[attr-defined]
    return value


def test_the_form_shows_what_stands(ana: Client) -> None:
    text = ana.get(AT).content.decode()
    assert '<option value="DE" selected>Germany</option>' in text
    assert 'name="city" value="Berlin"' in text
    assert "By this clock it is 9:00 now." in text


def test_all_three_are_kept(ana: Client, home: object) -> None:
    ana.post(AT, {"word": "Our flat", "country": "PT", "city": "lisbon", "rev": "1"})
    assert (words(home).home, words(home).country, words(home).zone) == ("Our flat", "PT", "Europe/Lisbon")
    assert "Portugal" in ana.get("/help/").content.decode()


def test_word_and_country_can_stay_empty(ana: Client, home: object) -> None:
    ana.post(AT, {"word": "", "country": "", "city": "Berlin", "rev": "1"})
    assert (words(home).home, words(home).country, words(home).zone) == ("", "", "Europe/Berlin")
    assert "Germany" in ana.get("/help/").content.decode()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("New York", "America/New_York"),
        (" new_york ", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("europe/berlin", "Europe/Berlin"),
        ("Istanbul", "Europe/Istanbul"),
        ("Kolkata", "Asia/Kolkata"),
        ("Calcutta", "Asia/Calcutta"),
        ("UTC", "UTC"),
    ],
)
def test_a_clock_is_understood_as_people_say_it(typed: str, zone: str) -> None:
    assert clocks.understood(typed) == zone


def test_every_clock_that_can_stand_comes_back_from_its_form() -> None:
    assert len(clocks.cities()) > 300
    for city in clocks.cities():
        zone = clocks.understood(city)
        assert clocks.shown(zone) == city
    for zone in ("UTC", "Asia/Calcutta", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "Asia/Istanbul"):
        assert clocks.understood(clocks.shown(zone)) == zone


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"city": "Hintertupfing"}, "Beside knows no clock by this name: <bdi>Hintertupfing</bdi>."),
        ({"city": ""}, "Beside needs a city here"),
        ({"country": "ZZ"}, "No country on the list has this name: <bdi>ZZ</bdi>."),
        ({"word": "w" * 201}, "There is room for 200 letters."),
        ({"city": "<script>"}, "&lt;script&gt;"),
    ],
)
def test_what_was_not_understood_is_said_and_all_that_was_typed_stays(
    ana: Client, home: object, fields: dict[str, str], says: str
) -> None:
    sent = {"word": "Our flat", "country": "PT", "city": "Lisbon", "rev": "1", **fields}
    answer = ana.post(AT, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert f'value="{sent["word"]}"' in text
    assert f'<option value="{sent["country"]}" selected>' in text
    assert "<script>" not in text.partition("<main")[2]
    assert words(home).zone == "Europe/Berlin"


def test_two_who_change_different_things_are_both_kept(ana: Client, jo: Client, home: object) -> None:
    jo.post(AT, {"word": "", "country": "AT", "city": "Berlin", "rev": "1"})
    answer = ana.post(AT, {"word": "The farm", "country": "DE", "city": "Berlin", "rev": "1"})
    assert answer.status_code == 303
    assert (words(home).home, words(home).country) == ("The farm", "AT")


@pytest.mark.parametrize(("keep", "stands"), [("mine", "CH"), ("theirs", "AT")])
def test_two_who_change_the_same_see_both(ana: Client, jo: Client, home: object, keep: str, stands: str) -> None:
    jo.post(AT, {"word": "The farm", "country": "AT", "city": "Berlin", "rev": "1"})
    answer = ana.post(AT, {"word": "", "country": "CH", "city": "Zurich", "rev": "1"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<bdi>Switzerland</bdi>" in text
    assert "<bdi>Austria</bdi>" in text
    assert words(home).country == "AT"
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    assert ana.post(AT, {**carried, "keep": keep}).status_code == 303
    assert (words(home).home, words(home).country, words(home).zone) == ("The farm", stands, "Europe/Zurich")
