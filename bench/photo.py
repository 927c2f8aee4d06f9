"""Photos in: hashed, original sealed and read back, two copies made and sealed, metadata out; against `sharp`.

`sharp` makes the two copies alone, with the same sizes, quality and effort and one thread. Both work on the same
invented 12 Mpx photos with EXIF, in one run, alternating. Counted is processor time, ours with that of the worker, so
that whatever else the machine does weighs little. The bar is 1.2 (DESIGN 7). Paths of photos have no spaces.
"""

import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import django
import pyvips
from django.conf import settings
from django.core.management import call_command

BAR = 1.2
PHOTOS = 4
ROUNDS = 4
PEER = Path(__file__).parent / "sharp"


def photo(number: int) -> bytes:
    """An invented photo of 12 Mpx: soft shapes with the grain of a phone's camera, and what such a phone writes."""
    width, height = 4000, 3000
    soft = pyvips.Image.perlin(width, height, cell_size=512, seed=number, uchar=True)
    fine = pyvips.Image.perlin(width, height, cell_size=32, seed=number + 100, uchar=True)
    grain = pyvips.Image.gaussnoise(width, height, sigma=6, mean=0, seed=number)
    light = soft * 0.7 + fine * 0.2 + grain
    image = light.bandjoin([light * 0.85 + 12, light * 0.6 + 30]).cast("uchar").copy(interpretation="srgb")
    image.set_type(pyvips.GValue.gint_type, "orientation", 6 if number % 2 else 1)
    image.set_type(pyvips.GValue.gstr_type, "exif-ifd0-Make", "An invented phone")
    image.set_type(pyvips.GValue.gstr_type, "exif-ifd3-GPSLatitudeRef", "N")
    return bytes(image.jpegsave_buffer(Q=90, subsample_mode="on"))


def django_in(folder: str) -> None:
    """Django with nothing but the objects in it, and a database as Beside's."""
    settings.configure(
        INSTALLED_APPS=["beside.objects"], USE_TZ=True, BESIDE_HOME=folder, DATABASES={"default": _database(folder)}
    )
    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)


def _database(folder: str) -> dict[str, Any]:
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON"
    options = {"transaction_mode": "IMMEDIATE", "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/bench.sqlite3", "OPTIONS": options}


class Ours:
    """Beside: all that it does with a photo that comes in. Made after `django_in`."""

    def __init__(self) -> None:
        self.pictures = importlib.import_module("beside.objects.pictures")
        self.workshop = importlib.import_module("beside.objects.workshop").workshop

    def take(self, path: Path) -> float:
        """Seconds by the clock for one photo."""
        data = path.read_bytes()
        chunks = [data[at : at + 65536] for at in range(0, len(data), 65536)]
        began = time.perf_counter()
        kept = self.pictures.prepare_and_keep(uuid4(), chunks)
        wall = time.perf_counter() - began
        if kept.view is None or kept.small is None:
            raise RuntimeError("the worker gave no copies")
        return wall

    def processor(self) -> float:
        """Seconds of processor so far, of this process, of the worker and of its children that have ended."""
        time.sleep(1)  # until the last child is counted with the worker
        stat = Path(f"/proc/{self.workshop.pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks = sum(int(field) for field in stat[11:15])  # utime, stime, cutime, cstime: man 5 proc_pid_stat
        return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


class Sharp:
    """The peer, in a process of its own. `way` is one of those in `sharp/derive.mjs`."""

    def __init__(self) -> None:
        self.processor: dict[str, float] = {}
        if not (PEER / "node_modules").is_dir():
            subprocess.run(["npm", "ci", "--silent"], cwd=PEER, check=True)
        self.process = subprocess.Popen(
            ["node", "derive.mjs"], cwd=PEER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def take(self, way: str, path: Path) -> float:
        """Seconds by the clock for one photo; its processor time is added to `processor`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(way, path, file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        self.processor[way] = self.processor.get(way, 0.0) + answer["cpu"]
        return float(answer["wall"])


def run() -> dict[str, Any]:
    """Measure, in a process of its own; what `bench/latest.json` takes in."""
    done = subprocess.run([sys.executable, __file__], stdout=subprocess.PIPE, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure() -> dict[str, Any]:
    """Take each photo in by each way, turn by turn."""
    clock: dict[str, list[float]] = {"beside": [], "cloned": [], "chained": []}
    with tempfile.TemporaryDirectory(prefix="beside-bench-") as folder:
        django_in(folder)
        paths = [Path(folder) / f"{number}.jpg" for number in range(PHOTOS)]
        for number, path in enumerate(paths):
            path.write_bytes(photo(number))
        us, peer = Ours(), Sharp()
        us.take(paths[0])
        peer.take("cloned", paths[0])
        peer.processor.clear()
        before = us.processor()
        for path in paths * ROUNDS:
            clock["beside"].append(us.take(path))
            clock["cloned"].append(peer.take("cloned", path))
            clock["chained"].append(peer.take("chained", path))
        processor = {"beside": us.processor() - before, **peer.processor}
        us.workshop.close()
        peer.process.communicate()
    return summary(processor, clock)


def summary(processor: dict[str, float], clock: dict[str, list[float]]) -> dict[str, Any]:
    """Photos per second and core, and the ratio that the bar is about."""
    rate = {way: len(clock[way]) / seconds for way, seconds in processor.items()}
    wall = {way: statistics.median(taken) for way, taken in clock.items()}
    return {
        "what": "photo in, against sharp doing the derivatives alone",
        "photos per second and core": round(rate["beside"], 2),
        "sharp": round(rate["cloned"], 2),
        "sharp, small one made from the view": round(rate["chained"], 2),
        "seconds by the clock": {way: round(seconds, 3) for way, seconds in wall.items()},
        "ratio": round(rate["beside"] / rate["cloned"], 2),
        "ratio to the small one made from the view": round(rate["beside"] / rate["chained"], 2),
        "bar": BAR,
        "holds": rate["beside"] >= BAR * rate["cloned"],
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
