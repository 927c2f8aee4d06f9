"""Two people and one thing; a sign-in that ended; a form that is not complete: nothing that was written is lost."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.conftest import Family
from tests.browser.families import WORDS
from tests.browser.someone import Someone


def tells(one: Someone, story: str) -> None:
    """Write the story of the little box."""
    one.writes("Its story", story)
    one.presses("Keep this")


def test_of_two_who_tell_at_once_the_second_sees_both_and_chooses(family: Callable[..., Family]) -> None:
    home = family()
    ana, jo = home.who("Ana"), home.who("Jo", "desk")
    for one in (ana, jo):
        one.goes(f"/keepsakes/{home.things['box']}/tell/")
    tells(ana, "Jo carried it up the stairs.")
    ana.reads("Jo carried it up the stairs.")
    jo.expects(409)
    tells(jo, "Lea chose the spot.")
    jo.heading("Ana and you changed this at the same time.")
    jo.reads("Both versions are kept.", "Lea chose the spot.", "Jo carried it up the stairs.")
    jo.reads_naturally()
    jo.finds_it_clean()
    jo.presses("Keep both")
    jo.reads("Lea chose the spot.", "Jo carried it up the stairs.")


def test_of_two_lines_under_one_photo_the_second_chooses_too(family: Callable[..., Family]) -> None:
    home = family()
    ana, jo = home.who("Ana"), home.who("Jo", "desk")
    ana.follows("Keep something")
    ana.writes("Your line under it", "The branch in the bottle")
    ana.expects(422)
    ana.presses("Keep this")
    ana.presses("Keep the line alone")
    ana.reads("Kept.", "The branch in the bottle")
    page = ana.page.url.removeprefix(ana.url).split("?")[0]
    for one in (ana, jo):
        one.goes(page)
        one.page.get_by_role("main").get_by_role("link", name="Change", exact=True).click()
    ana.writes("Your line", "The branch that Oma put in a bottle")
    ana.presses("Keep this")
    jo.expects(409)
    jo.writes("Your line", "A branch, and the first leaf")
    jo.presses("Keep this")
    jo.reads("The branch that Oma put in a bottle", "A branch, and the first leaf")
    jo.finds_it_clean()
    jo.presses("Mine")
    jo.reads("A branch, and the first leaf")
    jo.does_not_read("Oma")


def test_what_was_being_written_when_a_sign_in_ended_waits_for_the_words(family: Callable[..., Family]) -> None:
    home = family()
    ana = home.who()
    ana.goes(f"/keepsakes/{home.things['bear']}/tell/")
    home.now_is(20, 21, 30)
    ana.expects(401)
    tells(ana, "Tom sleeps with it when Mika lends it.")
    ana.heading("Your words, please.")
    ana.does_not_read("Tom sleeps")
    ana.finds_it_clean()
    ana.writes("Your five words", "not these ones")
    ana.presses("Sign in")
    ana.reads("These words do not fit.")
    ana.signs_in(WORDS["Ana"])
    ana.heading("The bear")
    ana.reads("Tom sleeps with it when Mika lends it.")


def test_a_plan_with_holes_says_what_is_open_and_keeps_what_was_touched(family: Callable[..., Family]) -> None:
    ana = family().who()
    ana.follows("We are going away")
    leave = ana.page.get_by_role("group", name="You leave", exact=True)
    back = ana.page.get_by_role("group", name="You come back", exact=True)
    ana.chooses("Saturday 28 November", leave)
    ana.chooses("Friday 20 November", back)
    ana.chooses("Afternoon", back)
    ana.expects(422)
    ana.presses("Done")
    expect(ana.page.get_by_label("The place, in your words")).to_have_accessible_description(
        "Where to? A word is enough."
    )
    expect(leave).to_have_accessible_description("Which part of the day?")
    expect(leave.get_by_role("radio", name="Saturday 28 November")).to_be_checked()
    ana.finds_it_clean()
    ana.writes("The place, in your words", "Oma")
    ana.chooses("Morning", leave)
    ana.presses("Done")
    expect(back).to_have_accessible_description("This is before you leave. Which day do you come back?")
    expect(ana.page.get_by_label("The place, in your words")).to_have_value("Oma")
    ana.chooses("Sunday 29 November", back)
    ana.presses("Done")
    ana.reads("Saturday 28 November to Sunday 29 November.")


def test_a_file_that_is_no_picture_is_refused_beside_its_field_and_the_line_stays(
    family: Callable[..., Family],
) -> None:
    ana = family().who("Ana", "desk")
    ana.follows("Keep something")
    ana.takes_a_picture("Which photo", b"%PDF-1.7 not a picture at all")
    ana.writes("Your line under it", "From the hospital")
    ana.expects(422)
    ana.presses("Keep this")
    ana.reads("IMG_0042.jpg is of a kind Beside cannot open.")
    expect(ana.page.get_by_label("Your line under it")).to_have_value("From the hospital")
    ana.finds_it_clean()


def test_touching_twice_keeps_one(family: Callable[..., Family]) -> None:
    home = family()
    ana = home.who()
    ana.goes(f"/keepsakes/{home.things['box']}/where/")
    ana.writes("The spot, the bag, the place or the person, in your words", "in the drawer")
    ana.page.get_by_role("button", name="At home", exact=True).dblclick()
    ana.heading("The little box")
    expect(ana.page.get_by_role("region", name="Written down").get_by_role("listitem")).to_have_count(2)
    ana.page.go_back()
    ana.goes(f"/keepsakes/{home.things['box']}/")
    expect(ana.page.get_by_role("region", name="Written down").get_by_role("listitem")).to_have_count(2)
