"""What every test stands on: a data folder of its own, and a clock that is set and never slept with."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from beside.base.clock import SetClock
from beside.web.boot import boot

# A law is tried as often on a busy computer as on an idle one.
hypothesis_settings.register_profile("laws", deadline=None)
hypothesis_settings.load_profile("laws")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: object) -> Path:
    """A fresh BESIDE_HOME for every test; nothing of this computer's own is ever touched."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    settings.BESIDE_HOME = home  # type: ignore[attr-defined]
    settings.BESIDE_SPARE = tmp_path / "spare"  # type: ignore[attr-defined]
    settings.STATIC_ROOT = settings.STATICFILES_DIRS[0]  # type: ignore[attr-defined]
    return home


@pytest.fixture
def clock() -> Iterator[SetClock]:
    """Tuesday 24 November 2026, 9:00 in Berlin; the pages read it too."""
    before = boot.clock
    boot.clock = SetClock(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    yield boot.clock
    boot.clock = before
