"""Past the plan, it is said what was planned and that nobody has answered, and nothing that cannot be known."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.web.conftest import Home
from tests.web.journeys.conftest import SignIn, see, touch

from beside import journeys
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family.household import Household
from beside.family.pause import Mode, pause
from beside.items.house import Kept
from beside.journeys import Journey, Part, Planned, leave_at
from beside.web.journeys import net, trips, words


def at(clock: SetClock, hour: int, minute: int, day: int = 27) -> None:
    clock.at = datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_until_the_part_ends_nothing_is_said(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    at(clock, 9, 59)
    assert net.silence(home.house(), household(home)) is None
    assert "alarm" not in see(sign_in("ana"), "/").html


def household(home: Home) -> Household:
    return Household.of(home.house())


def test_past_it_the_plan_is_said_and_that_nobody_has_answered(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], there: str, clock: SetClock
) -> None:
    at(clock, 10, 0)
    ana = sign_in("ana")
    for url in ("/", f"/journeys/{to_oma.id}/"):
        page = see(ana, url)
        assert "Leaving home for Oma, Friday 27 November" in page.text
        assert "You planned to leave in the morning. Nobody has answered yet." in page.text
        assert "Last written down: on the windowsill, 14 September." in page.text
        assert "Asked after, too: the bear." in page.text
        assert page.html.count('role="alert"') == 1
        for never in ("you left", "forgot", "late"):
            assert never not in page.text.lower().replace("later", "")
    page = see(ana, f"{there}count/")
    assert "You planned to leave in the morning. Nobody has answered yet." in page.text


def test_it_is_answered_from_home_too(sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock) -> None:
    at(clock, 10, 0)
    ana = sign_in("ana")
    page = see(ana, "/").form("answer/$").send(ana, answer="with_us")
    assert "The little box With us" in page.text
    assert "You planned to leave in the morning. Not answered yet: the bear." in page.text
    page = see(ana, "/").form("answer/$").send(ana, answer="stays")
    assert "Written down at" in page.text
    assert "alarm" not in see(ana, "/").html


def test_not_yet_from_home_is_silent_for_twenty_minutes(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    at(clock, 10, 0)
    ana = sign_in("ana")
    page = see(ana, "/").form("later/$").send(ana)
    assert "Beside asks again at 11:20." in page.text
    assert "Nobody has answered" not in see(ana, "/").text
    clock.move(timedelta(minutes=20))
    assert "Nobody has answered yet." in see(ana, "/").text


def test_two_answers_are_still_open(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], there: str, clock: SetClock
) -> None:
    at(clock, 9, 0)
    ana, jo = sign_in("ana"), sign_in("jo")
    of_jo = see(jo, f"{there}count/").form("answer/$", str(home.things["box"]))
    touch(ana, f"{there}count/", home.things["box"], "with_us")
    of_jo.send(jo, answer="cannot_find")
    at(clock, 10, 0)
    assert (
        "There are two answers. Please look once more. With us Ana, 10:00. Can’t find Jo, 10:00." in see(ana, "/").text
    )


@pytest.mark.parametrize(("mode", "silent"), [("all", True), ("all_but_leaving", False), ("none", False)])
def test_a_pause_of_everything_is_silent_for_whoever_paused(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock, mode: Mode, silent: bool
) -> None:
    at(clock, 10, 0)
    home.house().append(pause(mode, clock=clock, member=home.ana.member), id=new_id())
    for url in ("/", f"/journeys/{to_oma.id}/"):
        assert ("Nobody has answered yet." in see(sign_in("ana"), url).text) is not silent
        assert "Nobody has answered yet." in see(sign_in("jo"), url).text


def test_what_lies_behind_or_was_called_off_is_silent(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    at(clock, 10, 0)
    home.house().append(journeys.cancel(by=home.jo.member, clock=clock), of=to_oma.id, id=new_id())
    assert "Nobody has answered" not in see(sign_in("ana"), "/").text


def test_the_way_back_has_its_net_and_a_way_back_without_a_day_has_none(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    house, leg = home.house(), to_oma.value.legs[0].id
    house.append(journeys.we_are_here(leg, by=home.ana.member, clock=clock), of=to_oma.id, id=new_id())
    at(clock, 17, 0, day=29)
    page = see(sign_in("ana"), "/")
    assert "Leaving Oma, Sunday 29 November" in page.text
    assert "You planned to leave in the afternoon." in page.text
    kept = house.get(Journey, to_oma.id)
    house.change(kept, leave_at(kept.value, kept.value.legs[1].id, None))
    assert "You planned" not in see(sign_in("ana"), "/").text


def test_who_has_come_there_without_a_word_can_say_so(
    sign_in: SignIn, home: Home, to_oma: Kept[Journey], clock: SetClock
) -> None:
    at(clock, 13, 0)
    ana = sign_in("ana")
    page = see(ana, f"/journeys/{to_oma.id}/").form("here/$").send(ana)
    assert "Nobody has answered" not in see(ana, "/").text
    assert page.status == 303


PARTS: dict[Part, str] = {
    "early": "early in the day",
    "morning": "in the morning",
    "midday": "at midday",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
}


@pytest.mark.parametrize("part", list(PARTS))
def test_each_part_of_the_day_is_said_as_a_part(part: Part) -> None:
    planned = Planned(day="2026-11-27", part=part, zone="Europe/Berlin")
    assert words.plan_says(planned) == f"You planned to leave {PARTS[part]}."


def test_an_exact_time_is_said_as_a_time() -> None:
    planned = Planned(day="2026-11-27", time="06:10", zone="Europe/Berlin")
    assert words.plan_says(planned) == "You planned to leave at 6:10."


def test_it_reads_nothing_again_that_was_read(home: Home, to_oma: Kept[Journey], clock: SetClock) -> None:
    at(clock, 10, 0)
    house = home.house()
    found = net.silence(house, household(home), travels=trips.read_all(house))
    assert found is not None
    assert str(found.plan) == "You planned to leave in the morning."
