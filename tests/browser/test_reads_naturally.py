"""Every page for every kind of family: no name, no ashes, nothing there yet, twins of whom one is unnamed or lives."""

from collections.abc import Callable

import pytest
from tests.browser.conftest import Family
from tests.browser.test_every_page import every_page, lives


@pytest.mark.parametrize("kind", ["no_name", "no_ashes", "not_yet", "nothing", "twins", "one_lives"])
def test_it_reads_naturally(family: Callable[..., Family], kind: str) -> None:
    ana = family(kind).who("Ana", "desk")
    lives(ana)
    assert every_page(ana, ana.fetches) > 20


@pytest.mark.parametrize("kind", ["no_name", "not_yet", "twins", "nothing"])
def test_a_departure_reads_naturally(family: Callable[..., Family], kind: str) -> None:
    home = family(kind)
    ana = home.who()
    lives(ana)
    ana.goes("/journeys/")
    ana.follows("To Oma, and back")
    ana.presses("We are leaving now")
    ana.reads_naturally()
    while ana.page.get_by_role("button", name="With us", exact=True).count():
        ana.page.get_by_role("button", name="With us", exact=True).first.click()
        ana.reads_naturally()
    ana.presses("We are on the way")
    ana.reads_naturally()
    ana.goes("/")
    ana.reads_naturally()
    ana.follows("Look again")
    ana.presses("We are here")
    ana.reads_naturally()
    if ana.page.get_by_role("button", name="Bring the water").count():
        ana.presses("Bring the water")
        ana.reads_naturally()
    ana.goes("/")
    ana.reads_naturally()
    ana.follows("Open the journey")
    ana.reads_naturally()


@pytest.mark.parametrize("kind", ["not_yet", "nothing"])
def test_where_nothing_comes_along_nobody_carries_and_nothing_is_asked(
    family: Callable[..., Family], kind: str
) -> None:
    ana = family(kind).who()
    lives(ana)
    ana.goes("/journeys/")
    ana.follows("To Oma, and back")
    ana.does_not_read("Ana carries", "If nobody has answered", "Before you leave, Beside asks")
