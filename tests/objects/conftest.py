from pathlib import Path

import pytest


@pytest.fixture
def home(data_folder: Path) -> Path:
    """The data folder of this test."""
    return data_folder
