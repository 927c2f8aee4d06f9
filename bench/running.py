"""Servers that are started, asked and stopped again."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
LONGEST_START = 60
"""Seconds after which a server that does not answer counts as broken."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@contextmanager
def running(command: list[str], port: int, **env: str) -> Iterator["tuple[subprocess.Popen[bytes], float]"]:
    """A server from the moment it answers, with the seconds that took; stopped as by Ctrl-C at the end."""
    began = time.perf_counter()
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | env, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not _answers(port):
            if server.poll() is not None or time.perf_counter() - began > LONGEST_START:
                raise RuntimeError(f"{command[0]} did not start")
            time.sleep(0.005)
        yield server, time.perf_counter() - began
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=30)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


@dataclass(frozen=True)
class Family:
    """The invented family in a folder of its own, and somebody who can sign in."""

    home: Path
    spare: Path
    name: str
    passphrase: str
    sign_in: str

    @property
    def env(self) -> dict[str, str]:
        """Where a server of this family finds it."""
        return {"BESIDE_HOME": str(self.home), "BESIDE_SPARE": str(self.spare)}


def demo_family(folder: Path) -> Family:
    """The family of `beside demo` in a new folder."""
    home, spare = folder / "home", folder / "spare"
    env = os.environ | {"BESIDE_HOME": str(home), "BESIDE_SPARE": str(spare)}
    demo = [sys.executable, "-m", "beside.commands.main", "demo"]
    subprocess.run(demo, env=env, check=True, stdout=subprocess.DEVNULL)
    person = json.loads((home / "demo.json").read_text("utf-8"))["people"][0]
    return Family(home, spare, person["name"], person["passphrase"], person["sign_in"])


def serve(port: int) -> list[str]:
    """The command that serves Beside at a port."""
    return [sys.executable, "-m", "beside.commands.main", "serve", "--port", str(port)]


class Client:
    """One connection that stays open, with the cookies of whoever signed in."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._origin = f"http://127.0.0.1:{port}"
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of a page."""
        return self._ask("GET", path, None)

    def sign_in(self, family: Family) -> None:
        """Give the words; an error if they do not open."""
        _, page = self.get(family.sign_in)
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        form = urlencode({"csrfmiddlewaretoken": token[1].decode() if token else "", "words": family.passphrase})
        status, _ = self._ask("POST", family.sign_in, form)
        if status not in (302, 303):
            raise RuntimeError(f"the words of {family.name} did not open: {status}")

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        headers = {"Origin": self._origin, "Accept": "text/html"} if body is not None else {"Accept": "text/html"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self._cookies[name] = rest.partition(";")[0]
        return answer.status, content
