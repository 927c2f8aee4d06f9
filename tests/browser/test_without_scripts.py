"""Without JavaScript: everything but a preview of a photo."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.conftest import Family, Sit
from tests.browser.served import Served
from tests.browser.test_first_evening import where
from tests.browser.test_weekend import plans_the_weekend
from tests.objects import shots


def test_the_first_evening(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url, scripts=False)
    ana.goes("/")
    ana.writes("A name, or a pet name", "Mika")
    ana.presses("Go on")
    ana.chooses("Ashes in a box")
    ana.chooses("With us", where(ana, "Ashes in a box"))
    expect(ana.page.locator("svg.corner .t-box")).to_be_visible()
    ana.presses("Go on")
    ana.writes("The word your family uses", "Ana")
    ana.presses("Go on")
    ana.presses("I have written them down")
    ana.reads("We are going away", "the box")


def test_a_weekend_is_planned_and_counted(family: Callable[..., Family]) -> None:
    ana = family().who("Ana", scripts=False)
    plans_the_weekend(ana)
    ana.writes("Add something", "Lea’s raincoat")
    ana.presses("Add")
    ana.chooses("Lea’s raincoat")
    ana.presses("Keep the list")
    expect(ana.page.get_by_role("checkbox", name="Lea’s raincoat")).to_be_checked()
    ana.presses("We are leaving now")
    ana.presses("With us", ana.one("The little box"))
    ana.presses("Stays here, on purpose", ana.one("The bear"))
    ana.presses("We are on the way")
    ana.presses("We are here")
    ana.presses("Bring the water")
    ana.follows("Leave it so")
    ana.reads("A full glass of water, brought by Ana.")


def test_a_photo_is_kept_covered_met_in_words_and_looked_at(family: Callable[..., Family]) -> None:
    ana = family().who("Ana", scripts=False)
    ana.follows("Keep something")
    ana.takes_a_picture("Which photo", shots.jpeg(900, 600))
    ana.writes("Your line under it", "In the striped blanket")
    ana.presses("Keep this")
    ana.reads("Kept.", "A covered picture of Mika.", "In the striped blanket")
    expect(ana.page.get_by_role("main").get_by_role("img")).to_have_count(0)
    ana.presses("Look")
    ana.sees_a_photo("A photo")
    ana.follows("Cover again")
    ana.reads("A covered picture of Mika.")
    ana.presses("Put away")
    ana.presses("Bring back")
    ana.reads("A covered picture of Mika.")
