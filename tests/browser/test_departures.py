"""The count and the net: two people, a plan that passed, and a door with no journey."""

from collections.abc import Callable
from datetime import datetime

from playwright.sync_api import expect
from tests.browser.conftest import BERLIN, Family
from tests.browser.someone import Someone
from tests.browser.test_weekend import plans_the_weekend

SATURDAY = datetime(2026, 11, 21, 9, 30, tzinfo=BERLIN)
PLANNED = "You planned to leave in the morning."


def test_two_who_say_different_things_are_both_shown_and_then_agree(family: Callable[..., Family]) -> None:
    home = family()
    ana, jo = home.who("Ana"), home.who("Jo", "desk")
    plans_the_weekend(ana)
    jo.goes("/journeys/")
    jo.follows("To Oma, and back")
    ana.presses("We are leaving now")
    jo.presses("We are leaving now")
    ana.presses("With us", ana.one("The little box"))
    jo.presses("Can’t find", jo.one("The little box"))
    ana.page.reload()
    for one in (ana, jo):
        box = one.one("The little box")
        expect(box).to_contain_text("There are two answers. Please look once more.")
        expect(box).to_contain_text("Ana, 18:00")
        expect(box).to_contain_text("Jo, 18:00")
        one.reads_naturally()
        one.finds_it_clean()
    ana.presses("With us", ana.one("The little box"))
    expect(ana.one("The little box")).not_to_contain_text("There are two answers")
    jo.page.reload()
    expect(jo.one("The little box")).not_to_contain_text("There are two answers")
    expect(jo.one("The little box")).to_contain_text("With us")


def test_not_yet_asks_again_and_past_the_plan_home_says_what_was_planned(family: Callable[..., Family]) -> None:
    home = family(at=SATURDAY)
    ana = home.who()
    plans_today(ana)
    ana.presses("We are leaving now")
    ana.presses("Not yet, ask in 20 minutes")
    ana.reads("Beside asks again at 9:50.")
    ana.finds_it_clean()
    home.now_is(21, 9, 49)
    ana.goes("/")
    ana.does_not_read(PLANNED, "Nobody has answered yet.")
    home.now_is(21, 9, 51)
    ana.goes("/")
    ana.reads("Nobody has answered yet.")
    ana.does_not_read(PLANNED)
    home.now_is(21, 10, 59)
    ana.goes("/")
    ana.does_not_read(PLANNED)
    home.now_is(21, 11, 1)
    ana.goes("/")
    ana.reads(PLANNED, "Nobody has answered yet.")
    ana.does_not_read("left behind", "forgot", "11:00")
    expect(ana.page.get_by_role("alert")).to_have_count(1)
    ana.reads_naturally()
    ana.finds_it_clean()
    ana.presses("With us")
    ana.reads("Not answered yet: the bear.")
    ana.presses("With us", ana.one("The bear"))
    ana.goes("/")
    expect(ana.page.get_by_role("alert")).to_have_count(0)


def test_a_plan_that_nobody_touched_is_said_once_its_part_of_the_day_is_over(family: Callable[..., Family]) -> None:
    home = family(at=SATURDAY)
    ana = home.who("Ana", "desk")
    plans_today(ana)
    ana.goes("/")
    expect(ana.page.get_by_role("alert")).to_have_count(0)
    home.now_is(21, 11, 1)
    jo = home.who("Jo")
    jo.reads(PLANNED, "Nobody has answered yet.")
    jo.finds_it_clean()
    jo.presses("Not yet, ask in 20 minutes")
    jo.goes("/")
    jo.does_not_read(PLANNED)
    jo.reads("To Oma, and back")


def test_at_the_door_with_no_journey_at_all(family: Callable[..., Family]) -> None:
    ana = family().who()
    ana.follows("We are at the door")
    ana.heading("Before you leave")
    ana.reads("At the door, Friday 20 November")
    ana.finds_it_clean()
    ana.presses("With us", ana.one("The little box"))
    ana.presses("All of it stays here")
    ana.heading("Written down at 18:00.")
    ana.reads_naturally()
    ana.finds_it_clean()
    ana.follows("Open home")
    ana.reads("the little box", "the bear")


def test_what_was_touched_by_slip_can_be_taken_back_from_its_own_page(family: Callable[..., Family]) -> None:
    ana = family().who()
    ana.page.locator("svg.corner").get_by_role("link", name="The little box").click()
    ana.heading("The little box")
    ana.follows("Where now?")
    ana.writes("The spot, the bag, the place or the person, in your words", "Oma")
    ana.presses("With someone")
    ana.reads("Oma")
    ana.finds_it_clean()
    history = ana.page.get_by_role("region", name="Written down")
    ana.presses("That was a slip", history.get_by_role("listitem").filter(has_text="Oma"))
    ana.reads("Taken back at 18:00.", "At home, on the windowsill.")
    ana.reads_naturally()
    ana.finds_it_clean()


def plans_today(one: Someone) -> None:
    """To Oma this morning, back tomorrow."""
    one.follows("We are going away")
    one.writes("The place, in your words", "Oma")
    for legend, day, part in (
        ("You leave", "Saturday 21 November", "Morning"),
        ("You come back", "Sunday 22 November", "Afternoon"),
    ):
        group = one.page.get_by_role("group", name=legend, exact=True)
        one.chooses(day, group)
        one.chooses(part, group)
    one.presses("Done")
    one.heading("To Oma, and back")
