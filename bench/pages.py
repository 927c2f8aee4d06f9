"""Time of a page at the server, p95, against a bare Django page: same server, same client, request by request."""

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.row import Row, at_most_times
from bench.running import Client, Family, free_port, running, serve

BAR = 3.0
"""Times the bare page (DESIGN 7)."""
WARM, ROUNDS = 20, 150
NEVER = re.compile(r"^/(in|out|l|static|leave|near)(/|$)|/(leave|out)")
"""Addresses that are no page to look at, or that end the visit."""


def run(family: Family) -> dict[str, Row]:
    """The slowest of the pages that home leads to, and home itself."""
    ours, bare = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        peer = [sys.executable, "-m", "bench.bare.serve", str(bare)]
        database = str(Path(folder, "bare.sqlite3"))
        with running(serve(ours), ours, **family.env), running(peer, bare, BARE_DATABASE=database):
            client, other = Client(ours), Client(bare)
            client.sign_in(family)
            times, peers = measure(client, other, pages(client))
    for path, taken in sorted(times.items(), key=lambda one: -p95(one[1])):
        print(f"  {p95(taken):7.2f} ms p95  {statistics.median(taken):7.2f} ms median  {path}")
    print(f"  {p95(peers):7.2f} ms p95  {statistics.median(peers):7.2f} ms median  a bare page with one query")
    slowest = max(p95(taken) for taken in times.values())
    return {
        "page_p95": at_most_times(slowest, "ms", BAR, p95(peers)),
        "home_p95": at_most_times(p95(times["/"]), "ms", BAR, p95(peers)),
    }


def pages(client: Client) -> list[str]:
    """Home and every page that it leads to."""
    _, home = client.get("/")
    linked = {path.decode() for path in re.findall(rb'href="(/[^"#?]*)"', home)}
    return ["/", *sorted(path for path in linked - {"/"} if not NEVER.search(path) and client.get(path)[0] == 200)]


def measure(client: Client, other: Client, paths: list[str]) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds of every page and of the peer, turn by turn."""
    times: dict[str, list[float]] = {path: [] for path in paths}
    peers: list[float] = []
    for turn in range(WARM + ROUNDS):
        for path in paths:
            taken = one(client, path)
            beside_it = one(other, "/")
            if turn >= WARM:
                times[path].append(taken)
                peers.append(beside_it)
    return times, peers


def one(client: Client, path: str) -> float:
    """Milliseconds of one page."""
    began = time.perf_counter()
    status, _ = client.get(path)
    taken = (time.perf_counter() - began) * 1000
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
    return taken


def p95(times: list[float]) -> float:
    """The time that 95 of 100 stay below."""
    return statistics.quantiles(times, n=20)[-1]
