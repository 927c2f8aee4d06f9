"""How the family says it: Beside's own sentence by the names, or theirs, in any faith or none."""

import re
from collections.abc import Sequence

import msgspec
import pytest
from django.test import Client

from beside.family.household import Household
from beside.family.kinds import Baby, FamilyWords
from beside.web.family.sentences import baby_sentence

AT = "/more/settings/sentence/"
THEIRS = "Mika is with God, and God’s light is with us."


def words(home: object) -> FamilyWords:
    value: FamilyWords = home.house().all(FamilyWords)[0].value  # type: ignore[attr-defined]
    return value


def call(home: object, names: Sequence[str]) -> None:
    house = home.house()  # type: ignore[attr-defined]
    first, *others = names
    kept = house.all(Baby)[0]
    house.change(kept, msgspec.structs.replace(kept.value, name=first))
    for place, name in enumerate(others, start=1):
        house.add(Baby(name=name, place=place))


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["Mika"], "<bdi>Mika</bdi> died."),
        ([""], "Your baby died."),
        (["Ida", "Jonas"], "<bdi>Ida</bdi> and <bdi>Jonas</bdi> died."),
        (["Ida", ""], "<bdi>Ida</bdi> and your baby died."),
        (["", ""], "Your babies died."),
        (["<b>"], "<bdi>&lt;b&gt;</bdi> died."),
    ],
)
def test_beside_says_it_by_the_names(home: object, names: list[str], says: str) -> None:
    call(home, names)
    assert baby_sentence(Household.of(home.house())) == says  # type: ignore[attr-defined]


def test_the_family_says_it_in_its_own_words(ana: Client, home: object) -> None:
    assert ana.post(AT, {"sentence": f" {THEIRS} ", "rev": "1", "act": "own"}).status_code == 303
    assert baby_sentence(Household.of(home.house())) == f"<bdi>{THEIRS}</bdi>"  # type: ignore[attr-defined]
    text = ana.get(AT).content.decode()
    assert THEIRS in text
    assert "Later" not in text


def test_first_it_asks_with_besides_sentence_and_its_ways_out(ana: Client) -> None:
    text = ana.get(AT).content.decode()
    assert "Beside says: <bdi>Mika</bdi> died." in text
    for way in ("Keep this", "Write our own", "Later", "Leave this out"):
        assert way in text
    assert "<textarea" not in text
    assert "<textarea" in ana.get(f"{AT}?own=1").content.decode()


def test_besides_sentence_follows_the_names_and_is_asked_no_more(ana: Client, home: object) -> None:
    ana.post(AT, {"rev": "1", "act": "beside"})
    assert words(home).sentence == ""
    assert words(home).left_out == ("sentence",)
    assert "Leave this out" not in ana.get(AT).content.decode()


def test_besides_sentence_can_take_the_place_of_theirs_again(ana: Client, home: object) -> None:
    ana.post(AT, {"sentence": THEIRS, "rev": "1", "act": "own"})
    rev = home.house().all(FamilyWords)[0].rev  # type: ignore[attr-defined]
    ana.post(AT, {"sentence": THEIRS, "rev": str(rev), "act": "beside"})
    assert words(home).sentence == ""


def test_put_off_it_waits_in_settings_until_it_is_answered(ana: Client, home: object) -> None:
    answer = ana.post(AT, {"rev": "1", "act": "later"})
    assert words(home).later == ("sentence",)
    text = ana.get(answer["Location"]).content.decode()
    assert "It waits in Settings." in text
    assert "How would you say it in one sentence?" in text
    rev = home.house().all(FamilyWords)[0].rev  # type: ignore[attr-defined]
    ana.post(AT, {"sentence": THEIRS, "rev": str(rev), "act": "own"})
    assert words(home).later == ()


def test_left_out_it_is_never_offered_and_can_still_be_said(ana: Client, home: object) -> None:
    answer = ana.post(AT, {"rev": "1", "act": "leave-out"})
    assert words(home).left_out == ("sentence",)
    assert "How would you say it" not in ana.get(answer["Location"]).content.decode()
    rev = home.house().all(FamilyWords)[0].rev  # type: ignore[attr-defined]
    ana.post(AT, {"sentence": THEIRS, "rev": str(rev), "act": "own"})
    assert words(home).sentence == THEIRS


@pytest.mark.parametrize(("typed", "says"), [("  ", "nothing was changed"), ("s" * 501, "room for 500 letters")])
def test_what_does_not_fit_stays_in_the_field(ana: Client, home: object, typed: str, says: str) -> None:
    answer = ana.post(AT, {"sentence": typed, "rev": "1", "act": "own"})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert typed.strip() in answer.content.decode()
    assert words(home).sentence == ""


@pytest.mark.parametrize(("keep", "stands"), [("mine", "Ours."), ("theirs", THEIRS)])
def test_two_who_write_it_see_both(ana: Client, jo: Client, home: object, keep: str, stands: str) -> None:
    jo.post(AT, {"sentence": THEIRS, "rev": "1", "act": "own"})
    answer = ana.post(AT, {"sentence": "Ours.", "rev": "1", "act": "own"})
    assert answer.status_code == 409
    assert THEIRS in answer.content.decode()
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode()))
    ana.post(AT, {**carried, "keep": keep})
    assert words(home).sentence == stands


def test_one_who_keeps_besides_meets_the_others_words(ana: Client, jo: Client, home: object) -> None:
    ana.post(AT, {"sentence": "First.", "rev": "1", "act": "own"})
    rev = str(home.house().all(FamilyWords)[0].rev)  # type: ignore[attr-defined]
    jo.post(AT, {"sentence": THEIRS, "rev": rev, "act": "own"})
    answer = ana.post(AT, {"rev": rev, "act": "beside"})
    assert answer.status_code == 409
    assert "Mika died." in answer.content.decode()
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode()))
    ana.post(AT, {**carried, "keep": "mine"})
    assert words(home).sentence == ""


def test_colour_and_sentence_at_the_same_time_do_not_meet(ana: Client, jo: Client, home: object) -> None:
    jo.post("/more/settings/colour/", {"accent": "plum", "rev": "1"})
    assert ana.post(AT, {"sentence": "Ours.", "rev": "1", "act": "own"}).status_code == 303
    assert (words(home).accent, words(home).sentence) == ("plum", "Ours.")
