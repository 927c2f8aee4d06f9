"""By keyboard alone: Tab, Enter, Space and what is typed; where the keyboard is can always be seen."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.conftest import Family, Sit
from tests.browser.served import Served
from tests.browser.someone import Someone

AT = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const label = one.labels?.[0] ?? one;
  const hit = one.querySelector(":scope > .hit");
  const outlined = [one, label, one.nextElementSibling].filter(Boolean).map((it) => getComputedStyle(it))
    .some((it) => parseFloat(it.outlineWidth) > 0 && it.outlineStyle !== "none");
  const box = label.getBoundingClientRect();
  return {
    seen: outlined || (hit !== null && getComputedStyle(hit).stroke !== "none"),
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""
"""Whether the element with the keyboard shows it by a line around it, and stands on the screen."""
HERE = "document.activeElement.outerHTML.slice(0, 200)"
FURTHEST = 120
"""So many presses of Tab lead to anything on a page."""


class Keys:
    """A person who uses nothing but the keyboard."""

    def __init__(self, one: Someone) -> None:
        self.one, self.page = one, one.page

    def to(self, role: str, name: str, group: str = "") -> None:
        """Go on with Tab until the keyboard is there; at each step it has to be seen where it is."""
        scope = self.page.get_by_role("group", name=group, exact=True) if group else self.page
        goal = scope.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        expect(goal).to_be_attached()
        for _ in range(FURTHEST):
            if goal.evaluate("one => one === document.activeElement"):
                return
            if role == "radio" and goal.evaluate(
                "one => document.activeElement?.type === 'radio' && document.activeElement.name === one.name"
            ):
                self.page.keyboard.press("ArrowRight")
                continue
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(AT)
            assert at is None or (at["seen"] and at["inside"]), (at, self.page.evaluate(HERE))
        raise AssertionError(f"the keyboard never comes to the {role} {name!r}")

    def press(self, role: str, name: str, group: str = "", key: str = "Enter") -> None:
        """Go there and press."""
        self.to(role, name, group)
        self.page.keyboard.press(key)

    def choose(self, name: str, group: str = "", role: str = "radio") -> None:
        """Go to an answer and take it."""
        self.to(role, name, group)
        self.page.keyboard.press("Space")

    def write(self, name: str, text: str) -> None:
        """Go to a field and type."""
        self.to("textbox", name)
        self.page.keyboard.type(text)


def test_the_first_evening_by_keyboard_alone(empty: Served, sit: Sit) -> None:
    ana = sit(empty.url, "desk")
    ana.goes("/")
    keys = Keys(ana)
    keys.page.keyboard.press("Tab")
    expect(ana.page.get_by_role("link", name="To the page")).to_be_focused()
    keys.write("A name, or a pet name", "Mika")
    keys.page.keyboard.press("Enter")
    ana.heading("What do you have, and where?")
    keys.choose("Ashes in a box", role="checkbox")
    keys.choose("With us", "Where now? Ashes in a box")
    keys.press("button", "Go on")
    ana.heading("What should Beside call you?")
    keys.write("The word your family uses", "Ana")
    keys.press("button", "Go on")
    keys.press("button", "I have written them down")
    ana.reads("We are going away", "the box")


def test_a_departure_by_keyboard_alone(family: Callable[..., Family]) -> None:
    ana = family().who("Ana", "desk")
    keys = Keys(ana)
    keys.press("link", "We are going away")
    keys.write("The place, in your words", "Oma")
    keys.choose("Saturday 21 November", "You leave")
    keys.choose("Morning", "You leave")
    keys.choose("Sunday 22 November", "You come back")
    keys.choose("Afternoon", "You come back")
    keys.press("button", "Done")
    ana.heading("To Oma, and back")
    keys.press("button", "We are leaving now")
    ana.heading("Before you leave")
    keys.press("button", "With us", "The little box", key="Space")
    expect(ana.one("The little box")).to_contain_text("Ana, 18:00")
    keys.press("button", "With us", "The bear", key="Space")
    ana.heading("Written down at 18:00.")
    keys.press("button", "We are on the way")
    ana.reads("On the way to Oma")
    keys.press("button", "We are here")
    keys.press("button", "Bring the water")
    ana.reads("Kept: a glass of water, Oma")


def test_a_thing_in_the_picture_is_reached_and_opened_by_keyboard(family: Callable[..., Family]) -> None:
    ana = family().who("Ana", "desk")
    keys = Keys(ana)
    keys.press("link", "The little box")
    ana.heading("The little box")
