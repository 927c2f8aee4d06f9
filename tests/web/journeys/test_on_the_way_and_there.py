"""On the way, and there: what is said, what is written, and the glass of water that is offered and nothing else."""

from datetime import UTC, datetime, timedelta

from django.test import Client
from tests.web.conftest import Home
from tests.web.journeys.conftest import Page, SignIn, see, touch

from beside import keepsakes, rituals
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, Step
from beside.keepsakes import Keepsake, Move, Place, whereabouts
from beside.rituals import Moment
from beside.web.boot import boot


def place(home: Home, thing: str) -> tuple[str, str]:
    lines = [(kept.id, kept.value) for kept in home.house().all(Move, of=home.things[thing])]
    found = whereabouts(lines).place
    return found.kind, found.words


def acts(home: Home, to_oma: Kept[Journey]) -> list[str]:
    return sorted(step.value.act for step in home.house().all(Step, of=to_oma.id))


def leave(ana: Client, home: Home, there: str, **answers: str) -> Page:
    for thing in ("box", "bear"):
        page = touch(ana, f"{there}count/", home.things[thing], answers.get(thing, "with_us"))
    return page.form("left/$").send(ana)


def arrive(ana: Client, home: Home, there: str, **answers: str) -> Page:
    return leave(ana, home, there, **answers).form("here/$").send(ana)


def test_only_what_is_with_us_is_named_on_the_way(ana: Client, home: Home, there: str) -> None:
    page = leave(ana, home, there, bear="stays")
    assert "On the way to Oma, with Ana, Jo, Lea and Tom: the little box." in page.text
    assert "We are here" in page.text
    assert "Not yet" in page.text


def test_on_the_way_is_said_once(ana: Client, jo: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    for thing in ("box", "bear"):
        page = touch(ana, f"{there}count/", home.things[thing], "with_us")
    form = page.form("left/$")
    for client, entry in ((ana, form.fields["entry"]), (ana, form.fields["entry"]), (jo, str(new_id()))):
        form.send(client, entry=entry)
    assert acts(home, to_oma) == ["left"]
    page = see(ana, f"/journeys/{to_oma.id}/").form("/slip/$").send(ana)
    assert "We are leaving now" in page.text, "a slip takes it back"


def test_what_is_not_answered_on_the_way_is_one_touch_away(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    see(ana, f"/journeys/{to_oma.id}/").form("leaving/$").send(ana)
    page = see(ana, f"/journeys/{to_oma.id}/").form("left/$").send(ana)
    assert "On the way to Oma." in page.text
    assert "Not everything is answered yet" in page.text
    page = touch(ana, f"{there}count/", home.things["box"], "with_us")
    assert "the little box" in see(ana, f"/journeys/{to_oma.id}/look/").text


def test_nobody_looks_again_before_the_way_or_after_it(ana: Client, to_oma: Kept[Journey]) -> None:
    assert see(ana, f"/journeys/{to_oma.id}/look/").url == f"/journeys/{to_oma.id}/"


def test_arriving_writes_where_each_thing_is(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    form = leave(ana, home, there, bear="stays").form("here/$")
    form.send(ana)
    form.send(ana)
    assert place(home, "box") == ("away", "Oma")
    assert place(home, "bear") == ("home", "on the windowsill")
    assert acts(home, to_oma) == ["arrived", "left"]
    assert len(home.house().all(Move, of=home.things["box"])) == 3


def test_two_who_arrive_write_it_once(ana: Client, jo: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    form = leave(ana, home, there).form("here/$")
    form.send(ana)
    page = form.send(jo, entry=str(new_id()))
    assert page.status == 303
    assert acts(home, to_oma) == ["arrived", "left"]


def test_what_nobody_answered_about_is_not_said_to_be_there(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str, clock: SetClock
) -> None:
    page = touch(ana, f"{there}count/", home.things["box"], "with_us")
    clock.move(timedelta(minutes=1))
    ana.post(f"{there}here/", {"entry": str(new_id())})
    page = see(ana, f"/journeys/{to_oma.id}/")
    assert "Where now is not written down: the bear." in page.text
    clock.move(timedelta(minutes=1))
    put = keepsakes.put(Place(kind="away", words="Oma"), by=home.jo.member, clock=clock)
    home.house().append(put, of=home.things["bear"], id=new_id())
    assert "not written down" not in see(ana, f"/journeys/{to_oma.id}/").text


def test_water_is_offered_and_nothing_else(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    page = arrive(ana, home, there)
    assert page.url == f"/journeys/{to_oma.id}/water/"
    assert "Some families bring a glass of water to the box when they arrive. Now?" in page.text
    assert "Bring the water Not now Not on this journey" in page.text
    assert "checked" not in page.html
    assert home.house().all(Moment) == []


def test_the_water_is_brought_by_a_child(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    form = arrive(ana, home, there).form("water/$")
    children = [str(home.children["Tom"]), str(home.children["Lea"])]
    page = form.send(ana, answer="bring", who=children)
    form.send(ana, answer="bring", who=children)
    moment = home.house().all(Moment)
    assert [(one.value.children, one.value.members, one.value.place) for one in moment] == [(("Lea", "Tom"), (), "Oma")]
    assert "Kept: a glass of water, Oma, Tuesday 24 November. Lea and Tom." in page.text
    assert "It stands there until evening." in page.text
    assert 'data-water="full"' in page.html
    assert f"/memories/new/?journey={to_oma.id}" in page.html
    assert "A full glass of water, brought by Lea and Tom." in see(ana, "/").text


def test_who_brought_it_can_stay_open_or_be_me(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    form = arrive(ana, home, there).form("water/$")
    page = form.send(ana, answer="bring")
    assert "Kept: a glass of water, Oma, Tuesday 24 November." in page.text
    page.form("water/slip/$").send(ana)
    page = see(ana, f"/journeys/{to_oma.id}/water/").form("water/$").send(ana, answer="bring", who=str(home.ana.member))
    assert "Tuesday 24 November. Ana." in page.text


def test_the_glass_was_a_slip_and_it_is_offered_again(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    page = arrive(ana, home, there).form("water/$").send(ana, answer="bring")
    form = page.form("water/slip/$")
    page = form.send(ana)
    form.send(ana)
    assert "A glass of water" in page.text
    assert len(home.house().all(Moment)) == 2
    assert ana.get(f"/journeys/{to_oma.id}/water/kept/").status_code == 404


def test_not_now_leaves_it_open_and_not_on_this_journey_does_not(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    page = arrive(ana, home, there)
    assert f'href="/journeys/{to_oma.id}/"' in page.html
    assert f"/journeys/{to_oma.id}/water/" in see(ana, f"/journeys/{to_oma.id}/").html
    form = page.form("water/$")
    for _ in range(2):
        page = form.send(ana, answer="never")
    assert "water" not in page.text
    assert acts(home, to_oma) == ["arrived", "left", "water_no"]
    assert see(ana, f"/journeys/{to_oma.id}/water/").url == f"/journeys/{to_oma.id}/"
    assert form.send(ana, answer="bring").status == 409


def test_an_answer_that_is_none_asks_again(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    form = arrive(ana, home, there).form("water/$")
    assert "Bring the water" in form.send(ana, answer="perhaps").text


def test_who_brought_water_before_has_chosen_it(ana: Client, home: Home, there: str) -> None:
    before = rituals.bring_water(by=home.ana.member, clock=SetClock(datetime(2026, 9, 20, 12, tzinfo=UTC)))
    home.house().append(before, id=new_id())
    assert "For arrivals you chose: a glass of water by the box. Now?" in arrive(ana, home, there).text


def test_without_a_box_nothing_is_said_of_one(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    page = arrive(ana, home, there)
    house = home.house()
    house.put_away(house.get(Keepsake, home.things["box"]))
    page = see(ana, f"/journeys/{to_oma.id}/water/")
    assert "Some families bring a glass of water when they arrive. Now?" in page.text


def test_where_nothing_came_along_nothing_is_offered(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    page = arrive(ana, home, there, box="stays", bear="stays")
    assert page.url == f"/journeys/{to_oma.id}/"
    assert "water" not in page.text
    assert ana.post(f"/journeys/{to_oma.id}/water/", {"answer": "bring"}).status_code == 409


def test_before_the_arrival_there_is_no_water(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    assert see(ana, f"/journeys/{to_oma.id}/water/").url == f"/journeys/{to_oma.id}/"
    assert ana.post(f"/journeys/{to_oma.id}/water/", {"answer": "bring"}).status_code == 409
    assert ana.get(f"/journeys/{to_oma.id}/water/kept/").status_code == 404
    assert home.house().all(Moment) == []


def test_in_the_evening_the_glass_is_gone_and_the_page_stays_true(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], there: str, clock: SetClock
) -> None:
    ana = sign_in("ana")
    arrive(ana, home, there).form("water/$").send(ana, answer="bring")
    clock.at = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
    page = see(sign_in("ana"), f"/journeys/{to_oma.id}/water/kept/")
    assert "until evening" not in page.text
    assert "data-water" not in page.html


def test_a_moment_of_another_journey_is_not_taken_back_here(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    other = home.house().append(rituals.bring_water(by=home.ana.member, clock=boot.clock), id=new_id())
    for of in (str(other.id), str(new_id()), ""):
        assert ana.post(f"/journeys/{to_oma.id}/water/slip/", {"of": of, "entry": str(new_id())}).status_code == 404


def test_the_new_home_is_home(ana: Client, home: Home, clock: SetClock) -> None:
    touched = {"leave-day": "2026-11-24", "leave-part": "morning", "back-day": "none"}
    page = see(ana, "/journeys/new/").form("new/$").send(ana, where="Lisbon", **touched)
    page = page.form("leaving/$").send(ana)
    for thing in home.things.values():
        page = touch(ana, page.url, thing, "with_us")
    page = page.form("left/$").send(ana)
    assert "On the way to Lisbon" in page.text
    assert "Home again. Where now?" in page.form("here/$").send(ana).text


def test_a_way_back_is_added_only_where_there_is_none(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    assert ana.post(f"/journeys/{to_oma.id}/back/").status_code == 303
    assert home.house().get(Journey, to_oma.id).rev == 1
