"""Memory of all processes of `beside serve` at rest, after pages were looked at."""

import re
import subprocess
import time
from pathlib import Path

from bench.row import Row, at_most
from bench.running import Client, Family, free_port, running, serve

BAR = 180
"""MB (DESIGN 7)."""
REST = 6
"""Seconds of rest before looking, the daily round's end included."""


def run(family: Family) -> dict[str, Row]:
    """Shared pages are counted once where the system tells (PSS), else with every process (RSS)."""
    port = free_port()
    with running(serve(port), port, **family.env) as (server, _):
        client = Client(port)
        client.sign_in(family)
        for _ in range(30):
            client.get("/")
        time.sleep(REST)
        total = sum(kilobytes(pid) for pid in tree(server.pid))
    return {"memory_at_rest": at_most(total / 1024, "MB", BAR)}


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    told = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], check=True, capture_output=True, text=True).stdout
    parents = [tuple(map(int, line.split())) for line in told.splitlines()]
    found = [pid]
    for one in found:
        found += [child for child, parent in parents if parent == one]
    return found


def kilobytes(pid: int) -> int:
    """Memory of one process."""
    try:
        text, name = Path(f"/proc/{pid}/smaps_rollup").read_text(), "Pss"
    except PermissionError:
        text, name = Path(f"/proc/{pid}/status").read_text(), "VmRSS"
    found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) if found else 0
