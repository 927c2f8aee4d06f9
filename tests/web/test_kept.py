"""How your things are kept: exactly what holds, what does not, and where it lies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client

from beside.web import kept
from beside.web.boot import boot

SPARE = (
    "What you keep here is sealed. Backups and copies of the files stay sealed. This computer keeps a spare key, so "
    "that a forgotten passphrase does not take everything from you. Whoever has this computer can open all but the "
    "pages for one alone, unless its disk is encrypted and it is switched off."
)
NO_SPARE = (
    "What you keep here is sealed with keys this host does not store. Pages are opened only for a moment, while one of "
    "you is signed in and asks for them. A stolen disk, database, backup or file store shows sealed files."
)
NEVER = ("end-to-end", "zero knowledge", "we cannot read it", "100 % safe", "military")


@pytest.fixture
def spare_kept() -> Iterator[None]:
    before, boot.spare = boot.spare, b"the hash of a holder"
    yield
    boot.spare = before


def page(client: Client) -> str:
    return str(client.get("/kept/").content.decode())


@pytest.mark.usefixtures("spare_kept")
def test_with_a_spare_key_the_page_says_the_fixed_words_and_what_it_opens(stranger: Client) -> None:
    text = page(stranger)
    assert SPARE in text
    assert NO_SPARE not in text
    assert "can let themselves in" in text
    assert "beside let-me-in" in text


def test_without_one_it_says_the_other_fixed_words(stranger: Client) -> None:
    text = page(stranger)
    assert NO_SPARE in text
    assert "spare key, so that" not in text
    assert "nobody can open what you kept" in text


@pytest.mark.usefixtures("spare_kept")
def test_losing_comes_before_sealing(stranger: Client) -> None:
    text = page(stranger)
    assert text.index("What if I lose the key?") < text.index("Is it sealed?")


def test_the_page_never_promises_what_nobody_can_hold(stranger: Client) -> None:
    assert not [words for words in NEVER if words in page(stranger).lower()]


@pytest.mark.usefixtures("spare_kept")
def test_where_the_files_lie_is_told_to_members_only(
    ana: Client, stranger: Client, data_folder: Path, tmp_path: Path
) -> None:
    assert str(data_folder) in page(ana)
    assert f"{tmp_path / 'spare'}/spare-" in page(ana)
    assert str(tmp_path) not in page(stranger)


def test_the_sections_that_other_pages_lead_to_are_there(stranger: Client) -> None:
    text = page(stranger)
    assert all(f'id="{name}"' in text for name in ("copy", "room", "let-me-in"))
    assert "beside backup FOLDER" in text


def test_the_line_stays_until_a_copy_lies_on_another_device(data_folder: Path) -> None:
    assert kept.line(data_folder)
    note = data_folder / "backup.json"
    for text, shown in (
        ('{"date": "2026-11-24", "another_device": false}', True),
        ("half a no", True),
        ("[]", True),
        ('{"date": "2026-11-24", "another_device": true}', False),
    ):
        note.write_text(text)
        assert kept.line(data_folder) is shown


def test_the_line_is_calm_and_leads_to_how_a_copy_is_made() -> None:
    text = render_to_string("kept/_only.html")
    assert "All of this is on this computer only." in text
    assert 'href="/kept/#copy"' in text
    assert "alarm" not in text
