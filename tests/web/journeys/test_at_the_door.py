"""We are at the door, with no journey at all: the same count, and nothing is planned by it."""

from datetime import timedelta

from django.test import Client
from tests.web.conftest import Home
from tests.web.journeys.conftest import see, touch

from beside import keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id, parse_id
from beside.journeys import Journey, Step
from beside.keepsakes import Move
from beside.web.boot import boot


def moves(home: Home, thing: str = "box") -> list[Move]:
    return sorted((kept.value for kept in home.house().all(Move, of=home.things[thing])), key=lambda move: move.said)


def test_the_door_has_an_address_of_its_own_while_it_is_answered(ana: Client, home: Home) -> None:
    page = see(ana, "/journeys/door/")
    assert "At the door, Tuesday 24 November Before you leave" in page.text
    asking = parse_id(page.url.strip("/").split("/")[-1])
    page = touch(ana, page.url, home.things["box"], "with_us")
    assert "The little box With us Ana, 9:00." in page.text
    at = moves(home)[-1].at
    assert at is not None
    assert (at.of, at.leg) == (asking, None)
    assert home.house().all(Journey) == []
    assert see(ana, "/journeys/door/").url != page.url


def test_what_cannot_be_found_stays_on_the_page(ana: Client, home: Home) -> None:
    door = see(ana, "/journeys/door/").url
    touch(ana, door, home.things["box"], "cannot_find")
    page = touch(ana, door, home.things["bear"], "stays")
    assert "The little box Can’t find Ana, 9:00. On the windowsill." in page.text
    assert "Written down at 9:00." in page.text
    assert "We are on the way" not in page.text
    page = page.form("slip/$").send(ana)
    assert "Taken back at 9:00. Everyone is asked again: the little box." in page.text
    assert moves(home)[-1].act == "slip"


def test_all_of_it_stays_here(ana: Client, home: Home) -> None:
    page = see(ana, "/journeys/door/")
    form = page.form("answer/$", "all_stay")
    page = form.send(ana, answer="all_stay")
    form.send(ana, answer="all_stay")
    assert page.text.count("Stays here, on purpose Ana, 9:00. On the windowsill.") == 2
    assert [len(moves(home, thing)) for thing in ("box", "bear")] == [2, 2]


def test_all_of_it_is_what_the_page_named_and_is_still_open(ana: Client, jo: Client, home: Home) -> None:
    page = see(ana, "/journeys/door/")
    touch(jo, page.url, home.things["box"], "with_us")
    page = page.form("answer/$", "all_stay").send(ana, answer="all_stay")
    assert "The little box With us Jo, 9:00." in page.text
    assert len(moves(home)) == 2


def test_what_is_elsewhere_is_not_asked_after(ana: Client, home: Home) -> None:
    give = keepsakes.give("Oma", by=home.ana.member, clock=boot.clock)
    home.house().append(give, of=home.things["bear"], id=new_id())
    page = see(ana, "/journeys/door/")
    assert "The little box" in page.text
    assert "The bear" not in page.text


def test_two_who_differ_at_the_door(ana: Client, jo: Client, home: Home) -> None:
    door = see(ana, "/journeys/door/").url
    of_jo = see(jo, door).form("answer/$", str(home.things["box"]))
    touch(ana, door, home.things["box"], "with_us")
    assert "There are two answers. Please look once more." in of_jo.send(jo, answer="stays").text


def test_not_yet_is_asked_again_at_home_and_that_door_lies_behind_after_a_while(
    ana: Client, home: Home, clock: SetClock
) -> None:
    form = see(ana, "/journeys/door/").form("later/$")
    for _ in range(2):
        assert form.send(ana).url == "/"
    assert len(home.house().all(Step)) == 1
    assert "Nobody has answered yet." not in see(ana, "/").text
    clock.move(timedelta(minutes=20))
    page = see(ana, "/")
    assert "Nobody has answered yet." in page.text
    assert "planned" not in page.text
    page = page.form("answer/$").send(ana, answer="stays")
    assert "Before you leave" in page.text
    assert "Not answered yet: the bear." in see(ana, "/").text
    clock.move(timedelta(hours=1, minutes=50))
    assert "Not answered yet" in see(ana, "/").text


def test_a_door_without_anything_to_ask_after_leads_home(ana: Client, home: Home) -> None:
    for thing in home.things.values():
        home.house().append(keepsakes.give("Oma", by=home.ana.member, clock=boot.clock), of=thing, id=new_id())
    page = see(ana, "/journeys/door/")
    assert "Open home" in page.text
    assert page.forms("answer/$") == []


def test_the_forms_of_a_door_are_posted_and_know_their_things(ana: Client, home: Home) -> None:
    door = see(ana, "/journeys/door/").url
    for path in ("answer/", "slip/", "later/"):
        assert ana.get(door + path).status_code == 405
    assert ana.post(f"{door}answer/", {"keepsake": str(new_id()), "answer": "stays"}).status_code == 404
    assert ana.post(f"{door}slip/", {"of": str(home.house().all(Move)[0].id)}).status_code == 404
