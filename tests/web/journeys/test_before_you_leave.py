"""The count at a departure: each answer is written down as it is touched; slips, two who differ, and not yet."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from tests.web.conftest import Home
from tests.web.journeys.conftest import see, touch

from beside import journeys, keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, Step, departures
from beside.keepsakes import Keepsake, Move, Place
from beside.web.boot import boot


def moves(home: Home, thing: str = "box") -> list[Move]:
    return sorted((kept.value for kept in home.house().all(Move, of=home.things[thing])), key=lambda move: move.said)


def steps(home: Home, kept: Kept[Journey]) -> list[str]:
    return sorted(step.value.act for step in home.house().all(Step, of=kept.id))


def test_we_are_leaving_now_opens_the_count_once(ana: Client, jo: Client, home: Home, to_oma: Kept[Journey]) -> None:
    form = see(ana, f"/journeys/{to_oma.id}/").form("leaving/$")
    page = form.send(ana)
    form.send(ana)
    form.send(jo, entry=str(new_id()))
    assert steps(home, to_oma) == ["leaving"]
    assert "Leaving home for Oma, Tuesday 24 November Before you leave" in page.text
    assert "The little box On the windowsill, 14 September." in page.text
    assert "checked" not in page.html


def test_each_answer_is_written_down_as_it_is_touched(ana: Client, home: Home, there: str) -> None:
    page = touch(ana, f"{there}count/", home.things["box"], "with_us")
    assert page.url.endswith(f"/count/#count-{home.things['box']}"), "back to the same row"
    assert "The little box With us Ana, 9:00." in page.text
    last = moves(home)[-1]
    assert (last.act, last.by, last.known) == ("taken", home.ana.member, "touch")
    page = touch(ana, f"{there}count/", home.things["bear"], "cannot_find")
    assert "Written down at 9:00." in page.text
    assert "The bear Can’t find Ana, 9:00. On the windowsill." in page.text
    assert "We are on the way" in page.text


def test_stays_here_on_purpose_is_put_where_it_is(ana: Client, home: Home, there: str) -> None:
    page = touch(ana, f"{there}count/", home.things["bear"], "stays")
    assert "Stays here, on purpose Ana, 9:00. On the windowsill." in page.text
    assert moves(home, "bear")[-1].place == Place(kind="home", words="on the windowsill")


def test_touching_twice_writes_it_once(ana: Client, home: Home, there: str) -> None:
    form = see(ana, f"{there}count/").form("answer/$", str(home.things["box"]))
    for _ in range(2):
        form.send(ana, answer="with_us")
    assert len(moves(home)) == 2


def test_an_answer_that_is_none_writes_nothing(ana: Client, home: Home, there: str) -> None:
    form = see(ana, f"{there}count/").form("answer/$", str(home.things["box"]))
    for said in ("", "yes", "all_stay"):
        assert form.send(ana, answer=said).status == 303
    assert len(moves(home)) == 1
    assert ana.get(form.action).status_code == 405


@pytest.mark.parametrize("keepsake", ["", "nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_thing_that_is_not_there_has_no_answer(ana: Client, home: Home, there: str, keepsake: str) -> None:
    answer = ana.post(f"{there}answer/", {"keepsake": keepsake, "answer": "with_us", "entry": str(new_id())})
    assert answer.status_code == 404


def test_an_entry_of_another_kind_is_refused(ana: Client, home: Home, there: str) -> None:
    form = see(ana, f"{there}count/").form("answer/$", str(home.things["box"]))
    assert form.send(ana, answer="with_us", entry=str(home.things["bear"])).status == 404
    assert len(moves(home)) == 1


def test_that_was_a_slip_and_everyone_is_asked_again(
    ana: Client, jo: Client, home: Home, there: str, clock: SetClock
) -> None:
    page = touch(ana, f"{there}count/", home.things["box"], "with_us")
    page = touch(ana, f"{there}count/", home.things["bear"], "with_us")
    form = page.form("taken-back/$")
    clock.move(timedelta(minutes=2))
    page = form.send(jo)
    form.send(jo)
    assert "Taken back at 9:02. Everyone is asked again: the little box." in page.text
    assert len(page.forms("answer/$")) == 1
    assert [move.act for move in moves(home)] == ["put", "taken", "slip"]
    assert page.url.endswith(f"#count-{home.things['box']}")


def test_a_slip_of_something_else_is_not_there(ana: Client, home: Home, there: str) -> None:
    first = home.house().all(Move, of=home.things["box"])[0]
    for of in (str(first.id), str(home.things["box"]), str(new_id()), ""):
        assert ana.post(f"{there}taken-back/", {"of": of, "entry": str(new_id())}).status_code == 404


def test_two_who_differ_are_both_shown_and_it_is_asked_again(ana: Client, jo: Client, home: Home, there: str) -> None:
    of_jo = see(jo, f"{there}count/").form("answer/$", str(home.things["box"]))
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    page = of_jo.send(jo, answer="cannot_find")
    assert "There are two answers. Please look once more." in page.text
    assert "With us Ana, 9:00. Can’t find Jo, 9:00. On the windowsill." in page.text
    assert "The next answer stands beside these two. Nothing is taken out." in page.text
    assert "wrong" not in page.text
    form = page.form("answer/$", str(home.things["box"]))
    page = form.send(ana, answer="with_us")
    assert "There are two answers" not in page.text
    assert "The little box With us Ana, 9:00." in page.text
    assert [move.act for move in moves(home)] == ["put", "taken", "not_found", "taken"], "nothing is taken out"


def test_an_answer_to_what_was_before_ones_eyes_contradicts_nobody(
    ana: Client, jo: Client, home: Home, there: str
) -> None:
    page = touch(ana, f"{there}count/", home.things["box"], "with_us").form("taken-back/$").send(ana)
    page = page.form("answer/$", str(home.things["box"])).send(jo, answer="stays")
    assert "The little box Stays here, on purpose Jo, 9:00. On the windowsill." in page.text
    assert "There are two answers" not in page.text


def test_what_a_child_said_stands_beside_and_ends_nothing(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    departure = departures(to_oma.id, to_oma.value)[0]
    for thing, move in (
        ("box", keepsakes.with_us(departure, by=home.children["Lea"], clock=boot.clock, known="child")),
        ("bear", keepsakes.cannot_find(departure, by=home.children["Tom"], clock=boot.clock, known="child")),
    ):
        home.house().append(move, of=home.things[thing], id=new_id())
    page = see(ana, f"{there}count/")
    assert "Lea looked: in the bag. Please look too." in page.text
    assert "Tom looked: not in the bag. Please look too." in page.text
    assert len(page.forms("answer/$")) == 2
    page = touch(ana, f"{there}count/", home.things["box"], "with_us")
    assert "Lea looked" not in page.text


def test_not_yet_ask_in_twenty_minutes(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str, clock: SetClock
) -> None:
    form = see(ana, f"{there}count/").form("later/$")
    page = form.send(ana)
    form.send(ana)
    assert "Beside asks again at 9:20." in page.text
    assert steps(home, to_oma) == ["later"]
    assert "Beside asks again at 9:20." in see(ana, f"{there}count/").text
    clock.move(timedelta(minutes=20))
    assert "Beside asks again" not in see(ana, f"{there}count/").text
    assert "Nobody has answered yet." in see(ana, f"/journeys/{to_oma.id}/").text


def test_we_are_not_leaving_yet_and_all_is_asked_anew(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    see(ana, f"/journeys/{to_oma.id}/").form("leaving/$").send(ana)
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    page = touch(ana, f"{there}count/", home.things["bear"], "with_us")
    page = page.form("stay/$").send(ana)
    assert "We are leaving now" in page.text
    assert len(see(ana, f"{there}count/").forms("answer/$")) == 2


def test_we_are_leaving_was_a_slip(ana: Client, home: Home, to_oma: Kept[Journey]) -> None:
    see(ana, f"/journeys/{to_oma.id}/").form("leaving/$").send(ana)
    page = see(ana, f"/journeys/{to_oma.id}/").form("/slip/$").send(ana)
    assert "We are leaving now" in page.text


def test_the_way_back_asks_after_what_came_and_not_after_what_stayed(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str, back: str
) -> None:
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    touch(ana, f"{there}count/", home.things["bear"], "stays").form("left/$").send(ana).form("here/$").send(ana)
    page = see(ana, f"{back}count/")
    assert "Leaving Oma, Tuesday 24 November" in page.text
    assert "The little box Oma, 9:00." in page.text
    assert "The bear" not in page.text
    page = touch(ana, f"{back}count/", home.things["box"], "stays")
    assert "Stays here, on purpose Ana, 9:00. Oma." in page.text


def test_a_late_answer_at_a_door_that_lies_behind_is_not_written(
    ana: Client, home: Home, to_oma: Kept[Journey], there: str
) -> None:
    stale = see(ana, f"{there}count/").form("answer/$", str(home.things["box"]))
    ana.post(f"{there}here/", {"entry": str(new_id())})
    page = stale.send(ana, answer="with_us")
    assert page.status == 409
    assert "What you touched is not written down." in page.text
    assert len(moves(home)) == 1
    assert see(ana, f"{there}count/").forms("left/$") == []


def test_with_nothing_to_ask_after_the_way_is_free(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    house = home.house()
    for kept in house.all(Keepsake):
        house.put_away(kept)
    page = see(ana, f"/journeys/{to_oma.id}/").form("leaving/$").send(ana)
    assert "Before you leave" in page.text
    assert "On the way to Oma." in page.form("left/$").send(ana).text


def test_without_names_it_says_when(ana: Client, home: Home, to_oma: Kept[Journey], there: str) -> None:
    by_nobody = journeys.Departure(of=to_oma.id, leg=to_oma.value.legs[0].id)
    move = keepsakes.with_us(by_nobody, by=new_id(), clock=boot.clock)
    home.house().append(move, of=home.things["box"], id=new_id())
    assert "The little box With us 9:00." in see(ana, f"{there}count/").text


def test_a_form_with_ids_that_are_none_is_still_an_answer(ana: Client, home: Home, there: str) -> None:
    form = see(ana, f"{there}count/").form("answer/$", str(home.things["box"]))
    odd = replace(form, fields={**form.fields, "entry": "nonsense", "seen": "a b c"})
    assert "There are two answers" not in odd.send(ana, answer="with_us").text
    assert len(moves(home)) == 2
