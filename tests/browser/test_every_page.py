"""Every page that links lead to, for every kind of family: it reads naturally, and nothing stands in the way."""

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from tests.browser.conftest import Family, Size
from tests.browser.someone import Someone

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ALIKE = 2
"""So many pages that differ only by what they are about are looked at."""


def every_page(one: Someone, holds: Callable[[], None]) -> int:
    """Go to all pages that links lead to, breadth first, and see that something holds on each; gives how many."""
    seen: Counter[str] = Counter()
    waiting, known = ["/"], {"/"}
    while waiting:
        path = waiting.pop(0)
        alike = ID.sub("*", path)
        seen[alike] += 1
        if seen[alike] > ALIKE:
            continue
        one.goes(path)
        assert one.page.title().strip()
        holds()
        links = one.page.locator("a[href]:not([download])")
        here = urlsplit(one.page.url).path
        for href in links.evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
            to = urldefrag(urljoin(here, href)).url
            if to.startswith("/") and to not in known:
                known.add(to)
                waiting.append(to)
    return seen.total()


def lives(one: Someone) -> None:
    """A little of everything, so that every page has something to say."""
    one.goes("/journeys/new/")
    known = one.page.get_by_role("radio", name="Oma", exact=True)
    if known.count():
        one.chooses("Oma")
    else:
        one.writes("The place, in your words", "Oma")
    for legend, day in (("You leave", "Saturday 21 November"), ("You come back", "Sunday 22 November")):
        group = one.page.get_by_role("group", name=legend, exact=True)
        one.chooses(day, group)
        one.chooses("Morning", group)
    one.presses("Done")
    one.goes("/memories/new/")
    one.expects(422)
    one.writes("Your line under it", "The first snow")
    one.presses("Keep this")
    one.presses("Keep the line alone")
    one.reads("Kept.")


@pytest.mark.parametrize("kind", ["no_name", "no_ashes", "not_yet", "nothing", "twins", "one_lives"])
def test_it_reads_naturally(family: Callable[..., Family], kind: str) -> None:
    ana = family(kind).who("Ana", "desk")
    lives(ana)
    assert every_page(ana, ana.reads_naturally) > 20


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


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_nothing_stands_in_the_way(family: Callable[..., Family], size: Size) -> None:
    ana = family("again").who("Ana", size)
    lives(ana)
    assert every_page(ana, ana.finds_it_clean) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_the_smallest_and_the_largest_screen_by_day_and_by_night(
    family: Callable[..., Family], width: int, scheme: str
) -> None:
    home = family("weekend")
    ana = home.who()
    lives(ana)
    ana.page.set_viewport_size({"width": width, "height": 720})
    ana.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in (
        "/",
        "/journeys/",
        "/journeys/new/",
        "/keepsakes/",
        f"/keepsakes/{home.things['box']}/",
        "/memories/",
        "/memories/new/",
        "/more/settings/",
        "/help/",
    ):
        ana.goes(path)
        ana.finds_it_clean()
