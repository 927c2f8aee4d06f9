"""`beside serve`: Beside on this computer, until Ctrl-C."""

import argparse
import errno
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server.common import AbstractServer

from beside.commands import process, static, worker
from beside.commands.home import here, spare_apart_from
from beside.commands.refused import Refused
from beside.web import static_files

ADDRESS = "127.0.0.1"
"""The first release is reached on this computer, or through a proxy on it (SECURITY-DESIGN 10.2)."""
DAY = 24 * 3600
"""Seconds between two rounds of `daily`."""
MAX_MEGABYTES = 512
"""A web process that grows beyond this is replaced by a new one, between two requests."""
THREADS = 4
"""Requests answered at once by one web process."""
SPARE_SAYS = {
    "gone": "The spare key was not where it was kept. A fresh one is there now; it counts after the next sign-in.",
    "damaged": "The spare key could not be read. A fresh one lies beside it; it counts after the next sign-in.",
}
"""What is said where an older spare key cannot be used (SECURITY-DESIGN 5.2)."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The port, and how many web processes."""
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="8000 unless PORT says")
    parser.add_argument("--workers", type=int, default=1, help="web processes; one is enough for a family")


def run(told: argparse.Namespace) -> int:
    """Serve until Ctrl-C, then stop with 0. `Refused` if the port or the data folder is taken."""
    home = here()
    spare = spare_apart_from(home)
    os.environ |= {"BESIDE_HOME": str(home.path), "BESIDE_SPARE": str(spare)}
    try:
        with process.OwnForeground():
            home.prepare()
            process.keep_memory_private()
            with home.held():
                refuse_taken(told.port)
                # not from the settings: a web process is forked from this one and has to read them itself, since the
                # secrets of a new data folder were made a moment ago
                static.publish(static_files.SOURCE, static_files.gathered(home.path, static_files.digest()))
                serve(told.port, told.workers, make_ready())
    except KeyboardInterrupt:
        return 0
    return 0


def refuse_taken(port: int) -> None:
    """`Refused` if something else listens there. Asked without SO_REUSEPORT, which would let two servers share it."""
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError) as error:
            if getattr(error, "errno", None) == errno.EADDRINUSE:
                raise Refused(
                    f"Port {port} on this computer is already used by another program. "
                    f"Choose another one: PORT={port + 1} make run, or beside serve --port {port + 1}."
                ) from None
            raise Refused(f"Port {port} cannot be used here: {error}. Choose another one with --port.") from None


def make_ready() -> bytes | None:
    """Bring the database up to date and try the spare key, in a process that ends: this one stays small, without keys.

    Gives the hash of the spare holder that the file really opened, and says so if it had to be made anew.
    """
    done = subprocess.run(process.module("beside.commands.ready"), check=False, stdout=subprocess.PIPE)
    if done.returncode:
        raise Refused("The database could not be made ready; the lines above say why. What was kept is kept.")
    told = json.loads(done.stdout)
    if sentence := SPARE_SAYS.get(told["state"]):
        print(sentence)
    return bytes.fromhex(told["spare"]) if told["spare"] else None


def serve(port: int, workers: int, spare: bytes | None) -> None:
    """Run the web processes and the daily round until a signal ends them."""
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    server = new_server("beside.web.wsgi:application", port, workers)
    stopping = threading.Event()
    rounds = threading.Thread(
        target=go_round, args=(stopping, port, lambda: len(server.wrks) == server.workers), daemon=True
    )

    @server.on_startup
    def begin() -> None:
        if sys.platform != "win32":
            signal.signal(signal.SIGHUP, server.signal_handler_interrupt)
        rounds.start()

    @server.on_shutdown
    def end() -> None:
        stopping.set()
        rounds.join(timeout=5)

    server.serve(target_loader=partial(worker.load, os.urandom(32), spare), wrap_loader=False)


def new_server(target: str, port: int, workers: int) -> AbstractServer[Any]:
    """The server as Beside runs it: no access log, no websockets, a process that grows too large replaced."""
    return Granian(
        target,
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=min(THREADS, 2 * multiprocessing.cpu_count() + 1),
        runtime_blocking_threads=THREADS,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
        workers_max_rss=MAX_MEGABYTES,
        workers_kill_timeout=10,
    )


def go_round(stopping: threading.Event, port: int, forked: Callable[[], bool]) -> None:
    """Say where Beside is once it answers, then do the daily round now and every day.

    Until the web processes are `forked` it only sleeps: a process that is forked while another thread imports or holds
    a lock finds that lock held for ever.
    """
    while not forked():
        if stopping.wait(0.02):
            return
    address = f"http://{ADDRESS}:{port}"
    while not answers(address):
        if stopping.wait(0.02):
            return
    print(f"Beside is open at {address} and stops on Ctrl-C.", flush=True)
    while not stopping.is_set():
        one_round(stopping)
        stopping.wait(DAY)


def one_round(stopping: threading.Event) -> None:
    """The daily round in a process of its own, ended early if Beside stops."""
    round_ = process.start_apart("beside.commands.daily")
    while round_.poll() is None and not stopping.wait(0.2):
        pass
    if round_.poll() is None:
        round_.terminate()
    round_.wait()


def answers(address: str) -> bool:
    """Whether a page comes from there, any page."""
    try:
        with urllib.request.urlopen(address, timeout=10):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
