"""The hour and the season in the window."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.corner.hour import HOURS, SEASONS, Hour, clock_part, hour_at, season_at
from beside.corner.zones import country_of, spot_of

ZONES = sorted(available_timezones() - {"localtime"})
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


def at(zone: str, year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo(zone))


@given(st.sampled_from(ZONES), MOMENTS)
def test_every_zone_has_an_hour_and_a_season_on_every_day(zone: str, moment: datetime) -> None:
    assert hour_at(zone, moment) in HOURS
    assert season_at(zone, moment) in SEASONS
    assert clock_part(zone, moment) in ("morning", "day", "evening", "night")


@given(st.text(max_size=40), MOMENTS)
def test_a_zone_that_nobody_knows_has_a_light_too(zone: str, moment: datetime) -> None:
    assert hour_at(zone, moment) in HOURS
    assert season_at(zone, moment) in SEASONS


@given(st.sampled_from(ZONES))
def test_every_zone_lies_on_the_earth(zone: str) -> None:
    spot = spot_of(zone)
    assert -90 <= spot.latitude <= 90
    assert -210 <= spot.longitude <= 210


@pytest.mark.parametrize(
    ("zone", "when", "hour"),
    [
        ("Europe/Berlin", (2026, 11, 27, 12), "day"),
        ("Europe/Berlin", (2026, 11, 27, 16), "dusk"),
        ("Europe/Berlin", (2026, 11, 27, 23), "night"),
        ("Europe/Berlin", (2026, 6, 21, 5), "dawn"),
        ("Europe/Berlin", (2026, 6, 21, 20), "day"),
        ("Australia/Sydney", (2026, 6, 21, 12), "day"),
        ("Arctic/Longyearbyen", (2026, 12, 21, 12), "night"),
        ("Arctic/Longyearbyen", (2026, 6, 21, 0), "day"),
        ("Antarctica/Troll", (2026, 6, 21, 12), "night"),
    ],
)
def test_the_window_shows_the_light_of_the_place(zone: str, when: tuple[int, int, int, int], hour: Hour) -> None:
    assert hour_at(zone, at(zone, *when)) == hour


def test_a_day_goes_from_night_over_dawn_day_and_dusk_to_night() -> None:
    start = at("Europe/London", 2026, 4, 1, 1)
    seen = [hour_at("Europe/London", start + timedelta(minutes=10 * n)) for n in range(138)]
    assert [hour for n, hour in enumerate(seen) if not n or seen[n - 1] != hour] == [
        "night", "dawn", "day", "dusk", "night",
    ]  # fmt: skip


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_the_seasons_south_of_the_equator_are_turned_round(day: date) -> None:
    noon = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    turned = {"winter": "summer", "summer": "winter", "spring": "autumn", "autumn": "spring"}
    assert season_at("Australia/Brisbane", noon) == turned[season_at("Asia/Tokyo", noon)]


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "GB"),
        ("Europe/Berlin", "DE"),
        ("Europe/Amsterdam", "NL"),
        ("Asia/Calcutta", "IN"),
        ("US/Eastern", "US"),
        ("UTC", None),
        ("Etc/GMT+3", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_a_zone_tells_its_country_or_none(zone: str, country: str | None) -> None:
    assert country_of(zone) == country


def test_a_zone_without_a_place_lies_where_its_clock_fits_the_sun() -> None:
    assert hour_at("Etc/GMT-10", at("Etc/GMT-10", 2026, 3, 20, 12)) == "day"
    assert hour_at("Etc/GMT-10", at("Etc/GMT-10", 2026, 3, 20, 0)) == "night"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without its zone"):
        hour_at("Europe/Berlin", datetime(2026, 1, 1))
