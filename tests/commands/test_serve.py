import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.commands.place import Place

SERVE = [sys.executable, "-m", "beside.commands.main", "serve"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "computer" / "home", tmp_path / "computer" / "spare")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@contextmanager
def serving(place: Place, port: int) -> Iterator["subprocess.Popen[str]"]:
    """Beside, once it has said where it is; stopped at the end, whatever happened."""
    with subprocess.Popen(
        [*SERVE, "--port", str(port)],
        env=place.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as server:
        try:
            assert server.stdout
            said = server.stdout.readline()
            assert said == f"Beside is open at http://127.0.0.1:{port} and stops on Ctrl-C.\n", said
            yield server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)


def status(port: int, path: str = "/") -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def processes_of(server: "subprocess.Popen[str]") -> list[int]:
    """Parent and web process, once the round of the start is done."""
    while True:
        asked = ["ps", "-o", "pid=,args=", "--ppid", str(server.pid)]
        below = subprocess.run(asked, capture_output=True, text=True).stdout.splitlines()
        if not any("daily" in line or "defunct" in line for line in below):
            return [server.pid, *(int(line.split()[0]) for line in below)]
        time.sleep(0.05)


def test_it_serves_pages_and_stops_cleanly_on_ctrl_c_and_again_the_second_time(place: Place, port: int) -> None:
    for _ in range(2):
        with serving(place, port) as server:
            assert status(port) == 200
            os.killpg(server.pid, signal.SIGINT)
            _, said = server.communicate(timeout=15)
            assert server.returncode == 0
            assert said == ""


def test_the_very_first_start_already_uses_the_secrets_of_its_own_folder(place: Place, port: int) -> None:
    with serving(place, port), urllib.request.urlopen(f"http://127.0.0.1:{port}/begin/", timeout=10) as answer:
        instance = (place.home / "instance-id").read_text().strip()
        assert f"beside-csrf-{instance[:8]}=" in answer.headers["Set-Cookie"]


def test_two_copies_with_folders_and_ports_of_their_own_run_at_once(place: Place, port: int, tmp_path: Path) -> None:
    other = Place(tmp_path / "other", tmp_path / "other spare")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        other_port = probe.getsockname()[1]
    with serving(place, port), serving(other, other_port):
        assert (status(port), status(other_port)) == (200, 200)
        assert (place.home / "instance-id").read_text() != (other.home / "instance-id").read_text()


def test_a_taken_port_and_a_taken_folder_are_said_in_a_sentence(place: Place, port: int, tmp_path: Path) -> None:
    with serving(place, port):
        taken = Place(tmp_path / "other", tmp_path / "other spare").beside("serve", "--port", str(port))
        assert taken.returncode == 1
        assert taken.stderr.startswith(f"Port {port} on this computer is already used by another program.")
        held = place.beside("serve", "--port", str(port + 1))
        assert held.returncode == 1
        assert held.stderr.startswith("Beside is already running with the folder")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps user folders apart by other means")
def test_nobody_else_on_this_computer_can_read_what_lies_there(place: Place, port: int) -> None:
    with serving(place, port):
        status(port)
        time.sleep(1)
        everything = [place.home, place.spare, *place.home.rglob("*"), *place.spare.rglob("*")]
        open_ones = [path for path in everything if stat.S_IMODE(path.stat().st_mode) & 0o077]
        assert open_ones == []
        assert (place.home / "beside.sqlite3").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_spare_key_and_the_boot_key_stand_in_no_environment_and_on_no_command_line(place: Place, port: int) -> None:
    with serving(place, port) as server:
        (key,) = place.spare.glob("spare-*")
        paper = key.read_text().split()[-1].encode()
        secret = (place.home / "secret-key").read_text().strip().encode()
        pids = processes_of(server)
        assert len(pids) >= 2
        looked_at = 0
        for pid in pids:
            try:
                seen = Path(f"/proc/{pid}/cmdline").read_bytes()
                if os.geteuid() == 0:  # the processes close themselves to their own user
                    seen += Path(f"/proc/{pid}/environ").read_bytes()
                limits = Path(f"/proc/{pid}/limits").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue  # the daily round ended just now
            looked_at += 1
            assert paper not in seen
            assert secret not in seen
            assert re.search(r"Max core file size +0 +0 ", limits)
        assert looked_at >= 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked for it")
def test_no_process_is_left_when_the_parent_is_killed(place: Place, port: int) -> None:
    with serving(place, port) as server:
        pids = processes_of(server)
        server.kill()
        server.wait()
        until = time.monotonic() + 10
        while any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids)


def test_static_files_come_compressed_and_for_ever(place: Place, port: int) -> None:
    with serving(place, port):
        (folder,) = (place.home / "static").iterdir()
        css = next(folder.rglob("*.css.gz"))
        path = f"/static/{folder.name}/{css.relative_to(folder).as_posix().removesuffix('.gz')}"
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.read() == css.read_bytes()


def test_the_day_s_copy_is_made_at_the_start(place: Place, port: int) -> None:
    with serving(place, port):
        until = time.monotonic() + 15
        while not list((place.home / "copies").glob("beside-*.sqlite3")) and time.monotonic() < until:
            time.sleep(0.05)
        assert len(list((place.home / "copies").glob("beside-*.sqlite3"))) == 1
