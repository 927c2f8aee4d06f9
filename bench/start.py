"""From the second `make run` to the first page served."""

import statistics
import tempfile
from pathlib import Path

from bench.row import Row, at_most
from bench.running import free_port, running

BAR = 2.0
"""Seconds (DESIGN 7)."""
ROUNDS = 5


def run() -> dict[str, Row]:
    """The median of some starts after the first, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"BESIDE_HOME": str(Path(folder, "home")), "BESIDE_SPARE": str(Path(folder, "spare"))}
        taken = []
        for _ in range(1 + ROUNDS):
            port = free_port()
            with running(["make", "run"], port, **env, PORT=str(port)) as (_, seconds):
                taken.append(seconds)
    return {"start": at_most(statistics.median(taken[1:]), "s", BAR)}
