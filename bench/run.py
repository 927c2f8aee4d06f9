"""`make bench`: every row there is, into `bench/latest.json`. Never a timed test: what does not hold is said, and kept.

python -m bench.run            all rows
python -m bench.run pages      those of one file
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import browser, memory, pages, photo, start
from bench.row import Row, at_least_times
from bench.running import Family, demo_family

LATEST = Path(__file__).with_name("latest.json")


def photo_in(_: Family) -> dict[str, Row]:
    """A photo in, against `sharp`; see `bench/photo.py`."""
    told = photo.run()
    return {
        "photo_in": at_least_times(
            told["photos per second and core"], "photos per second and core", told["bar"], told["sharp"]
        )
    }


MEASURES: dict[str, Callable[[Family], dict[str, Row]]] = {
    "start": lambda _: start.run(),
    "pages": pages.run,
    "browser": browser.run,
    "memory": memory.run,
    "photo": photo_in,
}


def main(chosen: list[str]) -> int:
    """Measure what was chosen, or all; 1 if a row does not hold."""
    rows: dict[str, Row] = json.loads(LATEST.read_text("utf-8")) if chosen and LATEST.exists() else {}
    with tempfile.TemporaryDirectory(prefix="beside-bench-") as folder:
        family = demo_family(Path(folder))
        for name in chosen or MEASURES:
            print(f"{name} …", flush=True)
            rows |= MEASURES[name](family)
    LATEST.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    for name, row in rows.items():
        peer = f", {row['ratio']} of the peer's {row['peer']}" if row["peer"] is not None else ""
        holds = "holds" if row["holds"] else "DOES NOT HOLD"
        print(f"{holds:14}{name:18}{row['value']} {row['unit']}{peer}, bar {row['bar']}")
    return 0 if all(row["holds"] for row in rows.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
