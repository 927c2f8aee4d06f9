"""One line of `bench/latest.json`."""

from typing import TypedDict


class Row(TypedDict):
    """What was measured, against which bar, and whether it holds."""

    value: float
    unit: str
    bar: float
    """In the unit of `value`, or of `ratio` where there is a peer."""
    peer: float | None
    """The same of the peer, in the unit of `value`."""
    ratio: float | None
    holds: bool


def at_most(value: float, unit: str, bar: float) -> Row:
    """A value that may not be larger than its bar."""
    return Row(value=round(value, 3), unit=unit, bar=bar, peer=None, ratio=None, holds=value <= bar)


def at_most_times(value: float, unit: str, bar: float, peer: float) -> Row:
    """A value that may not be larger than so many times the peer's."""
    ratio = value / peer
    return Row(
        value=round(value, 3), unit=unit, bar=bar, peer=round(peer, 3), ratio=round(ratio, 2), holds=ratio <= bar
    )


def at_least_times(value: float, unit: str, bar: float, peer: float) -> Row:
    """A value that must be at least so many times the peer's."""
    ratio = value / peer
    return Row(
        value=round(value, 3), unit=unit, bar=bar, peer=round(peer, 3), ratio=round(ratio, 2), holds=ratio >= bar
    )
