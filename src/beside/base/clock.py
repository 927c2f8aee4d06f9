"""Time, always asked of a clock that is handed in, so that tests move it and never sleep."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

type Millis = int
"""Milliseconds since 1970-01-01 UTC: how every entry stores its times."""


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class SetClock:
    """A clock that stands where it was set, for tests and for telling an invented past."""

    at: datetime

    def now(self) -> datetime:
        """The moment at which it was set, in UTC."""
        return self.at.astimezone(UTC)

    def move(self, by: timedelta) -> None:
        """Go forward (or back) by so much."""
        self.at += by


def to_millis(at: datetime) -> Millis:
    """An aware datetime as milliseconds since 1970."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return round(at.timestamp() * 1000)


def from_millis(millis: Millis) -> datetime:
    """Milliseconds since 1970 as an aware datetime in UTC."""
    return datetime.fromtimestamp(millis / 1000, UTC)
