import re

import pytest
from tests.commands.place import Place

WORDS_WORK = """
import sys
from beside.commands import django_here
from beside.family import members
opened = members.try_words(members.the_family(), sys.argv[1])
print(sorted(row.kind for row in members.rooms_held(opened.family, opened.member)) if opened else None)
"""


def words_in(printed: str) -> str:
    found = re.search(r"\n    (\S+ \S+ \S+ \S+ \S+)\n", printed)
    assert found, printed
    return found[1]


def test_somebody_is_let_in_in_the_terminal_with_five_new_words(family: Place) -> None:
    done = family.beside("let-me-in", "--terminal", typed="1\ny\n\n")
    assert done.returncode == 0, done.stderr
    assert "Ana chooses new words. The others see when, and for whom." in done.stdout
    opened = family.python(WORDS_WORK, words_in(done.stdout))
    assert "guarded" in opened.stdout, opened.stderr
    assert "own" in opened.stdout


def test_the_old_words_still_open(family: Place) -> None:
    family.beside("let-me-in", "--terminal", "--for", "ana", "--yes", typed="\n")
    assert "together" in family.python(WORDS_WORK, "orbit canvas maple thunder kettle").stdout


def test_own_words_that_a_stranger_would_try_are_not_taken(family: Place) -> None:
    own = "a heron stood by the ferry at noon"
    done = family.beside(
        "let-me-in", "--terminal", "--for", "Ana", "--yes", typed=f"short\nMika was here that day\n{own}\n"
    )
    assert done.returncode == 0, done.stderr
    assert "15 characters are needed; this has 5." in done.stdout
    assert "This contains a name or a date from your family." in done.stdout
    assert "together" in family.python(WORDS_WORK, own).stdout


@pytest.mark.parametrize("typed", ["1\nn\n", "1\n", ""])
def test_nothing_changes_unless_it_is_meant(family: Place, typed: str) -> None:
    before = (family.home / "beside.sqlite3").read_bytes()
    done = family.beside("let-me-in", "--terminal", typed=typed)
    assert done.returncode == 1
    assert (family.home / "beside.sqlite3").read_bytes() == before


def test_without_a_spare_key_it_says_so(family: Place) -> None:
    for key in family.spare.iterdir():
        key.unlink()
    done = family.beside("let-me-in", "--for", "Ana")
    assert done.returncode == 1
    assert done.stderr.startswith("No spare key lies in")


def test_a_link_is_only_made_where_a_page_can_open(family: Place) -> None:
    done = family.beside("let-me-in", "--for", "Ana", "--yes", "--port", "1")
    assert done.returncode == 1
    assert "Start Beside in another terminal first" in done.stderr
