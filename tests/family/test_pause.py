"""The pause of a member: what holds, whatever the order in which its words arrive."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.base.clock import SetClock
from beside.family.pause import Mode, Pause, pause, standing

ANA, JO = UUID(int=1, version=4), UUID(int=2, version=4)
MODES: tuple[Mode, ...] = ("all", "all_but_leaving", "none")


def test_before_the_first_word_there_is_no_pause() -> None:
    assert standing([], ANA) == "none"


@given(st.lists(st.tuples(st.sampled_from(MODES), st.sampled_from([ANA, JO])), max_size=8), st.randoms())
def test_the_latest_word_of_each_stands_for_them_alone(said: list[tuple[Mode, UUID]], chance: object) -> None:
    clock = SetClock(datetime(2026, 11, 3, 3, 12, tzinfo=UTC))
    lines: list[tuple[UUID, Pause]] = []
    latest: dict[UUID, Mode] = {}
    for mode, member in said:
        clock.move(timedelta(minutes=1))
        lines.append((uuid4(), pause(mode, clock=clock, member=member)))
        latest[member] = mode
    chance.shuffle(lines)  # type: ignore[attr-defined]
    assert standing(lines, ANA) == latest.get(ANA, "none")
    assert standing(lines, JO) == latest.get(JO, "none")


def test_a_pause_without_a_member_is_refused() -> None:
    with pytest.raises(ValueError, match="belongs to a member"):
        Pause(said=1, came=1, mode="all")


def test_the_pause_is_pure() -> None:
    subprocess.run(
        [sys.executable, "-c", "import sys, beside.family.pause; sys.exit('django' in sys.modules)"], check=True
    )
