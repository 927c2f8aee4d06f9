"""The family's own word for home holds wherever Beside would say "At home"."""

import msgspec
import pytest
from django.test import Client
from tests.web.conftest import Home

from beside.family.kinds import FamilyWords


def called(home: Home, word: str) -> None:
    house = home.house()
    (words,) = house.all(FamilyWords)
    house.change(words, msgspec.structs.replace(words.value, home=word))


@pytest.mark.parametrize("word", ["Our flat", "Rosenweg 4"])
def test_it_stands_in_the_corner_and_where_everything_is(home: Home, ana: Client, word: str) -> None:
    called(home, word)
    said = f"<bdi>{word}</bdi>, <bdi>on the windowsill</bdi>"
    assert f"{said}: " in ana.get("/").content.decode()
    page = ana.get("/keepsakes/").content.decode()
    assert f"{said}." in page
    assert "At home, <bdi>on the windowsill</bdi>" not in page


def test_without_one_it_is_at_home(home: Home, ana: Client) -> None:
    assert "At home, <bdi>on the windowsill</bdi>." in ana.get("/keepsakes/").content.decode()
