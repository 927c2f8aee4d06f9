"""What Beside asks of the operating system for its own processes: no core dumps, no orphans, own process groups."""

import ctypes
import os
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """No core dump of this process and those it makes, and no look into its memory (SECURITY-DESIGN 8).

    A limit of 0 covers dumps into files; on Linux a dump may go to a program instead, which only `dumpable` stops.
    Does nothing on Windows, which writes no dumps unless told to.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0)


def end_with_parent() -> None:
    """Ask Linux to end this process when the one that made it ends, however that happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def leave_group() -> None:
    """Step out of the terminal's process group: Ctrl-C then reaches the parent alone, which stops its children."""
    if sys.platform != "win32":
        os.setpgid(0, 0)


def module(name: str) -> list[str]:
    """The command line that runs a module with this very Python."""
    return [sys.executable, "-m", name]


def start_apart(name: str) -> "subprocess.Popen[bytes]":
    """Run a module beside this process, in a group of its own."""
    if sys.platform == "win32":
        return subprocess.Popen(module(name), creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)
    return subprocess.Popen(module(name), process_group=0)


class OwnForeground:
    """Takes the terminal while it lasts, if `make` started this process from one.

    `make` ends itself on Ctrl-C with a code that says it was interrupted, even if what it ran ended well. With the
    terminal to ourselves Ctrl-C comes here alone, and `make` sees an ordinary end. Suspending is off meanwhile, since
    the shell would not learn of it.
    """

    def __enter__(self) -> None:
        self.before: int | None = None
        if sys.platform == "win32" or "MAKELEVEL" not in os.environ or not os.isatty(0):
            return
        before = os.tcgetpgrp(0)
        if before != os.getpgrp() or os.getpid() == os.getpgrp():
            return
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        os.setpgid(0, 0)
        os.tcsetpgrp(0, os.getpgrp())
        self.before = before

    def __exit__(self, *_: object) -> None:
        if sys.platform != "win32" and self.before is not None:
            os.tcsetpgrp(0, self.before)
