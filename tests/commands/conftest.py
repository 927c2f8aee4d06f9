"""A family in a folder, made by a process of its own, so that the settings of these tests stay as they are."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.place import WORDS, Place

FOUND = f"""
import sys
from pathlib import Path
from beside.commands import django_here
from beside.base.clock import SystemClock
from beside.family import members, spare
from beside.family.kinds import Baby, Person
from beside.family.visits import begin
from beside.objects import keep
kept = spare.prepare(Path(sys.argv[1]))
family = members.the_family()
opened = members.found(family, {WORDS!r}, spare.bearer(family, kept.public_hash))
house = opened.house(SystemClock())
house.add(Person(name="Ana"), id=opened.member)
house.add(Baby(name="Mika"))
begin(opened, b"k" * 32, SystemClock())
held = keep.keep(family, [b"a picture of the box"], type="image/webp")
keep.claim(family, held.object)
"""


@pytest.fixture(scope="session")
def family_once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """One family with one photo, Ana signed in. Not to be changed: `family` is a copy of it."""
    folder = tmp_path_factory.mktemp("family")
    place = Place(folder / "home", folder / "spare")
    ready = place.module("beside.commands.ready")
    assert ready.returncode == 0, ready.stderr
    made = place.python(FOUND, str(place.spare))
    assert made.returncode == 0, made.stderr
    return place


@pytest.fixture
def family(family_once: Place, tmp_path: Path) -> Place:
    """A family of one's own to do anything to."""
    here = Place(tmp_path / "computer" / "home", tmp_path / "computer" / "spare")
    shutil.copytree(family_once.home, here.home)
    shutil.copytree(family_once.spare, here.spare)
    return here


@pytest.fixture
def elsewhere(tmp_path: Path) -> Place:
    """Another computer, still empty."""
    return Place(tmp_path / "new computer" / "home", tmp_path / "new computer" / "spare")


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Every file below a folder with its content, to see that nothing was changed."""
    return lambda folder: {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
