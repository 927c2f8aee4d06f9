"""A Beside that answers on a port of its own: as a family starts it, or with a clock that a test can move."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.commands.place import Place

SERVE = [sys.executable, "-m", "beside.commands.main", "serve"]
TIMED = [sys.executable, str(Path(__file__).with_name("timed.py"))]
SHORT = [sys.executable, str(Path(__file__).with_name("short_of_room.py"))]
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Served:
    """Where it answers, and the folders that it keeps."""

    url: str
    place: Place


@dataclass(frozen=True)
class Timed(Served):
    """The same with a clock in a file."""

    clock: Path

    def now_is(self, local: datetime) -> None:
        """Move the clock; every page after this one knows only that time."""
        set_clock(self.clock, local)


def set_clock(file: Path, local: datetime) -> None:
    """Write the time so that nobody ever reads half of it."""
    draft = file.with_suffix(".new")
    draft.write_text(local.astimezone(UTC).isoformat(), "utf-8")
    draft.replace(file)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(place: Place) -> Iterator[Served]:
    """`beside serve`, once it has said where it is; stopped at the end, whatever happened."""
    port = free_port()
    with _run([*SERVE, "--port", str(port)], place.env) as said:
        assert said == f"Beside is open at http://127.0.0.1:{port} and stops on Ctrl-C.\n", said
        yield Served(f"http://127.0.0.1:{port}", place)


@contextmanager
def timed(place: Place, at: datetime, room: Path | None = None) -> Iterator[Timed]:
    """The same pages with a clock that a test can move; with `room`, on a disk that is full while that file says so."""
    clock, port = place.home.with_name("clock"), free_port()
    set_clock(clock, at)
    command = [*SHORT, str(port), str(clock), str(room)] if room else [*TIMED, str(port), str(clock)]
    with _run(command, place.env) as said:
        assert said == "open\n", said
        yield Timed(f"http://127.0.0.1:{port}", place, clock)


@contextmanager
def _run(command: list[str], env: dict[str, str]) -> Iterator[str]:
    env = env | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            assert server.stdout
            yield server.stdout.readline()
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()


def status(url: str) -> int:
    """What a page answers to somebody who is not signed in."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
