"""The image worker has no keys, no network, no files, and can neither stay long nor take anybody with it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.objects import shots

from beside.objects import workshop as module
from beside.objects.protocol import Derived
from beside.objects.workshop import Workshop

linux = pytest.mark.skipif(sys.platform != "linux", reason="the zygote is for Linux")


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    shop = Workshop()
    yield shop
    shop.close()


def alone(script: str, *arguments: str) -> str:
    """What a script prints in a process of its own, in the worker's environment."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=module._environment(),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=30,
    )
    return done.stdout


WALLED_IN = """
import os, socket, sys
from beside.objects import worker

def refused(act):
    try:
        act()
    except OSError:
        return True
    return False

path = sys.argv[1]
port = int(sys.argv[2])
listening = socket.create_connection(("127.0.0.1", port)); listening.close()
worker.leave_the_network()
worker.leave_the_files()
worker.limit()
acts = {
    "read": lambda: open(path),
    "write": lambda: open(path + ".new", "w"),
    "list": lambda: os.listdir("/"),
    "remove": lambda: os.unlink(path),
    "connect": lambda: socket.create_connection(("127.0.0.1", port), timeout=2),
    "run": lambda: os.execv("/bin/true", ["true"]),
}
print(*(name for name, act in acts.items() if not refused(act)))
"""


@linux
def test_it_reaches_no_file_no_network_and_no_program(tmp_path: Path) -> None:
    file = tmp_path / "letter"
    file.write_text("from Oma")
    with socket.create_server(("127.0.0.1", 0)) as server:
        reached = alone(WALLED_IN, str(file), str(server.getsockname()[1]))
    assert reached.split() == []
    assert file.read_text() == "from Oma"


def test_it_knows_no_django_no_seal_and_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "canary-word")
    assert "canary-word" not in str(module._environment())
    loaded = alone("import sys, beside.objects.worker; print(*sys.modules)").split()
    assert not {"django", "beside.seal", "cryptography", "sqlite3"} & set(loaded)


def test_the_process_of_the_pages_loads_no_decoder() -> None:
    loaded = alone("import sys, beside.objects.workshop; print(*sys.modules)").split()
    assert not {"pyvips", "PIL", "pillow_heif"} & set(loaded)


@pytest.mark.parametrize("forks", [True, False])
def test_both_ways_to_start_it_give_the_same(forks: bool) -> None:
    if forks and sys.platform != "linux":
        pytest.skip("the zygote is for Linux")
    shop = Workshop(forks=forks)
    made = shop.derive("image/jpeg", shots.jpeg(800, 600))
    shop.close()
    assert (made.width, made.height) == (800, 600)
    assert made.view
    assert made.small


def test_a_type_it_does_not_know_gives_nothing(workshop: Workshop) -> None:
    assert workshop.derive("image/svg+xml", b"<svg/>") == Derived()


@linux
def test_a_zygote_that_was_killed_is_started_again(workshop: Workshop) -> None:
    assert workshop.derive("image/png", shots.png()).view
    assert workshop.pid is not None
    os.kill(workshop.pid, signal.SIGKILL)
    assert workshop.derive("image/png", shots.png()).view


@linux
def test_a_child_that_breaks_gives_nothing_and_the_next_picture_opens(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = "import os\nfrom beside.objects import worker\nworker.answer = lambda _: os.abort()\nworker.main()"
    monkeypatch.setattr(module, "_command", lambda *_: [sys.executable, "-c", broken])
    assert workshop.derive("image/png", shots.png()) == Derived()
    monkeypatch.undo()
    workshop.close()
    assert workshop.derive("image/png", shots.png()).view


@linux
@pytest.mark.slow
@pytest.mark.parametrize("busy", ["while True: pass", "import time; time.sleep(60)"])
def test_a_child_that_takes_too_long_is_ended(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, busy: str) -> None:
    script = (
        "from beside.objects import protocol, worker\nprotocol.WALL = 1\n"
        f"def answer(_):\n    {busy}\nworker.answer = answer\nworker.main()"
    )
    monkeypatch.setattr(module, "_command", lambda *_: [sys.executable, "-c", script])
    began = time.monotonic()
    assert workshop.derive("image/png", shots.png()) == Derived()
    assert time.monotonic() - began < 5


@linux
@pytest.mark.slow
def test_a_child_that_shrugs_off_its_alarm_is_ended_by_the_zygote(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "import signal, time\nfrom beside.objects import protocol, worker\nprotocol.WALL = 1\n"
        "def answer(_):\n    signal.alarm(0)\n    time.sleep(60)\nworker.answer = answer\nworker.main()"
    )
    monkeypatch.setattr(module, "_command", lambda *_: [sys.executable, "-c", script])
    began = time.monotonic()
    assert workshop.derive("image/png", shots.png()) == Derived()
    assert time.monotonic() - began < 6


@linux
def test_a_child_that_wants_all_memory_is_ended(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "from beside.objects import worker\n"
        "def answer(_):\n    return bytes(2 << 30)\nworker.answer = answer\nworker.main()"
    )
    monkeypatch.setattr(module, "_command", lambda *_: [sys.executable, "-c", script])
    assert workshop.derive("image/png", shots.png()) == Derived()


@linux
@pytest.mark.slow
def test_it_ends_when_there_is_nothing_to_do(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "from beside.objects import worker\nworker.IDLE = 0.2\nworker.main()"
    monkeypatch.setattr(module, "_command", lambda *_: [sys.executable, "-c", script])
    assert workshop.derive("image/png", shots.png()).view
    zygote = workshop._zygote
    assert zygote is not None
    assert zygote.wait(timeout=5) == 0
    assert workshop.derive("image/png", shots.png()).view


@linux
@pytest.mark.slow
def test_it_ends_with_its_parent() -> None:
    script = (
        "import sys\nfrom beside.objects.workshop import workshop\n"
        "workshop.derive('image/png', b'')\nprint(workshop.pid, flush=True)\n"
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=False, text=True)
    zygote = Path("/proc") / done.stdout.strip()
    for _ in range(100):
        if not zygote.exists() or "State:\tZ" in (zygote / "status").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the zygote outlived its parent")


@linux
def test_several_may_ask_at_once(workshop: Workshop) -> None:
    made: list[Derived] = []
    picture = shots.jpeg(300, 200)
    threads = [threading.Thread(target=lambda: made.append(workshop.derive("image/jpeg", picture))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [bool(one.view) for one in made] == [True] * 6
