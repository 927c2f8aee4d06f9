"""A real browser before a real Beside.

Each test has a family of its own: an empty house that `beside serve` opens, or a copy of one that was grown once, on
pages whose clock a test can move. A computer without the browser fails these tests; it never skips them.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, StorageState, ViewportSize, expect, sync_playwright
from tests.browser.served import ROOT, Served, Timed, serving, timed
from tests.browser.someone import Someone
from tests.commands.place import Place

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 20, 18, 0, tzinfo=BERLIN)
"""When the grown families are met first, unless a test says otherwise."""
GROW = Path(__file__).with_name("grow.py")

type Size = Literal["phone", "desk"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each file: its loop must be gone before tests of other files speak to the database."""
    assert Path(CHROMIUM).exists(), f"the browser tests need {CHROMIUM}: sudo apt-get install chromium"
    expect.set_options(timeout=10_000)
    with sync_playwright() as play:
        open_one = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield open_one
        open_one.close()


class Sit:
    """Puts people in front of browsers, each with one of their own."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.people: list[Someone] = []
        self.contexts: list[BrowserContext] = []

    def __call__(
        self, url: str, size: Size = "phone", *, scripts: bool = True, state: StorageState | None = None
    ) -> Someone:
        """Somebody at a phone or a desk; `state` as they were left at an earlier time."""
        context = self.browser.new_context(
            viewport=SIZES[size],
            java_script_enabled=scripts,
            has_touch=size == "phone",
            locale="en",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            storage_state=state,
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        self.people.append(Someone.at(context, url))
        return self.people[-1]


@pytest.fixture
def sit(browser: Browser) -> Iterator[Sit]:
    """Somebody sits down; at the end nothing may have gone wrong that the story is not about."""
    sits = Sit(browser)
    yield sits
    for context in sits.contexts:
        context.close()
    for one in sits.people:
        one.all_was_well()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """`beside serve` where nobody has begun yet."""
    with serving(Place(tmp_path / "computer" / "home", tmp_path / "computer" / "spare")) as served:
        yield served


@dataclass
class Family:
    """A grown family, at home in a folder of its own."""

    served: Timed
    cookie: str
    tickets: dict[str, str]
    things: dict[str, str]
    sit: Sit = field(repr=False)

    def who(self, name: str = "Ana", size: Size = "phone", *, scripts: bool = True) -> Someone:
        """Somebody of them, signed in, on the page of home."""
        someone = self.sit(self.served.url, size, scripts=scripts)
        ticket = {"name": self.cookie, "value": self.tickets[name], "url": self.served.url.replace("http:", "https:")}
        someone.page.context.add_cookies([{**ticket, "secure": True, "httpOnly": True, "sameSite": "Lax"}])  # type: ignore[typeddict-item]
        someone.goes("/")
        return someone

    def now_is(self, day: int, hour: int, minute: int = 0) -> None:
        """Move the clock, to a day of November 2026 in Berlin."""
        self.served.now_is(datetime(2026, 11, day, hour, minute, tzinfo=BERLIN))


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, datetime], tuple[Path, dict[str, object]]]:
    """Grows each family once; gives the folder that it lies in, and how to come in."""
    done: dict[tuple[str, datetime], tuple[Path, dict[str, object]]] = {}

    def grow(name: str, at: datetime) -> tuple[Path, dict[str, object]]:
        if (name, at) not in done:
            computer = tmp_path_factory.mktemp(name)
            place = Place(computer / "home", computer / "spare")
            env = place.env | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
            words = [sys.executable, str(GROW), name, at.astimezone(UTC).isoformat()]
            told = subprocess.run(words, env=env, capture_output=True, text=True)
            assert told.returncode == 0, told.stderr
            done[name, at] = computer, json.loads(told.stdout)
        return done[name, at]

    return grow


@pytest.fixture
def family(
    grown: Callable[[str, datetime], tuple[Path, dict[str, object]]], sit: Sit, tmp_path: Path
) -> Iterator[Callable[..., Family]]:
    """Lets a family move in: `family("weekend")`, at six o'clock on a Friday evening unless told otherwise.

    `room`: a file that says "none" while the disk is full.
    """
    with ExitStack() as stack:

        def move_in(name: str = "weekend", at: datetime = FRIDAY, room: Path | None = None) -> Family:
            computer, told = grown(name, at)
            here = tmp_path / name
            shutil.copytree(computer, here)
            served = stack.enter_context(timed(Place(here / "home", here / "spare"), at, room))
            return Family(served, sit=sit, **told)  # type: ignore[arg-type]

        yield move_in
