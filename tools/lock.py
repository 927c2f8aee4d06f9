"""Writes requirements.lock and requirements-dev.lock anew from pyproject.toml: `make lock`.

Both hold every package with its hashes, for every system and Python from 3.12 on, the build backend included, and no
address of any package index: where packages come from is for each computer's own pip settings to say.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """\
# Every package, held to its hashes. Made from pyproject.toml by `make lock`; not edited by hand.
"""


def compiled(uv: Path, extras: list[str], build: list[str]) -> str:
    """The lock of the project with these extras and its build backend, as text."""
    options = ["--universal", "--python-version", "3.12", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    command = [str(uv), "pip", "compile", "pyproject.toml", "-", *options, "--quiet", "--no-config"]
    for extra in extras:
        command += ["--extra", extra]
    told = subprocess.run(command, cwd=ROOT, input="\n".join(build), check=True, capture_output=True, text=True)
    return told.stdout


def main() -> int:
    """Write both locks; 1 if an address has slipped in."""
    build: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        locks = {
            "requirements.lock": compiled(programs / "uv", [], build),
            "requirements-dev.lock": compiled(programs / "uv", ["dev"], build),
        }
    for name, text in locks.items():
        if re.search(r"https?://|--(extra-)?index-url|--find-links", text):
            print(f"{name} would hold an address, so nothing was written.", file=sys.stderr)
            return 1
    for name, text in locks.items():
        (ROOT / name).write_text(HEAD + text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
