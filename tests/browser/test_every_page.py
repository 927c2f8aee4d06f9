"""Every page that links lead to: nothing stands in the way, at any size, by day and by night."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import urldefrag, urljoin

import pytest
from tests.browser.conftest import Family, Size
from tests.browser.someone import Someone

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ALIKE = 2
"""So many pages that differ only by what they are about are looked at."""


def every_page(one: Someone, look: Callable[[str], Iterable[str]]) -> int:
    """Look at all pages that links lead to, breadth first; gives how many. `look` gives where its links lead."""
    seen: Counter[str] = Counter()
    waiting, known = ["/"], {"/"}
    while waiting:
        path = waiting.pop(0)
        alike = ID.sub("*", path)
        seen[alike] += 1
        if seen[alike] > ALIKE:
            continue
        for link in look(path):
            to = urldefrag(link).url.removeprefix(one.url)
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


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_nothing_stands_in_the_way(family: Callable[..., Family], size: Size) -> None:
    ana = family("again").who("Ana", size)
    lives(ana)

    def look(path: str) -> list[str]:
        ana.goes(path)
        assert ana.page.title().strip()
        ana.finds_it_clean()
        links = ana.page.locator("a[href]:not([download])").evaluate_all(
            "all => all.map((one) => one.getAttribute('href'))"
        )
        return [urljoin(ana.page.url, link) for link in links]

    assert every_page(ana, look) > 20


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
