"""The family's colour: one of eight."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from beside.family.kinds import FamilyWords
from beside.web.family.accents import ACCENTS

AT = "/more/settings/colour/"


def accent(home: object) -> str:
    value: FamilyWords = home.house().all(FamilyWords)[0].value  # type: ignore[attr-defined]
    return value.accent


@pytest.mark.parametrize("one", ACCENTS)
def test_each_of_the_eight_can_be_chosen_and_every_page_has_it(ana: Client, home: object, one: str) -> None:
    assert ana.post(AT, {"accent": one, "rev": "1"}).status_code == 303
    assert accent(home) == one
    text = ana.get(AT).content.decode()
    assert f'data-accent="{one}"' in text
    assert f'value="{one}" checked' in text


@pytest.mark.parametrize("one", ["", "red", "moss ", "<b>"])
def test_a_colour_that_is_none_changes_nothing_and_says_so(ana: Client, home: object, one: str) -> None:
    answer = ana.post(AT, {"accent": one, "rev": "1"})
    assert answer.status_code == 422
    assert "None of the eight was chosen." in answer.content.decode()
    assert accent(home) == "moss"


def test_two_who_choose_see_both_colours_by_name(ana: Client, jo: Client, home: object) -> None:
    jo.post(AT, {"accent": "plum", "rev": "1"})
    answer = ana.post(AT, {"accent": "ochre", "rev": "1"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<bdi>Ochre</bdi>" in text
    assert "<bdi>Plum</bdi>" in text
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    ana.post(AT, {**carried, "keep": "mine"})
    assert accent(home) == "ochre"


def test_the_chips_are_painted_as_the_pages_are() -> None:
    def paints(sheet: str, attribute: str, hue: str, strength: str) -> dict[str, tuple[str, str]]:
        text = (Path(settings.BASE) / "static" / "beside" / sheet).read_text()
        found = re.findall(rf'\[{attribute}="(\w+)"\]\s*{{ {hue}: (\S+?);\s+{strength}: (\S+?); }}', text)
        return {name: (h, c) for name, h, c in found}

    pages = paints("tokens.css", "data-accent", "--accent-h", "--accent-c")
    assert tuple(pages) == ACCENTS
    assert paints("family.css", "data-colour", "--h", "--c") == pages
