"""What Beside calls the one who is signed in."""

import re

import msgspec
import pytest
from django.test import Client

from beside.family.kinds import FamilyWords, Person

AT = "/more/settings/you/"


def name(home: object, who: str = "ana") -> str:
    member = getattr(home, who).member
    value: Person = home.house().get(Person, member).value  # type: ignore[attr-defined]
    return value.name


def test_the_word_is_changed_and_the_others_keep_theirs(ana: Client, home: object) -> None:
    assert 'value="Ana"' in ana.get(AT).content.decode()
    assert ana.post(AT, {"name": " Mum ", "rev": "1"}).status_code == 303
    assert (name(home), name(home, "jo")) == ("Mum", "Jo")


def test_it_can_be_left_out(ana: Client, home: object) -> None:
    ana.post(AT, {"name": "", "rev": "1"})
    assert name(home) == ""
    assert "What Beside calls you" in ana.get("/more/settings/").content.decode()


def test_once_said_it_waits_no_more(ana: Client, home: object) -> None:
    house = home.house()  # type: ignore[attr-defined]
    kept = house.all(FamilyWords)[0]
    house.change(kept, msgspec.structs.replace(kept.value, later=("you", "have")))
    ana.post(AT, {"name": "Mum", "rev": "1"})
    assert house.all(FamilyWords)[0].value.later == ("have",)


def test_what_does_not_fit_is_never_cut_off(ana: Client, home: object) -> None:
    answer = ana.post(AT, {"name": "ä" * 201, "rev": "1"})
    assert answer.status_code == 422
    assert "ä" * 201 in answer.content.decode()
    assert "There is room for 200 letters." in answer.content.decode()
    assert name(home) == "Ana"


@pytest.mark.parametrize(("keep", "stands"), [("mine", "Mama"), ("theirs", "Mum")])
def test_the_same_from_two_windows_shows_both(ana: Client, home: object, keep: str, stands: str) -> None:
    ana.post(AT, {"name": "Mum", "rev": "1"})
    answer = ana.post(AT, {"name": "Mama", "rev": "1"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "This was changed at the same time." in text
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    ana.post(AT, {**carried, "keep": keep})
    assert name(home) == stands


def test_nobody_can_name_another(ana: Client, home: object) -> None:
    ana.post(AT, {"name": "Papa", "rev": "1", "id": str(home.jo.member), "member": str(home.jo.member)})  # type: ignore[attr-defined]
    assert name(home, "jo") == "Jo"
