"""One journey: the way, what is asked before leaving, and what is changed later."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import Home
from tests.web.journeys.conftest import SignIn, see, touch

from beside import journeys, keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, PackingLine, Planned, Step, state
from beside.keepsakes import Keepsake, Place
from beside.web.boot import boot


def now(home: Home, kept: Kept[Journey]) -> Journey:
    return home.house().get(Journey, kept.id).value


def steps(home: Home, kept: Kept[Journey]) -> list[str]:
    return sorted(step.value.act for step in home.house().all(Step, of=kept.id))


def test_the_way_with_its_legs_and_what_is_asked_before(ana: Client, to_oma: Kept[Journey]) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/")
    for sentence in (
        "To Oma, and back",
        "Friday 27 November to Sunday 29 November. By car, all of you.",
        "Fri From home to Oma, in the morning",
        "Before you leave, Beside asks after: the little box, the bear.",
        "Ana carries. If nobody has answered by 11:00, home says so.",
        "2 nights Oma",
        "Sun From Oma home, in the afternoon",
        "Before you leave, Beside asks again.",
        "Ana carries: the little box, the bear. Jo drives.",
    ):
        assert sentence in page.text.replace("  ", " "), sentence
    assert "<title>A journey</title>" in page.html, "no word of theirs in a title"


def test_another_family_or_nobody_finds_nothing(ana: Client, stranger: Client, to_oma: Kept[Journey]) -> None:
    leg = to_oma.value.legs[0].id
    for path in ("", "who/", "along/", "water/", "water/kept/", "look/", "home/", f"{leg}/count/", f"{leg}/times/"):
        assert ana.get(f"/journeys/{new_id()}/{path}").status_code == 404, path
    for path in ("count/", "times/", "bag/"):
        assert ana.get(f"/journeys/{to_oma.id}/{new_id()}/{path}").status_code == 404, path
    assert stranger.get(f"/journeys/{to_oma.id}/").status_code == 302


@pytest.mark.parametrize("path", ["off/", "slip/", "list/", "list/add/", "list/back/", "water/slip/", "close/"])
def test_what_changes_something_is_posted(ana: Client, to_oma: Kept[Journey], path: str) -> None:
    assert ana.get(f"/journeys/{to_oma.id}/{path}").status_code == 405


def test_a_thing_that_is_no_journey_is_none(ana: Client, home: Home) -> None:
    assert ana.get(f"/journeys/{home.things['box']}/").status_code == 404


def test_called_off_and_taken_back(ana: Client, jo: Client, home: Home, to_oma: Kept[Journey]) -> None:
    form = see(ana, f"/journeys/{to_oma.id}/").form("off/$")
    page = form.send(ana)
    form.send(jo)
    assert steps(home, to_oma) == ["cancelled"], "two who say the same say it once"
    assert "Called off. Ana, 9:00." in page.text
    assert "We are leaving now" not in page.text
    page = page.form("slip/$").send(jo)
    assert "We are leaving now" in page.text
    assert steps(home, to_oma) == ["cancelled", "slip"]


def test_only_what_was_said_of_this_journey_is_taken_back(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    house = home.house()
    later = house.append(
        journeys.ask_again(journeys.Departure(of=new_id()), by=home.ana.member, clock=boot.clock), id=new_id()
    )
    declined = house.append(journeys.no_water(by=home.ana.member, clock=boot.clock), of=to_oma.id, id=new_id())
    for of in (str(later.id), str(declined.id), str(home.things["box"]), str(new_id()), "nonsense", ""):
        assert ana.post(f"/journeys/{to_oma.id}/slip/", {"of": of, "entry": str(new_id())}).status_code == 404


def test_who_comes_carries_and_drives_is_changed_later(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/who/")
    page = page.form("who/$").send(
        ana,
        comes=[str(home.ana.member), str(home.children["Lea"])],
        carries=str(home.jo.member),
        drives=str(home.ana.member),
    )
    assert "By car: Ana and Lea." in page.text
    assert "Jo carries: the little box, the bear. Ana drives." in page.text
    value = now(home, to_oma)
    assert (value.carries, value.drives) == (home.jo.member, home.ana.member)


def test_when_all_of_us_come_nobody_in_particular_is_named(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    everyone = [home.ana.member, home.jo.member, *home.children.values()]
    form = see(ana, f"/journeys/{to_oma.id}/who/").form("who/$")
    form.send(ana, comes=[str(id) for id in everyone], drives="none")
    assert (now(home, to_oma).comes, now(home, to_oma).drives) == ((), None)


def test_a_child_or_a_stranger_does_not_carry(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    for who in (str(home.children["Tom"]), str(new_id()), "nonsense", ""):
        form = see(ana, f"/journeys/{to_oma.id}/who/").form("who/$")
        form.send(ana, carries=who, drives=who, comes=[str(new_id())])
        value = now(home, to_oma)
        assert (value.carries, value.drives, value.comes) == (home.ana.member, None, ())


def test_things_that_come_along_are_changed_later(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/along/").form("along/$").send(ana, along=str(home.things["bear"]))
    assert "Beside asks after: the bear." in page.text
    see(ana, f"/journeys/{to_oma.id}/along/").form("along/$").send(
        ana, along=[str(new_id()), *map(str, home.things.values())]
    )
    assert now(home, to_oma).along == (home.things["box"], home.things["bear"]), "in the family's order"


def test_what_is_not_shown_is_not_offered_not_asked_after_and_not_taken_off(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    hide = keepsakes.come_home("", by=home.ana.member, clock=boot.clock, shown=False)
    home.house().append(hide, of=home.things["bear"], id=new_id())
    page = see(ana, f"/journeys/{to_oma.id}/along/")
    assert "The bear" not in page.text
    assert "bear" not in see(ana, f"{there}count/").text
    assert "bear" not in see(ana, f"/journeys/{to_oma.id}/").text
    page.form("along/$").send(ana, along=str(home.things["box"]))
    assert now(home, to_oma).along == (home.things["box"], home.things["bear"])


def test_what_was_put_away_is_not_asked_after(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    house = home.house()
    house.put_away(house.get(Keepsake, home.things["bear"]))
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    assert "Written down at" in see(ana, f"{there}count/").text


def test_two_who_change_the_same_see_both_and_the_second_chooses(
    ana: Client, jo: Client, home: Home, to_oma: Kept[Journey]
) -> None:
    of_ana, of_jo = (see(client, f"/journeys/{to_oma.id}/along/").form("along/$") for client in (ana, jo))
    of_jo.send(jo, along=str(home.things["bear"]))
    page = of_ana.send(ana, along=str(home.things["box"]))
    assert page.status == 409
    assert "Jo and you changed this at the same time." in page.text
    assert "the little box" in page.text
    assert "the bear" in page.text
    page.form("along/$").send(ana, keep="theirs")
    assert now(home, to_oma).along == (home.things["bear"],)
    page.form("along/$").send(ana, keep="mine")
    assert now(home, to_oma).along == (home.things["box"],)


def test_two_who_change_different_things_do_not_meet(
    ana: Client, jo: Client, home: Home, to_oma: Kept[Journey]
) -> None:
    of_ana = see(ana, f"/journeys/{to_oma.id}/along/").form("along/$")
    see(jo, f"/journeys/{to_oma.id}/who/").form("who/$").send(jo, carries=str(home.jo.member), drives="none")
    assert of_ana.send(ana, along=str(home.things["box"])).status == 303
    assert (now(home, to_oma).along, now(home, to_oma).carries) == ((home.things["box"],), home.jo.member)


def test_who_comes_at_the_same_time_is_shown_in_words(
    ana: Client, jo: Client, home: Home, to_oma: Kept[Journey]
) -> None:
    of_ana, of_jo = (see(client, f"/journeys/{to_oma.id}/who/").form("who/$") for client in (ana, jo))
    of_jo.send(jo, carries=str(home.jo.member), drives="none")
    page = of_ana.send(ana, comes=[str(home.ana.member)], carries=str(home.ana.member), drives=str(home.jo.member))
    assert page.status == 409
    assert "Who carries" in page.text
    page.form("who/$").send(ana, keep="mine")
    assert now(home, to_oma).comes == (home.ana.member,)


def test_saving_the_same_twice_changes_nothing(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    form = see(ana, f"/journeys/{to_oma.id}/along/").form("along/$")
    for _ in range(2):
        assert form.send(ana, along=str(home.things["box"])).status == 303
    assert home.house().get(Journey, to_oma.id).rev == 2


def test_another_time_for_a_leg_keeps_the_leg(ana: Client, home: Home, to_oma: Kept[Journey], back: str) -> None:
    page = see(ana, f"{back}times/")
    assert 'value="2026-11-29"' in page.html
    page = page.form("times/$").send(ana, **{"leave-day": "2026-11-30", "leave-part": "evening"})
    assert "From Oma home, in the evening" in page.text
    assert now(home, to_oma).legs[1].id == to_oma.value.legs[1].id
    page = see(ana, f"{back}times/").form("times/$").send(ana, **{"leave-time": "06:10", "leave-part": "early"})
    assert "From Oma home, at 6:10" in page.text
    assert "If nobody has answered by 6:10, home says so." in page.text
    page = see(ana, f"{back}times/").form("times/$").send(ana, **{"leave-day": "open"})
    assert "From Oma home" in page.text
    assert now(home, to_oma).back == "open"


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"leave-day": ""}, "Which day do you come back?"),
        ({"leave-day": "2026-11-01"}, "This day has been. Which day do you come back?"),
        ({"leave-time": "soon"}, "A time like 6:10 is meant here."),
        ({"leave-day": "2026-11-25"}, "This is before you leave. Which day do you come back?"),
    ],
)
def test_a_time_that_cannot_be_is_asked_again(
    ana: Client, home: Home, to_oma: Kept[Journey], back: str, fields: dict[str, str], asked: str
) -> None:
    page = see(ana, f"{back}times/").form("times/$").send(ana, **fields)
    assert page.status == 422
    assert asked in page.text
    assert now(home, to_oma) == to_oma.value


def test_the_way_there_has_a_day(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    page = see(ana, f"{there}times/")
    assert "Not known yet" not in page.text
    assert page.form("times/$").send(ana, **{"leave-day": "open"}).status == 422
    assert ana.post(f"{there}times/", {"mine": "nonsense", "was": "2026-11-27|morning|"}).status_code == 404


def test_another_time_after_it_was_asked_is_asked_anew(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    see(ana, f"{there}times/").form("times/$").send(ana, **{"leave-day": "2026-11-28", "leave-part": "early"})
    assert steps(home, to_oma) == ["stayed"]
    assert len(see(ana, f"{there}count/").forms("answer/$")) == 2


def test_what_lies_behind_is_not_changed(sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    ana = sign_in("ana")
    off = see(ana, f"/journeys/{to_oma.id}/").form("off/$")
    house, leg = home.house(), to_oma.value.legs[0].id
    house.append(
        journeys.we_are_home(to_oma.value.legs[1].id, by=home.ana.member, clock=clock), of=to_oma.id, id=new_id()
    )
    house.append(journeys.close(by=home.ana.member, clock=clock), of=to_oma.id, id=new_id())
    for answer in (
        ana.get(f"/journeys/{to_oma.id}/who/"),
        ana.post(f"/journeys/{to_oma.id}/along/", {"along": ""}),
        ana.post(f"/journeys/{to_oma.id}/{leg}/times/", {}),
        ana.post(f"/journeys/{to_oma.id}/{leg}/leaving/", {}),
        ana.post(f"/journeys/{to_oma.id}/{leg}/left/", {}),
        ana.post(f"/journeys/{to_oma.id}/{leg}/stay/", {}),
        ana.post(f"/journeys/{to_oma.id}/{leg}/later/", {}),
        ana.post(f"/journeys/{to_oma.id}/{leg}/here/", {}),
        ana.get(f"/journeys/{to_oma.id}/{leg}/bag/"),
        ana.post(f"/journeys/{to_oma.id}/back/", {}),
        ana.post(off.action, off.fields),
    ):
        assert answer.status_code == 409
        assert "The journey has gone on since this page was shown." in answer.content.decode()
    assert state(to_oma.value, [(step.id, step.value) for step in house.all(Step, of=to_oma.id)], {}).over


def test_closed_is_taken_back_too(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    home.house().append(journeys.close(by=home.ana.member, clock=boot.clock), of=to_oma.id, id=new_id())
    page = see(ana, f"/journeys/{to_oma.id}/")
    assert "The journey is closed." in page.text
    page = page.form("slip/$").send(ana)
    assert "We are leaving now" in page.text


def test_no_query_runs_in_a_loop(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    urls = ("/journeys/", "/journeys/new/", f"/journeys/{to_oma.id}/", f"{there}count/", "/journeys/door/")
    before = [_queries(ana, url) for url in urls]
    house, clock = home.house(), boot.clock
    for n in range(5):
        kept = house.add(Keepsake(sort="stone", word=f"Stone {n}"))
        house.append(keepsakes.put(Place(kind="home"), by=home.jo.member, clock=clock), of=kept.id, id=new_id())
        house.add(PackingLine(words=f"Line {n}"), of=to_oma.id)
        leaves = Planned(day="2026-12-01", part="early", zone="Europe/Berlin")
        other = house.add(
            journeys.plan(f"Place {n}", leaves, "open", by=home.jo.member, clock=clock, zone="Europe/Berlin")
        )
        house.append(journeys.cancel(by=home.jo.member, clock=clock), of=other.id, id=new_id())
    assert [_queries(ana, url) for url in urls] == before


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as run:
        see(client, url)
    return len(run)


def test_ids_are_all_that_stands_in_an_address(ana: Client, to_oma: Kept[Journey]) -> None:
    page = see(ana, f"/journeys/{to_oma.id}/")
    for part in page.url.strip("/").split("/"):
        assert part in ("", "journeys") or UUID(part)
