"""Home again: everything is back, or the page says what is not and where it was last."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.web.conftest import Home
from tests.web.journeys.conftest import Page, see, touch

from beside import keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, Step
from beside.keepsakes import Move, Place, whereabouts


def now(home: Home, thing: str) -> Place:
    lines = [(kept.id, kept.value) for kept in home.house().all(Move, of=home.things[thing])]
    return whereabouts(lines).place


def acts(home: Home, to_oma: Kept[Journey]) -> list[str]:
    return sorted(step.value.act for step in home.house().all(Step, of=to_oma.id))


def answer(page: Page, client: Client, thing: UUID, said: str, **more: str) -> Page:
    return page.form("/home/$", str(thing)).send(client, answer=said, **more)


@pytest.fixture
def at_home(ana: Client, home: Home, there: str, back: str) -> Page:
    """There and back with both, and at the door of home."""
    for way in (there, back):
        for thing in home.things.values():
            page = touch(ana, f"{way}count/", thing, "with_us")
        page = page.form("left/$").send(ana).form("here/$").send(ana)
    return page


def test_each_thing_goes_back_and_the_last_one_closes_the_journey(
    ana: Client, home: Home, to_oma: Kept[Journey], at_home: Page
) -> None:
    assert "Home again. Where now?" in at_home.text
    assert at_home.text.count("As before, on the windowsill") == 2
    page = answer(at_home, ana, home.things["box"], "before")
    assert "The little box" not in page.text
    assert "closed" not in acts(home, to_oma)
    form = page.form("/home/$", str(home.things["bear"]))
    page = form.send(ana, answer="before")
    form.send(ana, answer="before")
    assert "Home again. Everything is back. The journey is closed. Keep this day Leave it so" in page.text
    assert acts(home, to_oma).count("closed") == 1
    assert [now(home, thing).words for thing in home.things] == ["on the windowsill", "on the windowsill"]
    assert len(home.house().all(Move, of=home.things["bear"])) == 5


def test_elsewhere_in_their_own_words(ana: Client, home: Home, to_oma: Kept[Journey], at_home: Page) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/home/?elsewhere={home.things['box']}")
    assert "Where at home, in your words" in page.text
    page = answer(page, ana, home.things["box"], "elsewhere", words=" ")
    assert page.status == 422
    assert "A word or two about where." in page.text
    answer(page, ana, home.things["box"], "elsewhere", words=" on the  shelf ")
    assert now(home, "box") == Place(kind="home", words="on the shelf")
    assert see(ana, f"/journeys/{to_oma.id}/home/?elsewhere=nonsense").status == 200


def test_what_cannot_be_found_is_said_with_where_it_was_last_and_the_journey_stays_open(
    ana: Client, home: Home, to_oma: Kept[Journey], at_home: Page
) -> None:
    answer(at_home, ana, home.things["box"], "before")
    page = answer(at_home, ana, home.things["bear"], "cannot_find")
    assert "Home again. Not back The bear Not found. Last written down:" in page.text
    assert "closed" not in acts(home, to_oma)
    page = answer(page, ana, home.things["bear"], "before")
    assert "Everything is back." in page.text
    assert "closed" in acts(home, to_oma)


def test_it_is_closed_as_it_is_by_touch(
    ana: Client, jo: Client, home: Home, to_oma: Kept[Journey], at_home: Page
) -> None:
    page = answer(at_home, ana, home.things["bear"], "cannot_find")
    form = page.form("close/$")
    page = form.send(ana)
    form.send(jo, entry=str(new_id()))
    assert acts(home, to_oma).count("closed") == 1
    assert "The journey is closed." in page.text
    assert "The bear Not found." in page.text, "what is not back is still said"


def test_what_was_left_at_omas_on_purpose_is_elsewhere_and_meant_so(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str, back: str
) -> None:
    for way, bear in ((there, "with_us"), (back, "stays")):
        touch(ana, f"{way}count/", home.things["box"], "with_us")
        page = touch(ana, f"{way}count/", home.things["bear"], bear).form("left/$").send(ana).form("here/$").send(ana)
    assert "Elsewhere, and meant so The bear" in page.text
    page = answer(page, ana, home.things["box"], "before")
    assert "The journey is closed." in page.text


def test_what_nobody_answered_about_is_not_called_back(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str, back: str, clock: SetClock
) -> None:
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    for way in (there, back):
        clock.move(timedelta(minutes=1))
        page = Page.of(ana, ana.post(f"{way}here/", {"entry": str(new_id())}))
    assert "Not back The little box Last written down: Oma, 9:01." in page.text
    assert "The bear" not in page.text, "at home all the while"


def test_words_that_contradict_each_other_keep_it_open(
    ana: Client, jo: Client, home: Home, to_oma: Kept[Journey], at_home: Page
) -> None:
    of_jo = see(jo, f"/journeys/{to_oma.id}/home/").form("/home/$", str(home.things["box"]))
    answer(at_home, ana, home.things["box"], "elsewhere", words="on the shelf")
    of_jo.send(jo, answer="cannot_find")
    page = answer(at_home, ana, home.things["bear"], "before")
    assert "Not back The little box" in page.text
    assert "closed" not in acts(home, to_oma)


def test_before_it_is_home_there_is_nothing_to_put_back(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    url = f"/journeys/{to_oma.id}/home/"
    assert see(ana, url).url == f"/journeys/{to_oma.id}/"
    fields = {"keepsake": str(home.things["box"]), "answer": "before", "entry": str(new_id())}
    assert ana.post(url, fields).status_code == 409
    assert len(home.house().all(Move, of=home.things["box"])) == 1


def test_a_thing_that_is_not_there_and_an_answer_that_is_none(
    ana: Client, home: Home, to_oma: Kept[Journey], at_home: Page
) -> None:
    url = f"/journeys/{to_oma.id}/home/"
    for thing in (str(new_id()), "", str(to_oma.id)):
        assert ana.post(url, {"keepsake": thing, "answer": "before"}).status_code == 404
    assert answer(at_home, ana, home.things["box"], "burned").status == 303
    assert now(home, "box").kind == "with_us"


def test_what_was_not_shown_before_is_not_shown_again(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str, back: str, clock: SetClock
) -> None:
    house, by = home.house(), home.ana.member
    for move in (
        keepsakes.come_home("in the drawer", by=by, clock=clock, shown=False),
        keepsakes.take(by=by, clock=SetClock(clock.at + timedelta(seconds=1))),
    ):
        house.append(move, of=home.things["box"], id=new_id())
    clock.move(timedelta(seconds=2))
    for way in (there, back):
        for thing in home.things.values():
            page = touch(ana, f"{way}count/", thing, "with_us")
        page = page.form("left/$").send(ana).form("here/$").send(ana)
    answer(page, ana, home.things["box"], "before")
    assert now(home, "box") == Place(kind="not_shown", words="in the drawer")
