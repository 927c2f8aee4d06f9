"""When the net falls, over every change of the clocks, in zones with every sort of change."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.journeys import (
    ENDS,
    BackBeforeLeavingError,
    Part,
    Planned,
    add_way_back,
    again,
    bring,
    departures,
    leave_at,
    net,
    plan,
)

pytestmark = pytest.mark.slow

ZONES = (
    "Europe/Berlin",
    "Europe/Lisbon",
    "Atlantic/Azores",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "America/Santiago",
    "America/Asuncion",
    "America/Nuuk",
    "America/Scoresbysund",
    "America/St_Johns",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Tehran",
    "Asia/Amman",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Adelaide",
    "Pacific/Chatham",
    "Pacific/Auckland",
    "Pacific/Apia",
    "Pacific/Fiji",
    "Pacific/Norfolk",
    "Antarctica/Troll",
    "Europe/Chisinau",
    "UTC",
)
FIRST, LAST = date(2018, 1, 2), date(2035, 12, 30)


@cache
def days_of_change(zone: str) -> tuple[date, ...]:
    """The days on which the clocks of a zone change, or the day before."""
    where, days = ZoneInfo(zone), []
    for n in range((LAST - FIRST).days):
        noon = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC) + timedelta(days=n)
        if noon.astimezone(where).utcoffset() != (noon + timedelta(days=1)).astimezone(where).utcoffset():
            days.append(noon.date())
    return tuple(days)


@st.composite
def days(draw: st.DrawFn, zone: str) -> date:
    """Any day, and often one close to a change of the clocks."""
    changes = days_of_change(zone)
    near = bool(changes) and draw(st.booleans())
    if near:
        change: date = draw(st.sampled_from(changes))
        return change + timedelta(days=draw(st.integers(-1, 2)))
    return draw(st.dates(FIRST, LAST))


@st.composite
def plans(draw: st.DrawFn, zone: str | None = None) -> Planned:
    """Any plan."""
    where = zone or draw(st.sampled_from(ZONES))
    day = draw(days(where)).isoformat()
    if draw(st.booleans()):
        return Planned(day=day, part=draw(st.sampled_from(sorted(ENDS))), zone=where)
    minutes = draw(st.integers(0, 24 * 60 - 1) | st.integers(0, 4 * 60))
    return Planned(day=day, time=f"{minutes // 60:02}:{minutes % 60:02}", zone=where)


def on_the_wall(planned: Planned) -> datetime:
    """What the wall clock would have to show."""
    if planned.time is not None:
        return datetime.combine(planned.date, time.fromisoformat(planned.time))
    assert planned.part is not None
    return datetime.combine(planned.date, time()) + timedelta(hours=ENDS[planned.part])


def shown(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@given(plans())
def test_never_before_the_time_on_the_wall_and_on_the_right_date(planned: Planned) -> None:
    at = net(planned)
    assert at.utcoffset() == timedelta(0)
    there = shown(at, planned.zone)
    assert there >= on_the_wall(planned)
    assert there.date() == on_the_wall(planned).date()


@given(plans())
def test_exactly_at_the_time_on_the_wall_where_it_exists_and_the_last_time_it_comes(planned: Planned) -> None:
    at, wall = net(planned), on_the_wall(planned)
    if shown(at, planned.zone) == wall:
        later = [at + timedelta(minutes=n) for n in (30, 60, 120, 180)]
        assert all(shown(one, planned.zone) > wall for one in later)
    else:
        assert shown(at - timedelta(seconds=1), planned.zone) < wall, "the first moment after the gap"


@given(st.sampled_from(ZONES), st.data())
def test_what_is_planned_later_is_never_earlier(zone: str, data: st.DataObject) -> None:
    one, other = data.draw(plans(zone)), data.draw(plans(zone))
    assume(on_the_wall(one) <= on_the_wall(other))
    assert net(one) <= net(other)


@given(st.sampled_from(ZONES), st.sampled_from(ZONES), st.data())
def test_the_departures_of_a_journey_keep_their_order_or_it_is_refused(
    zone: str, there: str, data: st.DataObject
) -> None:
    leaves, back = data.draw(plans(zone)), data.draw(plans(there))
    by, of, clock = new_id(), new_id(), SetClock(datetime(2026, 1, 1, tzinfo=UTC))
    if net(back) < net(leaves):
        with pytest.raises(BackBeforeLeavingError):
            plan("the sea", leaves, back, by=by, clock=clock, zone=zone, there=there)
        return
    journey = plan("the sea", leaves, back, by=by, clock=clock, zone=zone, there=there)
    times = [net(leg.leaves) for leg in journey.legs if leg.leaves]
    assert times == sorted(times)
    assert [one.leg for one in departures(of, journey)] == [leg.id for leg in journey.legs]
    changed = leave_at(bring(leave_at(journey, journey.legs[1].id, None), ()), journey.legs[0].id, leaves)
    assert departures(of, changed) == departures(of, journey), "no change loses an address that answers name"
    more = again(journey, leaves, back, by=by, clock=clock)
    assert not set(departures(of, more)) & set(departures(of, journey))
    assert (more.legs[0].from_, more.legs[0].to) == (journey.legs[0].from_, journey.legs[0].to)


@given(plans())
def test_a_journey_without_a_way_back_keeps_its_leg_when_one_is_added(leaves: Planned) -> None:
    clock = SetClock(datetime(2026, 1, 1, tzinfo=UTC))
    moving = plan("the new house", leaves, "moving", by=new_id(), clock=clock, zone=leaves.zone)
    returning = add_way_back(moving, None)
    of = new_id()
    assert departures(of, returning)[:1] == departures(of, moving)
    assert returning.back == "open"


@pytest.mark.parametrize(
    ("day", "part", "clock", "zone", "utc"),
    [
        ("2026-11-27", "morning", None, "Europe/Berlin", "2026-11-27T10:00"),
        ("2026-03-28", "night", None, "Europe/Berlin", "2026-03-28T23:00"),
        ("2026-03-29", None, "02:30", "Europe/Berlin", "2026-03-29T01:00"),
        ("2026-10-25", None, "02:30", "Europe/Berlin", "2026-10-25T01:30"),
        ("2026-04-23", "night", None, "Africa/Cairo", "2026-04-23T22:00"),
        ("2026-10-04", None, "02:10", "Australia/Lord_Howe", "2026-10-03T15:30"),
    ],
)
def test_known_changes_of_the_clocks(day: str, part: Part | None, clock: str | None, zone: str, utc: str) -> None:
    planned = Planned(day=day, part=part, time=clock, zone=zone)
    assert net(planned) == datetime.fromisoformat(utc + "+00:00")


@pytest.mark.parametrize(
    "wrong",
    [
        {"part": "morning", "time": "06:10"},
        {},
        {"time": "25:00"},
        {"time": "06:10+02:00"},
        {"part": "morning", "day": "2026-02-30"},
        {"part": "morning", "zone": "Europe/Atlantis"},
        {"part": "morning", "zone": "../etc"},
        {"part": "morning", "zone": "Europe"},
    ],
)
def test_a_plan_that_is_none_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Planned(**{"day": "2026-11-27", "zone": "Europe/Berlin", **wrong})  # type: ignore[arg-type]
