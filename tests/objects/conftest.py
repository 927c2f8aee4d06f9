from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(data_folder: Path) -> Path:
    """A data folder of its own for every test."""
    return data_folder
