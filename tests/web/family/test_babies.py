"""Names in the family's order: none required, a pet name is a name, and nobody's words are written over."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from beside.family.kinds import Baby, FamilyWords

AT = "/more/settings/names/"


def standing(home: object) -> list[tuple[UUID, int, Baby]]:
    found = home.house().all(Baby)  # type: ignore[attr-defined]
    return sorted(((k.id, k.rev, k.value) for k in found), key=lambda one: one[2].place)


def names(home: object) -> list[str]:
    return [value.name for _, _, value in standing(home)]


def form(home: object, *typed: str) -> dict[str, str]:
    """The form as it stands now, with other names typed."""
    fields = {}
    for (id, rev, value), name in zip(standing(home), typed or names(home), strict=False):
        fields[f"name-{id.hex}"] = name
        fields[f"rev-{id.hex}"] = str(rev)
        assert value is not None
    return fields


def add(home: object, *more: str) -> None:
    house = home.house()  # type: ignore[attr-defined]
    for place, name in enumerate(more, start=1):
        house.add(Baby(name=name, place=place))


def test_a_name_is_changed_on_any_day(ana: Client, home: object) -> None:
    answer = ana.post(AT, form(home, "Mika Ånön"))
    assert (answer.status_code, answer["Location"]) == (303, "/more/settings/?done=kept")
    assert names(home) == ["Mika Ånön"]


def test_a_name_can_be_left_out(ana: Client, home: object) -> None:
    ana.post(AT, form(home, "  "))
    assert names(home) == [""]
    assert "What do you call your baby?" in ana.get(AT).content.decode()


def test_what_is_sent_as_it_stands_makes_no_new_version(ana: Client, home: object) -> None:
    ana.post(AT, form(home))
    assert [rev for _, rev, _ in standing(home)] == [1]


def test_one_more_keeps_what_was_typed_and_stores_nothing_yet(ana: Client, home: object) -> None:
    text = ana.post(AT, {**form(home, "Ida"), "act": "more"}).content.decode()
    assert 'value="Ida"' in text
    assert "What do you call your babies?" in text
    assert len(re.findall(r'name="new-[0-9a-f]{32}"', text)) == 1
    assert names(home) == ["Mika"]


def test_one_who_is_added_comes_last_named_or_not(ana: Client, home: object) -> None:
    ana.post(AT, {**form(home), **{f"new-{uuid4().hex}": name for name in ("Jonas", "")}})
    assert names(home) == ["Mika", "Jonas", ""]


def test_a_page_that_is_sent_twice_adds_nobody_twice(ana: Client, home: object) -> None:
    fields = {**form(home), f"new-{uuid4().hex}": "Jonas"}
    assert ana.post(AT, fields).status_code == ana.post(AT, fields).status_code == 303
    assert names(home) == ["Mika", "Jonas"]


def test_an_id_of_something_else_adds_nobody(ana: Client, home: object) -> None:
    taken = home.house().all(FamilyWords)[0].id  # type: ignore[attr-defined]
    assert ana.post(AT, {**form(home), f"new-{taken.hex}": "Jonas"}).status_code == 404
    assert names(home) == ["Mika"]


@pytest.mark.parametrize("field", ["new-", "new-x", "new-" + "f" * 31, f"name-{UUID(int=5).hex}"])
def test_a_line_that_is_none_is_passed_over(ana: Client, home: object, field: str) -> None:
    assert ana.post(AT, {**form(home), field: "Jonas"}).status_code == 303
    assert names(home) == ["Mika"]


def test_a_name_that_does_not_fit_is_never_cut_off(ana: Client, home: object) -> None:
    answer = ana.post(AT, form(home, "M" * 201))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "M" * 201 in text
    assert "There is room for 200 letters." in text
    assert names(home) == ["Mika"]


def test_another_is_named_first(ana: Client, home: object) -> None:
    add(home, "Ida", "Jonas")
    jonas = standing(home)[2][0]
    answer = ana.post(AT, {**form(home, "Mika", "Ida", "Jona"), "act": f"first-{jonas.hex}"})
    assert answer["Location"] == AT
    assert names(home) == ["Jona", "Mika", "Ida"]


def test_one_who_was_added_by_a_slip_is_taken_back_and_can_be_brought_back(ana: Client, home: object) -> None:
    add(home, "Ida")
    ida = standing(home)[1][0]
    answer = ana.post(AT, {**form(home), "act": f"slip-{ida.hex}"})
    assert answer["Location"] == "/more/away/"
    assert names(home) == ["Mika"]
    text = ana.get("/more/away/").content.decode()
    assert "Taken back, and can be brought back until 24 December: <bdi>Ida</bdi>." in text
    ana.post(f"/more/away/{ida}/back/")
    assert names(home) == ["Mika", "Ida"]


def test_the_only_one_is_never_taken_back(ana: Client, home: object) -> None:
    assert "That was a slip" not in ana.get(AT).content.decode()
    ana.post(AT, {**form(home), "act": f"slip-{standing(home)[0][0].hex}"})
    assert names(home) == ["Mika"]


@pytest.mark.parametrize("act", ["first-", "first-x", "slip", f"slip-{UUID(int=7).hex}", "else", "-"])
def test_a_button_that_is_none_keeps_the_names_and_does_nothing_else(ana: Client, home: object, act: str) -> None:
    assert ana.post(AT, {**form(home, "Ida"), "act": act}).status_code == 303
    assert names(home) == ["Ida"]


def test_two_who_name_the_same_baby_see_both_names_and_choose(ana: Client, jo: Client, home: object) -> None:
    before = form(home)
    jo.post(AT, {**before, **form(home, "Mikael")})
    answer = ana.post(AT, {**before, next(iter(before)): "Michi"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "<bdi>Jo</bdi> and you changed this at the same time." in text
    assert "<bdi>Michi</bdi>" in text
    assert "<bdi>Mikael</bdi>" in text
    assert "Keep both" not in text
    assert names(home) == ["Mikael"]


@pytest.mark.parametrize(("keep", "stands"), [("mine", "Michi"), ("theirs", "Mikael")])
def test_what_they_choose_then_stands(ana: Client, jo: Client, home: object, keep: str, stands: str) -> None:
    add(home, "Ida")
    before = form(home)
    jo.post(AT, form(home, "Mikael", "Ida"))
    first, second = (name for name in before if name.startswith("name-"))
    text = ana.post(AT, {**before, first: "Michi", second: "Idali", f"new-{uuid4().hex}": "Bo"}).content.decode()
    assert names(home) == ["Mikael", "Ida"]
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    assert ana.post(AT, {**carried, "keep": keep}).status_code == 303
    assert names(home) == [stands, "Idali", "Bo"]


def test_a_name_that_one_did_not_touch_stays_as_the_other_wrote_it(ana: Client, jo: Client, home: object) -> None:
    add(home, "Ida")
    before = form(home)
    jo.post(AT, form(home, "Mikael", "Ida"))
    second = [name for name in before if name.startswith("name-")][1]
    assert ana.post(AT, {**before, second: "Idali"}).status_code == 303
    assert names(home) == ["Mikael", "Idali"]


def test_two_who_give_the_same_name_are_of_one_mind(ana: Client, jo: Client, home: object) -> None:
    before = form(home)
    jo.post(AT, form(home, "Bean"))
    assert ana.post(AT, {**before, next(iter(before)): "Bean"}).status_code == 303
    assert names(home) == ["Bean"]


def test_a_form_that_does_not_say_what_it_showed_writes_nothing_over(ana: Client, home: object) -> None:
    add(home)
    id = standing(home)[0][0]
    ana.post(AT, form(home, "Bean"))
    assert ana.post(AT, {f"name-{id.hex}": "Other", f"rev-{id.hex}": "77"}).status_code == 409
    assert names(home) == ["Bean"]


def test_the_page_asks_for_no_age_and_no_date(ana: Client) -> None:
    text = ana.get(AT).content.decode().lower()
    assert not re.search(r"type=.date|\bage\b|\bborn\b|\bold\b|week", text)


def test_several_unnamed_babies_read_naturally(ana: Client, home: object) -> None:
    add(home, "")
    ana.post(AT, form(home, "", ""))
    text = ana.get("/more/settings/").content.decode()
    assert "The names of your babies" in text
    assert "No name" not in text
