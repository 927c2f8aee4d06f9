"""A weekend at Oma's with the little box, from the evening before until everything is back on the windowsill."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import Family, Size
from tests.browser.families import WORDS
from tests.browser.someone import Someone
from tests.objects import shots


def leave(one: Someone) -> Locator:
    """When they leave."""
    return one.page.get_by_role("group", name="You leave", exact=True)


def back(one: Someone) -> Locator:
    """When they come back."""
    return one.page.get_by_role("group", name="You come back", exact=True)


def plans_the_weekend(one: Someone) -> None:
    """To Oma, from Saturday morning to Sunday afternoon."""
    one.follows("We are going away")
    one.writes("The place, in your words", "Oma")
    one.chooses("Saturday 21 November", leave(one))
    one.chooses("Morning", leave(one))
    one.chooses("Sunday 22 November", back(one))
    one.chooses("Afternoon", back(one))
    one.presses("Done")
    one.heading("To Oma, and back")


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_six_touches_plan_a_weekend(family: Callable[..., Family], size: Size) -> None:
    ana = family().who("Ana", size)
    ana.follows("We are going away")
    ana.finds_it_clean()
    ana.reads("By car, all of you. You carry: the little box, the bear.")
    ana.touches = 0
    ana.writes("The place, in your words", "Oma")
    ana.chooses("Saturday 21 November", leave(ana))
    ana.chooses("Morning", leave(ana))
    ana.chooses("Sunday 22 November", back(ana))
    ana.chooses("Afternoon", back(ana))
    ana.presses("Done")
    assert ana.touches == 6
    ana.heading("To Oma, and back")
    ana.reads("Saturday 21 November to Sunday 22 November.", "If nobody has answered by 11:00, home says so.")
    ana.reads_naturally()
    ana.finds_it_clean()


def test_three_touches_plan_it_again(family: Callable[..., Family]) -> None:
    ana = family("again").who()
    ana.follows("Journeys")
    ana.finds_it_clean()
    ana.follows("Once more")
    ana.touches = 0
    ana.chooses("Saturday 28 November", leave(ana))
    ana.chooses("Sunday 29 November", back(ana))
    ana.presses("Done")
    assert ana.touches == 3
    ana.reads("Saturday 28 November to Sunday 29 November.", "From home to Oma, in the morning")


def test_there_and_back(family: Callable[..., Family]) -> None:
    home = family()
    ana = home.who("Ana")
    plans_the_weekend(ana)
    the_evening_before(ana)
    home.now_is(21, 10, 30)
    they_leave(ana)
    home.now_is(21, 12, 20)
    they_arrive(ana)
    home.now_is(21, 21, 5)
    the_glass_is_gone(ana)
    home.now_is(22, 15, 10)
    they_leave_again(ana)
    home.now_is(22, 16, 50)
    everything_is_back(ana)


def the_evening_before(ana: Someone) -> None:
    """The baby's things first, in the family's words; then the list."""
    ana.writes("In what?", "in the blue bag", ana.one("The little box"))
    ana.presses("By me", ana.one("The little box"))
    expect(ana.one("The little box")).to_contain_text("With Ana, in the blue bag.")
    ana.presses("By someone else", ana.one("The bear"))
    ana.writes("Add something", "Lea’s raincoat")
    ana.presses("Add")
    ana.chooses("Lea’s raincoat")
    expect(ana.page.get_by_role("checkbox", name="Lea’s raincoat")).to_be_checked()
    ana.reads_naturally()
    ana.finds_it_clean()


def they_leave(ana: Someone) -> None:
    """Each thing is asked after; a slip is taken back; the packed bag is kept in a picture."""
    ana.goes("/")
    ana.signs_in(WORDS["Ana"])
    ana.reads("Next: leave for Oma in the morning.")
    ana.finds_it_clean()
    ana.follows("Open the journey")
    ana.presses("We are leaving now")
    ana.heading("Before you leave")
    assert ana.page.get_by_role("radio").or_(ana.page.get_by_role("checkbox")).count() == 0
    expect(ana.page.locator("[aria-pressed=true]")).to_have_count(0)
    ana.finds_it_clean()
    box, bear = ana.one("The little box"), ana.one("The bear")
    ana.presses("With us", box)
    expect(box).to_contain_text("Ana, 10:30. In the blue bag.")
    ana.presses("Stays here, on purpose", bear)
    ana.heading("Written down at 10:30.")
    ana.presses("That was a slip", bear)
    ana.heading("Before you leave")
    ana.presses("With us", bear)
    ana.finds_it_clean()
    ana.follows("Take a picture of the bag")
    ana.finds_it_clean()
    ana.takes_a_picture("The picture", shots.jpeg(900, 600))
    expect(ana.page.get_by_label("What is it in?")).to_have_value("in the blue bag")
    ana.presses("Keep this")
    ana.sees_a_photo("The packed bag")
    ana.finds_it_clean()
    ana.presses("We are on the way")
    ana.sees_a_photo("The packed bag")
    ana.reads("in the blue bag", "10:30, Ana", "On the way to Oma, with Ana, Jo, Lea and Tom")
    first = ana.page.get_by_role("main").locator("img, h1, h2").first
    expect(first).to_have_role("img")
    ana.finds_it_clean()
    ana.follows("Beside")
    ana.reads("Look again")
    ana.picture("On the way to Oma")


def they_arrive(ana: Someone) -> None:
    """A glass of water, and a day kept with a covered picture."""
    ana.goes("/")
    ana.follows("Look again")
    ana.presses("We are here")
    ana.heading("Some families bring a glass of water to the box when they arrive. Now?")
    ana.finds_it_clean()
    ana.chooses("Tom")
    ana.presses("Bring the water")
    ana.heading("Kept: a glass of water, Oma, Saturday 21 November. Tom.")
    a_glass_stands(ana)
    ana.finds_it_clean()
    ana.follows("Keep this day")
    ana.heading("Keep this day")
    ana.takes_a_picture("A photo, if you like", shots.jpeg(900, 600))
    ana.writes("A line about it", "By the window at Oma’s")
    ana.chooses("Cover")
    ana.finds_it_clean()
    ana.presses("Keep this")
    ana.reads("Kept.", "By the window at Oma’s")
    expect(ana.page.get_by_role("main").get_by_role("img")).to_have_count(0)
    ana.finds_it_clean()
    ana.presses("Look")
    expect(ana.page.get_by_role("main").get_by_role("img")).to_be_visible()
    ana.finds_it_clean()
    ana.follows("Cover again")
    expect(ana.page.get_by_role("main").get_by_role("img")).to_have_count(0)
    ana.follows("Beside")
    a_glass_stands(ana)
    ana.reads("A full glass of water, brought by Tom.")
    ana.finds_it_clean()


def a_glass_stands(one: Someone, there: bool = True) -> None:
    """Whether the picture shows it."""
    expect(one.page.locator("svg.corner[data-water=full]")).to_have_count(int(there))


def the_glass_is_gone(ana: Someone) -> None:
    """In the evening, and nothing is made of it."""
    ana.goes("/")
    ana.signs_in(WORDS["Ana"])
    ana.reads("Next: leave for home in the afternoon.")
    a_glass_stands(ana, False)
    ana.reads("A glass of water stood here today.")


def they_leave_again(ana: Someone) -> None:
    """Asked again, with nothing taken over from the way there."""
    ana.goes("/")
    ana.signs_in(WORDS["Ana"])
    ana.follows("Open the journey")
    ana.presses("We are leaving now")
    ana.reads("Leaving Oma, Sunday 22 November")
    ana.presses("With us", ana.one("The little box"))
    ana.presses("Can’t find", ana.one("The bear"))
    ana.presses("We are on the way")
    ana.reads("On the way home")


def everything_is_back(ana: Someone) -> None:
    """What is not back is said, with where it was last; once it is, the journey closes by itself."""
    ana.goes("/")
    ana.follows("Look again")
    ana.presses("We are here")
    ana.heading("Home again. Where now?")
    ana.finds_it_clean()
    ana.presses("As before, on the windowsill", ana.one("The little box"))
    ana.heading("Home again.")
    expect(ana.one("The bear")).to_contain_text("Not found. Last written down: Oma.")
    ana.follows("Elsewhere", ana.one("The bear"))
    ana.expects(422)
    ana.presses("Keep this", ana.one("The bear"))
    field = ana.page.get_by_label("Where at home, in your words")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("in Tom’s bed")
    ana.presses("Keep this", ana.one("The bear"))
    ana.heading("Home again. Everything is back.")
    ana.reads("The journey is closed.")
    ana.finds_it_clean()
    ana.follows("Leave it so")
    ana.heading("At home, on the windowsill: the little box.")
    ana.reads("At home, too: the bear.")
