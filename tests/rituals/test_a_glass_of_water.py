"""Lea brings a glass of water; it stands until evening."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.base.clock import SetClock, to_millis
from beside.base.ids import new_id
from beside.base.wall import local
from beside.rituals import (
    Moment,
    bring_water,
    offers_water,
    stands_until,
    stood_today,
    that_was_a_slip,
    water_stands,
)

LEA, ANA = new_id(), new_id()
BERLIN = "Europe/Berlin"


def at(hour: int, minute: int = 0, day: int = 27) -> datetime:
    """That time in Berlin, in winter."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def brought(when: datetime) -> tuple[UUID, Moment]:
    return new_id(), bring_water(by=LEA, clock=SetClock(when), known="child", children=("Lea",), place="Oma")


@pytest.mark.parametrize(
    ("came", "until"),
    [
        (at(9), at(21)),
        (at(17, 59), at(21)),
        (at(18), at(23, 59) + timedelta(minutes=1)),
        (at(22), at(23, 59) + timedelta(minutes=1)),
        (at(0, 30), at(21)),
    ],
)
def test_it_stands_until_evening_or_brought_late_until_midnight(came: datetime, until: datetime) -> None:
    glass = brought(came)
    assert stands_until(glass[1], BERLIN) == until
    assert water_stands([glass], came, BERLIN) == glass
    assert water_stands([glass], until - timedelta(seconds=1), BERLIN) == glass
    assert water_stands([glass], until, BERLIN) is None
    assert water_stands([glass], came - timedelta(seconds=1), BERLIN) is None


def test_in_the_evening_a_glass_stood_here_today_and_tomorrow_it_is_not_mentioned() -> None:
    glass = brought(at(14))
    assert stood_today([glass], at(20, 59), BERLIN) is None
    assert stood_today([glass], at(21, 30), BERLIN) == glass
    assert stood_today([glass], at(0, 0, day=28), BERLIN) is None


def test_where_nobody_brought_one_there_is_no_glass_and_no_word() -> None:
    assert water_stands([], at(12), BERLIN) is None
    assert stood_today([], at(22), BERLIN) is None


def test_a_slip_takes_the_glass_away_as_if_it_had_not_been() -> None:
    glass = brought(at(14))
    slip = (new_id(), that_was_a_slip(glass[0], by=ANA, clock=SetClock(at(14, 5))))
    assert water_stands([slip, glass], at(15), BERLIN) is None
    assert stood_today([glass, slip], at(22), BERLIN) is None


def test_the_latest_of_two_is_the_one_that_is_told_of() -> None:
    first, second = brought(at(10)), brought(at(14))
    assert water_stands([second, first], at(15), BERLIN) == second


def test_arriving_offers_it_once_and_not_where_it_is_not_wanted() -> None:
    arrived = to_millis(at(13))
    assert offers_water([], arrived, declined=False)
    assert offers_water([brought(at(9))], arrived, declined=False), "that one was at home"
    assert not offers_water([brought(at(14))], arrived, declined=False)
    assert not offers_water([], arrived, declined=True)
    assert not offers_water([], None, declined=False)


def test_it_survives_being_written_down() -> None:
    moment = bring_water(by=LEA, clock=SetClock(at(9)), journey=new_id(), members=(ANA,), children=("Lea",))
    assert msgspec.json.decode(msgspec.json.encode(moment), type=Moment) == moment


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from([BERLIN, "Pacific/Chatham", "America/Nuuk", "Africa/Cairo", "Antarctica/Troll", "UTC"]),
)
def test_a_glass_always_stands_for_a_while_and_never_past_midnight(came: datetime, zone: str) -> None:
    _, glass = brought(came)
    until = stands_until(glass, zone)
    assert until > came - timedelta(seconds=1)
    assert local(until - timedelta(seconds=1), zone).date() == local(came, zone).date()
