"""A time on the wall becomes a moment."""

from datetime import UTC, date, datetime, time

import pytest

from beside.base.wall import known_zone, local, moment


@pytest.mark.parametrize("zone", ["", "Europe", "Europe/Atlantis", "../etc/passwd", "/etc/localtime"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="not a time zone"):
        known_zone(zone)


def test_there_and_back() -> None:
    at = moment(date(2026, 11, 27), time(6, 10), "America/St_Johns")
    assert at == datetime(2026, 11, 27, 9, 40, tzinfo=UTC)
    assert local(at, "America/St_Johns").time() == time(6, 10)
