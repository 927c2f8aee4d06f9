from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """A data folder of its own for every test."""
    settings.BESIDE_HOME = tmp_path / "home"
    settings.BESIDE_HOME.mkdir()
    return tmp_path / "home"
