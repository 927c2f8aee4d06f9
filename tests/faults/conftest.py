"""A grown family in a folder of its own, for each fault."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.browser.served import ROOT
from tests.commands.place import Place

GROW = ROOT / "tests" / "browser" / "grow.py"


@dataclass(frozen=True)
class Home(Place):
    """The folders of a family, the ids of its things, and the cookies of its people."""

    things: dict[str, str]
    cookie: str
    tickets: dict[str, str]

    @property
    def env(self) -> dict[str, str]:
        """With this checkout first, so that what is tried is what stands here."""
        return super().env | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Ana, Jo, Lea, Tom, and the little box on the windowsill."""
    place = Place(tmp_path / "computer" / "home", tmp_path / "computer" / "spare")
    env = place.env | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    words = [sys.executable, str(GROW), "weekend", datetime.now(UTC).isoformat()]
    told = subprocess.run(words, env=env, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return Home(place.home, place.spare, **json.loads(told.stdout))
