"""The first evening, as `beside serve` shows it to somebody who has just opened it."""

import re
import time

from playwright.sync_api import Locator, expect
from tests.browser.conftest import Sit
from tests.browser.served import Served
from tests.browser.someone import Someone

THREE_MINUTES = 180
MOST_TOUCHES = 40


def where(one: Someone, thing: str) -> Locator:
    """The three places that open under a thing that was touched."""
    return one.page.get_by_role("group", name=f"Where now? {thing}", exact=True)


def five_words(one: Someone) -> str:
    """The words on the page, as somebody writes them down."""
    one.heading("Here are five words. Together they are your passphrase.")
    words = one.page.get_by_role("main").get_by_role("listitem").all_inner_texts()
    assert len(words) == 5
    return " ".join(words)


def test_on_a_phone_it_takes_few_touches_and_far_less_than_three_minutes(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url)
    begun = time.monotonic()
    ana.goes("/")
    ana.heading("What do you call your baby?")
    ana.finds_it_clean()
    ana.writes("A name, or a pet name", "Mika")
    ana.presses("Go on")

    ana.heading("What do you have, and where?")
    ana.chooses("Ashes in a box")
    ana.chooses("With us", where(ana, "Ashes in a box"))
    ana.chooses("A bear")
    ana.chooses("With us", where(ana, "A bear"))
    ana.chooses("Part of the ashes in a locket")
    ana.chooses("With somebody", where(ana, "Part of the ashes in a locket"))
    ana.finds_it_clean()
    ana.presses("Go on")

    ana.heading("What should Beside call you?")
    ana.finds_it_clean()
    ana.writes("The word your family uses", "Ana")
    ana.presses("Go on")

    five_words(ana)
    ana.reads("This computer keeps a spare key.")
    ana.finds_it_clean()
    ana.presses("I have written them down")

    ana.reads("Where everything is, and since when", "We are going away", "Keep something")
    ana.picture("At home: the box, the bear.")
    ana.finds_it_clean()
    assert ana.touches < MOST_TOUCHES
    assert time.monotonic() - begun < THREE_MINUTES / 3


def test_what_is_with_them_stands_on_the_shelf_as_it_is_answered(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url)
    ana.goes("/")
    ana.presses("Go on")
    bear = ana.page.locator("svg.corner .t-bear")
    expect(bear).to_be_hidden()
    ana.chooses("A bear")
    ana.chooses("With us", where(ana, "A bear"))
    expect(bear).to_be_visible()
    ana.presses("Go on")
    ana.heading("What should Beside call you?")
    expect(ana.page.locator("svg.corner .t-bear")).to_be_visible()


def test_back_keeps_what_was_typed_and_touched(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url, "desk")
    ana.goes("/")
    ana.writes("A name, or a pet name", "Mika")
    ana.presses("Go on")
    ana.chooses("A blanket")
    ana.chooses("Not with us yet", where(ana, "A blanket"))
    ana.presses("Go on")
    ana.writes("The word your family uses", "Mum")
    ana.presses("Back")
    expect(ana.page.get_by_role("checkbox", name="A blanket")).to_be_checked()
    expect(where(ana, "A blanket").get_by_label("Not with us yet")).to_be_checked()
    ana.presses("Back")
    expect(ana.page.get_by_label("A name, or a pet name")).to_have_value("Mika")
    ana.presses("Go on")
    ana.presses("Go on")
    expect(ana.page.get_by_label("The word your family uses")).to_have_value("Mum")
    ana.presses("Go on")
    words = five_words(ana)
    ana.presses("Back")
    ana.presses("Go on")
    assert five_words(ana) != words
    ana.finds_it_clean()


def test_no_name_and_nothing_answered_at_all_is_a_first_evening_too(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url)
    ana.goes("/")
    ana.presses("We use no name")
    ana.presses("Leave this out")
    ana.presses("Later")
    ana.presses("I have written them down")
    ana.reads("We are going away")
    ana.reads_naturally()
    ana.finds_it_clean()
    assert ana.touches == 4


def test_two_babies_are_named_side_by_side(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url)
    ana.goes("/")
    ana.writes("A name, or a pet name", "Ida")
    ana.presses("There is more than one baby")
    ana.heading("What do you call your babies?")
    names = ana.page.get_by_label("A name, or a pet name")
    expect(names).to_have_count(2)
    expect(names.first).to_have_value("Ida")
    names.last.fill("Jonas")
    ana.finds_it_clean()
    ana.presses("Go on")
    ana.chooses("Ashes in a box")
    ana.chooses("With us", where(ana, "Ashes in a box"))
    ana.presses("Go on")
    ana.presses("Go on")
    ana.presses("I have written them down")
    ana.heading("At home: the box.")
    ana.picture("At home: the box.")
    ana.goes("/more/settings/")
    ana.reads("Ida and Jonas")
    ana.reads_naturally()


def test_words_of_their_own_are_refused_beside_the_field_and_stay_in_it(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url)
    ana.goes("/")
    ana.writes("A name, or a pet name", "Mika")
    for _ in range(3):
        ana.presses("Go on")
    ana.presses("Use my own")
    field = ana.page.get_by_label("Your passphrase")
    ana.expects(422)
    for typed, why in (
        ("Mika", "15 characters are needed; this has 4. One or two more words will do."),
        ("good night, dear Mika", "This contains a name or a date from your family."),
        ("aaaaaaaaaaaaaaaaaaaa", "Others could guess this quickly."),
    ):
        field.fill(typed)
        ana.presses("Go on")
        expect(field).to_have_value(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(why)))
    ana.finds_it_clean()
    field.fill("the kettle sings before the lighthouse does")
    ana.presses("Go on")
    ana.reads("We are going away")


def test_signing_in_again_forgives_capitals_and_dashes_and_says_what_to_do_without_words(
    empty: Served, sit: Sit
) -> None:
    ana = sit(empty.url)
    words = begin(ana)
    later = sit(empty.url, "desk")
    later.goes("/journeys/")
    later.heading("Sign in")
    later.finds_it_clean()
    later.expects(422)
    field = later.page.get_by_label("Your five words")
    later.writes("Your five words", "these are not the words")
    later.presses("Sign in")
    expect(field).to_have_accessible_description(re.compile("These words do not fit"))
    later.finds_it_clean()
    later.follows("I do not have my words")
    later.reads("beside let-me-in", "It asks for whom.")
    later.finds_it_clean()
    later.follows("Try the words again")
    later.writes("Your five words", words.upper().replace(" ", "-"))
    later.presses("Sign in")
    later.reads("We are going away")
    pasted = sit(empty.url)
    pasted.goes("/journeys/")
    pasted.page.evaluate("text => document.querySelector('[type=password]').value = text", f"  {words.title()} \n")
    pasted.presses("Sign in")
    pasted.heading("Journeys")


def test_signing_out_leaves_nothing_to_go_back_to(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url, "desk")
    begin(ana)
    ana.follows("More")
    ana.presses("Sign out")
    ana.page.go_back()
    ana.does_not_read("Mika")
    ana.goes("/")
    ana.heading("Sign in")


def begin(one: Someone, you: str = "") -> str:
    """The shortest first evening with a name; gives the words."""
    one.goes("/")
    one.writes("A name, or a pet name", "Mika")
    one.presses("Go on")
    one.presses("Go on")
    one.writes("The word your family uses", you)
    one.presses("Go on")
    words = five_words(one)
    one.presses("I have written them down")
    one.reads("We are going away")
    return words


def test_the_browsers_own_way_back_and_forth_keeps_what_was_answered(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url)
    ana.goes("/")
    ana.writes("A name, or a pet name", "Mika")
    ana.presses("Go on")
    ana.heading("What do you have, and where?")
    ana.chooses("A bear")
    ana.presses("Go on")
    ana.heading("What should Beside call you?")
    ana.page.go_back()
    ana.heading("What do you have, and where?")
    expect(ana.page.get_by_label("A bear", exact=True)).to_be_checked()
    ana.page.go_back()
    ana.heading("What do you call your baby?")
    expect(ana.page.get_by_label("A name, or a pet name")).to_have_value("Mika")
    ana.page.go_forward()
    ana.heading("What do you have, and where?")
    expect(ana.page.get_by_label("A bear", exact=True)).to_be_checked()
