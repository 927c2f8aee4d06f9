"""Kill -9 in the middle of writes: what was acknowledged is there, and nothing is half there."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from uuid import uuid4

import pytest
from tests.browser.families import WORDS
from tests.browser.served import ROOT, free_port
from tests.faults.client import Client
from tests.faults.conftest import Home

from beside.commands import copies

ROUNDS = 3
WRITERS = 2
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which processes there are"),
    pytest.mark.slow,
]


class Writing(threading.Thread):
    """Says again and again where a thing is, until no answer comes any more; remembers what was acknowledged."""

    def __init__(self, client: Client, path: str, name: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.client, self.path, self.word, self.stop = client, path, name, stop
        self.kept: list[str] = []

    def run(self) -> None:
        """Post until something ends it."""
        while not self.stop.is_set():
            spot = f"on shelf {self.word} {len(self.kept)} end"
            try:
                status = self.client.post(self.path, entry=str(uuid4()), seen="", words=spot, where="home")
            except (OSError, HTTPException):
                return
            assert status == 303, status
            self.kept.append(spot)


@contextmanager
def serving(home: Home, port: int) -> Iterator["subprocess.Popen[str]"]:
    """`beside serve`, for as long as a test lets it live."""
    command = [sys.executable, "-m", "beside.commands.main", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=home.env, stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT
    ) as server:
        try:
            assert server.stdout
            assert server.stdout.readline().startswith("Beside is open")
            yield server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)


def workers_of(server: "subprocess.Popen[str]") -> list[int]:
    """The web processes: what the parent forked, and not what it started for the daily round."""
    asked = ["ps", "-o", "pid=,args=", "--ppid", str(server.pid)]
    below = subprocess.run(asked, capture_output=True, text=True).stdout.splitlines()
    return [int(line.split()[0]) for line in below if " serve" in line]


def write_until(home: Home, port: int, moment: float, kill: int) -> list[str]:
    """Write from two browsers at once, kill a process after a moment, and give what was acknowledged."""
    path, stop = f"/keepsakes/{home.things['box']}/where/", threading.Event()
    first = Client(port)
    first.sign_in(WORDS["Ana"])
    first.get(path)
    writers = [
        Writing(Client(port, dict(first.cookies), first.token), path, f"{kill}-{number}", stop)
        for number in range(WRITERS)
    ]
    for one in writers:
        one.start()
    time.sleep(moment)
    os.kill(kill, signal.SIGKILL)
    time.sleep(0.1)
    stop.set()
    for one in writers:
        one.join(timeout=20)
        assert not one.is_alive()
    return [spot for one in writers for spot in one.kept]


@pytest.mark.parametrize("who", ["the web process", "the parent"])
def test_no_acknowledged_write_is_lost(home: Home, who: str) -> None:
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        port = free_port()
        with serving(home, port) as server:
            (worker,) = workers_of(server)
            victim = worker if who == "the web process" else server.pid
            acknowledged += write_until(home, port, random.Random(number).uniform(0.2, 0.9), victim)
    assert len(acknowledged) > 3 * ROUNDS
    assert copies.integrity(home.home / "beside.sqlite3") == []
    port = free_port()
    with serving(home, port):
        ana = Client(port)
        ana.sign_in(WORDS["Ana"])
        page = ana.get(f"/keepsakes/{home.things['box']}/")
    lost = [spot for spot in acknowledged if spot not in page]
    assert lost == []
    done = home.beside("verify")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_killed_web_process_comes_again_by_itself(home: Home) -> None:
    port = free_port()
    with serving(home, port) as server:
        (worker,) = workers_of(server)
        ana = Client(port)
        ana.sign_in(WORDS["Ana"])
        os.kill(worker, signal.SIGKILL)
        until = time.monotonic() + 15
        while time.monotonic() < until:
            try:
                page = ana.get(f"/keepsakes/{home.things['box']}/")
                break
            except (OSError, HTTPException):
                time.sleep(0.1)
        assert "The little box" in page
        assert workers_of(server) != [worker]
