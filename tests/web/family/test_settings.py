"""Settings: what was put off waits quietly, what was left out is never offered again."""

import msgspec
import pytest
from django.test import Client

from beside.family.kinds import Baby, FamilyWords, Person

QUESTION = "What do you call your baby?"


def set_words(home: object, **fields: object) -> None:
    house = home.house()  # type: ignore[attr-defined]
    kept = house.all(FamilyWords)[0]
    house.change(kept, msgspec.structs.replace(kept.value, **fields))


def words(home: object) -> FamilyWords:
    value: FamilyWords = home.house().all(FamilyWords)[0].value  # type: ignore[attr-defined]
    return value


def unname(home: object) -> None:
    house = home.house()  # type: ignore[attr-defined]
    for kept in house.all(Baby):
        house.change(kept, msgspec.structs.replace(kept.value, name=""))


def page(client: Client, at: str = "/more/settings/") -> str:
    answer = client.get(at)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_where_nothing_waits_nothing_is_said_of_it(ana: Client) -> None:
    assert "What waits here" not in page(ana)


def test_what_was_put_off_waits_with_its_own_question(ana: Client, home: object) -> None:
    unname(home)
    set_words(home, later=("name", "sentence"))
    text = page(ana)
    assert "What waits here" in text
    assert QUESTION in text
    assert "How would you say it in one sentence?" in text
    assert "Nothing will ask for it." in text


def test_what_was_answered_since_waits_no_more(ana: Client, home: object) -> None:
    set_words(home, later=("name", "have", "you"))
    assert "What waits here" not in page(ana)


def test_each_adult_is_asked_for_their_own_name(ana: Client, jo: Client, home: object) -> None:
    house = home.house()  # type: ignore[attr-defined]
    kept = house.get(Person, home.jo.member)  # type: ignore[attr-defined]
    house.change(kept, msgspec.structs.replace(kept.value, name=""))
    set_words(home, later=("you",))
    assert "What waits here" not in page(ana)
    assert "What should Beside call you?" in page(jo)


def test_what_is_left_out_is_offered_no_more_and_still_has_its_place(ana: Client, home: object) -> None:
    unname(home)
    set_words(home, later=("name",))
    answer = ana.post("/more/settings/leave-out/", {"key": "name"})
    assert answer.status_code == 303
    assert (words(home).later, words(home).left_out) == ((), ("name",))
    text = page(ana, answer["Location"])
    assert "Left out." in text
    assert QUESTION not in text
    assert '<a href="/more/settings/names/">The name of your baby</a>' in text
    assert QUESTION in page(ana, "/more/settings/names/")


def test_what_was_put_off_and_then_left_out_is_not_offered(ana: Client, home: object) -> None:
    unname(home)
    set_words(home, later=("name",), left_out=("name",))
    assert "What waits here" not in page(ana)


@pytest.mark.parametrize("key", ["", "words", "x" * 400, "<script>"])
def test_a_key_that_is_none_leaves_nothing_out(ana: Client, home: object, key: str) -> None:
    answer = ana.post("/more/settings/leave-out/", {"key": key})
    assert answer.status_code == 303
    assert words(home).left_out == ()


def test_a_key_of_another_version_waits_unseen(ana: Client, home: object) -> None:
    set_words(home, later=("something-new",))
    assert "What waits here" not in page(ana)


def test_settings_mention_no_name_where_there_is_none(ana: Client, home: object) -> None:
    unname(home)
    text = page(ana)
    assert "The name of your baby" in text
    assert "No name" not in text


def test_the_sentence_itself_is_not_on_the_list(ana: Client) -> None:
    assert "died" not in page(ana)
