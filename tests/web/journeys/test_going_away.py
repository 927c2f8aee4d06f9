"""[We are going away]: six touches, or three to the same place; what is still open is asked beside its field."""

from uuid import UUID

import pytest
from django.test import Client
from tests.web.conftest import Home
from tests.web.journeys.conftest import Page, see

from beside import keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, bring
from beside.keepsakes import Keepsake, Place

TOUCHED = {"leave-day": "2026-11-27", "leave-part": "morning", "back-day": "2026-11-29", "back-part": "afternoon"}


def journey(home: Home, page: Page) -> Journey:
    assert page.status == 303
    return home.house().get(Journey, UUID(page.url.split("/")[2])).value


def planned(home: Home) -> int:
    return len(home.house().all(Journey))


def go(client: Client, url: str = "/journeys/new/", **more: str) -> Page:
    return see(client, url).form("new/$").send(client, **{**TOUCHED, **more})


def test_six_touches_make_two_departures(ana: Client, home: Home) -> None:
    made = journey(home, go(ana, where="Oma"))
    assert [leg.leaves.day for leg in made.legs if leg.leaves] == ["2026-11-27", "2026-11-29"]
    assert [leg.leaves.part for leg in made.legs if leg.leaves] == ["morning", "afternoon"]
    assert (made.place, made.carries, made.comes) == ("Oma", home.ana.member, ())
    assert made.along == (home.things["box"], home.things["bear"])
    assert {leg.from_.zone for leg in made.legs} == {"Europe/Berlin"}


def test_nothing_is_chosen_beforehand(ana: Client) -> None:
    assert "checked" not in see(ana, "/journeys/new/").html


def test_the_ashes_are_named_first_and_what_is_not_shown_or_elsewhere_is_not_named(
    ana: Client, home: Home, clock: SetClock
) -> None:
    house = home.house()
    for sort, place in (("pouch", "not_shown"), ("ring", "somebody"), ("locket", "home")):
        kept = house.add(Keepsake(sort=sort, word=f"The {sort}"))  # type: ignore[arg-type]
        put = keepsakes.put(Place(kind=place), by=home.ana.member, clock=clock)  # type: ignore[arg-type]
        house.append(put, of=kept.id, id=new_id())
    assert "You carry: the little box, the locket, the bear." in see(ana, "/journeys/new/").text


@pytest.mark.parametrize(
    ("field", "value", "asked"),
    [
        ("where", "", "Where to? A word is enough."),
        ("where", "   ", "Where to? A word is enough."),
        ("leave-day", "", "Which day do you leave?"),
        ("leave-day", "yesterday", "Which day do you leave?"),
        ("leave-day", "2026-02-31", "Which day do you leave?"),
        ("leave-day", "2026-11-23", "This day has been. Which day do you leave?"),
        ("leave-day", "later", "Which day do you leave?"),
        ("leave-part", "", "Which part of the day?"),
        ("leave-part", "teatime", "Which part of the day?"),
        ("back-day", "", "Which day do you come back? “Not known yet” is an answer."),
        ("back-day", "2026-11-20", "This day has been. Which day do you come back?"),
        ("back-day", "2026-11-26", "This is before you leave. Which day do you come back?"),
        ("back-part", "", "Which part of the day?"),
    ],
)
def test_what_is_open_is_asked_beside_its_field_and_what_was_touched_stays(
    ana: Client, home: Home, field: str, value: str, asked: str
) -> None:
    page = go(ana, **{"where": "Oma <b>", field: value})
    assert page.status == 422
    assert page.text.count(asked) == 2, "once at the head, once beside the field"
    assert planned(home) == 0
    if field != "where":
        assert "Oma &lt;b&gt;" in page.html
    again = page.form("new/$")
    for name, touched in TOUCHED.items():
        if name != field:
            assert again.fields.get(name) == touched
    assert journey(home, again.send(ana, **{**TOUCHED, "where": "Oma"})).place == "Oma"


def test_another_day_is_typed(ana: Client, home: Home) -> None:
    more = {"leave-day": "later", "leave-date": "2027-03-01", "back-day": "later", "back-date": "2027-03-05"}
    made = journey(home, go(ana, where="The sea", **more))
    assert [leg.leaves.day for leg in made.legs if leg.leaves] == ["2027-03-01", "2027-03-05"]


def test_the_day_back_is_not_known_yet(ana: Client, home: Home) -> None:
    page = go(ana, where="The sea", **{"back-day": "open", "back-part": ""})
    made = journey(home, page)
    assert (made.back, made.legs[1].leaves) == ("open", None)
    assert "The day you come back is not known yet." in page.text
    assert "To the sea, and back" in page.text


def test_we_are_moving_there(ana: Client, home: Home) -> None:
    page = go(ana, where="Lisbon", **{"back-day": "none", "back-part": ""})
    assert (journey(home, page).back, len(journey(home, page).legs)) == ("moving", 1)
    assert "From then on, home is Lisbon." in page.text
    page = page.form("/back/$").send(ana)
    assert "To Lisbon, and back" in page.text
    assert page.forms("/back/$") == []


def test_touching_done_twice_makes_one_journey(ana: Client, home: Home) -> None:
    form = see(ana, "/journeys/new/").form("new/$")
    first, second = (form.send(ana, where="Oma", **TOUCHED) for _ in range(2))
    assert first.url == second.url
    assert planned(home) == 1


def test_an_entry_that_is_something_else_already_is_refused(ana: Client, home: Home) -> None:
    form = see(ana, "/journeys/new/").form("new/$")
    assert form.send(ana, where="Oma", entry=str(home.things["box"]), **TOUCHED).status == 404


def test_to_the_same_place_again_in_three_touches(
    ana: Client, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    page = see(ana, f"/journeys/new/?again={to_oma.id}")
    assert "By car, all of you. Jo drives. You carry: the little box, the bear." in page.text
    made = journey(home, page.form("new/$").send(ana, **{"leave-day": "2026-12-04", "back-day": "2026-12-06"}))
    assert made.place == "Oma"
    assert [leg.leaves.part for leg in made.legs if leg.leaves] == ["morning", "afternoon"]
    assert (made.drives, made.along) == (home.jo.member, to_oma.value.along)
    assert not {leg.id for leg in made.legs} & {leg.id for leg in to_oma.value.legs}


def test_whoever_drove_last_time_and_plans_now_carries(jo: Client, home: Home, to_oma: Kept[Journey]) -> None:
    page = see(jo, f"/journeys/new/?again={to_oma.id}")
    made = journey(home, page.form("new/$").send(jo, **{"leave-day": "2026-12-04", "back-day": "2026-12-06"}))
    assert (made.carries, made.drives) == (home.jo.member, None)


def test_a_place_is_touched_and_its_parts_of_the_day_are_remembered(
    ana: Client, home: Home, to_oma: Kept[Journey]
) -> None:
    form = see(ana, "/journeys/new/").form("new/$")
    made = journey(home, form.send(ana, place=str(to_oma.id), **{"leave-day": "2026-12-04", "back-day": "2026-12-06"}))
    assert (made.place, made.legs[0].leaves and made.legs[0].leaves.part) == ("Oma", "morning")


def test_a_thing_that_came_since_comes_along_too_and_one_that_was_left_out_does_not(
    ana: Client, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    house = home.house()
    house.change(to_oma, bring(to_oma.value, [home.things["bear"]]))
    clock.at = clock.at.replace(hour=9)
    kept = house.add(Keepsake(sort="star", word="The star"))
    house.append(keepsakes.put(Place(kind="home"), by=home.ana.member, clock=clock), of=kept.id, id=new_id())
    assert "You carry: the bear, the star." in see(ana, f"/journeys/new/?again={to_oma.id}").text


def test_somewhere_else_after_all(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    page = see(ana, f"/journeys/new/?again={to_oma.id}")
    touched = {"leave-day": "2026-12-04", "back-day": "2026-12-06", "place": "else"}
    assert journey(home, page.form("new/$").send(ana, where="The sea", **touched)).place == "The sea"


def test_a_place_that_nobody_knows_is_asked_again(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    page = see(ana, "/journeys/new/").form("new/$").send(ana, place=str(new_id()), **TOUCHED)
    assert page.status == 422
    assert see(ana, f"/journeys/new/?again={new_id()}").status == 200
    assert see(ana, "/journeys/new/?again=nonsense").status == 200


def test_with_nothing_to_carry_nothing_is_said_of_carrying(ana: Client, home: Home) -> None:
    house = home.house()
    for kept in house.all(Keepsake):
        house.put_away(kept)
    page = see(ana, "/journeys/new/")
    assert "By car, all of you." in page.text
    assert "carry" not in page.text
    page = go(ana, where="Oma")
    assert journey(home, page).along == ()
    assert "asks after" not in page.text


def test_the_list_shows_the_next_ones_and_the_earlier_ones(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    assert "Next To Oma, and back" in see(ana, "/journeys/").text
    see(ana, f"/journeys/{to_oma.id}/").form("off/$").send(ana)
    page = see(ana, "/journeys/")
    assert "Earlier To Oma, and back Called off." in page.text
    assert f"/journeys/new/?again={to_oma.id}" in page.html


def test_before_the_first_journey_the_list_says_what_it_is_for(ana: Client) -> None:
    assert "For each journey: the way, what to bring, whom to ask." in see(ana, "/journeys/").text


def test_who_is_not_signed_in_is_led_to_the_door(stranger: Client, home: Home) -> None:
    for url in ("/journeys/", "/journeys/new/", "/journeys/door/"):
        answer = stranger.get(url)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/in/") or "next=" in answer["Location"]
    assert stranger.post("/journeys/new/", TOUCHED).status_code == 401


def test_the_list_takes_no_post(ana: Client) -> None:
    assert ana.post("/journeys/").status_code == 405
