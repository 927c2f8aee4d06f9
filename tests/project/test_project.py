"""What holds for the repository as a whole."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
HOME_OF_ONE = re.compile(r"(^|[^.\w])/(?:work|farm|root|Users/\w+|home/\w+)/", re.MULTILINE)
HOSTS = re.compile(r"https?://(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|debian)\.\w+|--(?:extra-)?index-url|--find-links")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_held_to_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z])", (ROOT / name).read_text())[1:]
    assert len(entries) > 15
    for entry in entries:
        assert re.match(r"[a-z0-9-]+(\[[a-z,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", (ROOT / name).read_text())


def test_the_locks_hold_what_the_project_asks_for_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    versions = [dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS]
    asked = {re.split(r"[\[>=<]", one)[0].lower().replace("_", "-") for one in project["dependencies"]}
    assert asked <= set(versions[0])
    assert versions[0].items() <= versions[1].items()


def test_every_dependency_has_a_line_that_says_what_it_is_for() -> None:
    lines = [line.strip() for line in (ROOT / "pyproject.toml").read_text().splitlines()]
    start = lines.index("dependencies = [")
    inside = lines[start + 1 : lines.index("]", start)]
    for before, line in zip(["", *inside], inside, strict=False):
        if line.startswith('"'):
            assert before.startswith("# "), f"{line} has no line saying what it is for"


def test_no_file_names_a_path_of_one_machine_or_a_package_registry() -> None:
    this = Path(__file__).resolve()
    found = {}
    for path in tracked():
        if path != this and path.name != "lock.py":
            text = text_of(path)
            if match := HOME_OF_ONE.search(text) or HOSTS.search(text):
                found[str(path.relative_to(ROOT))] = match[0]
    assert found == {}


def test_packages_import_only_downwards() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout


def test_the_licence_is_whole_and_named() -> None:
    licence = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"] == "AGPL-3.0-or-later"


@pytest.mark.parametrize("script", sorted((ROOT / "tools").glob("*.sh")), ids=lambda path: path.name)
def test_scripts_are_plain_sh(script: Path) -> None:
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
