"""A data folder, and the commands as somebody at a terminal runs them there."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

WORDS = "orbit canvas maple thunder kettle"
"""Ana's."""


@dataclass(frozen=True)
class Place:
    """A data folder and the spare key's folder, and the commands as somebody at a terminal runs them."""

    home: Path
    spare: Path

    @property
    def env(self) -> dict[str, str]:
        return os.environ | {"BESIDE_HOME": str(self.home), "BESIDE_SPARE": str(self.spare)}

    def module(self, name: str) -> subprocess.CompletedProcess[str]:
        return self._run("-m", name)

    def beside(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return self._run("-m", "beside.commands.main", *words, typed=typed)

    def python(self, code: str, *words: str) -> subprocess.CompletedProcess[str]:
        return self._run("-c", code, *words)

    def _run(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *words], env=self.env, input=typed, capture_output=True, text=True)
