import json
from collections.abc import Callable
from pathlib import Path

from tests.commands.place import WORDS, Place


def test_no_invented_family_moves_into_a_folder_that_holds_another(
    family: Place, tree: Callable[[Path], dict[str, bytes]]
) -> None:
    before = tree(family.home)
    refused = family.beside("demo")
    assert refused.returncode == 1
    assert "Another family lives in" in refused.stderr
    assert tree(family.home) == before


def test_the_other_invented_family_does_not_move_in_either(family: Place) -> None:
    ana = {"name": "Ana", "role": "keeper", "sign_in": "/in/", "passphrase": WORDS}
    (family.home / "demo.json").write_text(json.dumps({"family": "mika", "url": "", "people": [ana]}))
    assert family.beside("demo", "twins").returncode == 1
    again = family.beside("demo", "mika", "--port", "8765")
    assert again.returncode == 0, again.stderr
    assert WORDS in again.stdout
    assert json.loads((family.home / "demo.json").read_text())["url"] == "http://127.0.0.1:8765"
