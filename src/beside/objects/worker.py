"""The image worker: a process with no keys, no network, no database, no files (SECURITY-DESIGN 9).

    python -m beside.objects.worker          a zygote: waits on its standard input, a socket, and forks per picture
    python -m beside.objects.worker --once   one picture, from standard input to standard output

How they speak is in `protocol`. No answer means that the picture broke the worker. Nothing of a picture is logged.
"""

import ctypes
import gc
import os
import select
import signal
import socket
import struct
import sys
import time
from contextlib import suppress

from beside.objects import protocol
from beside.objects.decode import derive

if sys.platform != "win32":
    import resource

MEMORY = 1 << 30
"""Bytes of memory of its own for one picture (SECURITY-DESIGN 9)."""
IDLE = 60
"""Seconds after which a zygote with nothing to do ends itself, so that memory at rest stays small."""
_GLANCE = 0.25  # seconds between looks at children that work
_ADDRESSES = 3 << 30  # address space, shared libraries and reserves included
_NO_NEW_PRIVILEGES = 38  # prctl, linux/prctl.h
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # the same on every architecture
_LANDLOCK_FILES = {1: 13, 2: 14, 3: 15, 4: 15}  # how many rights to files each version knows; from 5 on 16
_LANDLOCK_NETWORK = 0b11  # bind and connect, from version 4


def leave_the_network() -> None:
    """Go into a network of one's own that has nothing in it, where Linux lets one. Before the first thread."""
    if sys.platform == "linux":
        try:
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        except OSError:
            return  # not allowed in here (a container, a hardened kernel): the other walls stand


def leave_the_files() -> None:
    """Give up every file and every connection for good, where Linux knows how (Landlock). After all imports."""
    if sys.platform != "linux":
        return
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return  # an older kernel: the limits of `limit` stand
    files = (1 << _LANDLOCK_FILES.get(version, 16)) - 1
    rules = struct.pack("=QQ", files, _LANDLOCK_NETWORK if version > 3 else 0)
    handle = system.syscall(_LANDLOCK_CREATE, rules, len(rules) if version > 3 else 8, 0)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    system.syscall(_LANDLOCK_RESTRICT, handle, 0)
    os.close(handle)


def limit() -> None:
    """Bound this process for one picture: memory, time, no new file or connection, no core dump. Not on Windows."""
    if sys.platform == "win32":
        return
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_CPU, protocol.WALL),
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_AS, _ADDRESSES),
    ):
        with suppress(ValueError, OSError):  # a system that does not know this limit, or has a lower one
            resource.setrlimit(what, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(protocol.WALL)


def answer(question: protocol.Source) -> bytes:
    """The answer to one question. EOFError if the question ends early or is too large."""
    return protocol.answer(derive(*protocol.read_question(question)))


def serve(control: socket.socket) -> None:
    """Fork a child for each socket that arrives, until the parent is gone or there was nothing to do for `IDLE`."""
    leave_the_files()
    gc.freeze()  # what is loaded stays shared with the children
    children: dict[int, float] = {}
    asked = time.monotonic()
    while children or time.monotonic() < asked + IDLE:
        ready, _, _ = select.select([control], [], [], _GLANCE if children else IDLE)
        _bury(children)
        if not ready:
            continue
        data, sockets, _, _ = socket.recv_fds(control, 1, 1)
        if not data:
            return
        asked = time.monotonic()
        for handle in sockets:
            children[_fork(handle, control)] = asked + protocol.WALL + 1
            os.close(handle)


def _bury(children: dict[int, float]) -> None:
    """Take leave of children that ended, and end those that are past their time."""
    for child, until in list(children.items()):
        if os.waitpid(child, os.WNOHANG)[0] == child:
            del children[child]
        elif time.monotonic() > until:
            os.kill(child, signal.SIGKILL)


def _fork(handle: int, control: socket.socket) -> int:
    child = os.fork()
    if child:
        return child
    try:
        control.close()
        limit()
        with socket.socket(fileno=handle) as line:
            line.sendall(protocol.READY)
            with line.makefile("rb") as question:
                line.sendall(answer(question))
    finally:
        os._exit(0)


def main() -> None:
    """Be a zygote, or answer once."""
    if "--once" in sys.argv:
        leave_the_network()
        leave_the_files()
        limit()
        sys.stdout.buffer.write(answer(sys.stdin.buffer))
        sys.stdout.buffer.flush()
        return
    leave_the_network()
    with socket.socket(fileno=0) as control:
        serve(control)


if __name__ == "__main__":
    main()
