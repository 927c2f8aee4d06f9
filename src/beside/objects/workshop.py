"""The way to the image worker: hands a picture over, takes back what was made, survives whatever happens there."""

import atexit
import io
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import beside
from beside.objects import protocol
from beside.objects.protocol import Derived

_PATIENCE = protocol.WALL + 5
"""Seconds without a word from the worker after which it is given up; its own limits come first."""


def _command(*more: str) -> list[str]:
    return [sys.executable, "-s", "-P", "-m", "beside.objects.worker", *more]


_MALLOC = "glibc.malloc.hugetlb=1:arena_max=1:mmap_threshold=1073741824:trim_threshold=1073741824:top_pad=67108864"
"""A child lives for one picture and touches fresh memory all the time: large pages, taken once and never given back.

Without this a fifth of its time went into page faults. Other libraries of C pass over it.
"""


def _environment() -> dict[str, str]:
    """Nothing of ours but where the program lies (SECURITY-DESIGN 4.7: no secret in an environment)."""
    system = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    ours = {"PYTHONPATH": str(Path(beside.__file__).parents[1]), "VIPS_CONCURRENCY": "1"}
    return {**system, **ours, "GLIBC_TUNABLES": _MALLOC.replace(":", ":glibc.malloc.")}


class Workshop:
    """The image worker as the web process sees it: one zygote, started with the first picture, a child per picture.

    Where forking is not safe (macOS, Windows), a fresh process per picture. May be asked from several threads; as
    many pictures are worked on at once as there are processors.
    """

    def __init__(self, *, forks: bool = sys.platform == "linux") -> None:
        self._forks = forks
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._zygote: subprocess.Popen[bytes] | None = None
        self._places = threading.BoundedSemaphore(os.cpu_count() or 1)

    def derive(self, type: str, original: bytes) -> Derived:
        """What the worker makes of a picture of this type; an empty `Derived` if it broke or took too long."""
        with self._places:
            try:
                return self._forked(type, original) if self._forks else self._fresh(type, original)
            except (EOFError, OSError, subprocess.TimeoutExpired):
                return Derived()

    @property
    def pid(self) -> int | None:
        """The process id of the zygote, if one was started, for those who measure it."""
        return None if self._zygote is None else self._zygote.pid

    def close(self) -> None:
        """End the zygote. The next picture starts another."""
        with self._lock:
            self._end()

    def _forked(self, type: str, original: bytes) -> Derived:
        for _ in range(2):  # a zygote may end itself in the very moment it is asked
            with self._line() as line, line.makefile("rb") as reply:
                if reply.read(1) != protocol.READY:
                    continue
                line.sendall(protocol.question(type, original))
                line.sendall(original)
                return protocol.read_answer(reply)
        return Derived()

    def _line(self) -> socket.socket:
        """A line to a child that the zygote forks for it."""
        ours, theirs = socket.socketpair()
        ours.settimeout(_PATIENCE)
        with theirs, self._lock:
            try:
                socket.send_fds(self._reach(), [b"\0"], [theirs.fileno()])
            except (BrokenPipeError, ConnectionResetError):
                self._end()
                socket.send_fds(self._reach(), [b"\0"], [theirs.fileno()])
        return ours

    def _reach(self) -> socket.socket:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._zygote = subprocess.Popen(
                    _command(),
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    cwd="/",
                )
        return self._control

    def _end(self) -> None:
        control, self._control = self._control, None
        zygote, self._zygote = self._zygote, None
        if control is not None:
            control.close()
        if zygote is not None:
            try:
                zygote.wait(timeout=2)
            except subprocess.TimeoutExpired:
                zygote.kill()
                zygote.wait()

    def _fresh(self, type: str, original: bytes) -> Derived:
        done = subprocess.run(
            _command("--once"),
            input=protocol.question(type, original) + original,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=_PATIENCE,
            check=False,
        )
        return protocol.read_answer(io.BytesIO(done.stdout))


workshop = Workshop()
"""The one of this process."""
atexit.register(workshop.close)
