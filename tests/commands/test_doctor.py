import json
from datetime import date
from pathlib import Path

import pytest

from beside.commands import disk, doctor
from beside.commands.findings import Finding
from beside.commands.home import Home

TODAY = date(2026, 3, 31)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "computer")
    home.prepare()
    home.database.touch(mode=0o600)
    return home


def remembered(home: Home, on: str, another_device: bool) -> Finding:
    home.last_backup.write_text(json.dumps({"date": on, "another_device": another_device}))
    return doctor.backup(home, TODAY)


def test_a_family_on_one_computer_only_is_told_so(home: Home) -> None:
    found = doctor.backup(home, TODAY)
    assert not found.well
    assert found.says.startswith("All of this is on this computer only.")


def test_a_copy_counts_if_it_lies_elsewhere_and_is_not_old(home: Home) -> None:
    assert remembered(home, "2026-03-20", another_device=True).well
    assert not remembered(home, "2026-03-20", another_device=False).well
    assert not remembered(home, "2026-01-01", another_device=True).well


def test_a_folder_others_can_read_is_found(home: Home) -> None:
    assert doctor.closed(home).well
    home.database.chmod(0o644)
    assert not doctor.closed(home).well


def test_a_spare_key_in_the_data_folder_is_found(home: Home, tmp_path: Path) -> None:
    assert not doctor.spare_key(home, home.path / "keys").well
    assert not doctor.spare_key(home, tmp_path / "state").well
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "spare-1").touch()
    assert doctor.spare_key(home, tmp_path / "state").well


def test_swap_that_is_not_encrypted_is_found_and_hibernation_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = tmp_path / "block"
    (blocks / "sda2").mkdir(parents=True)
    (blocks / "dm-0/dm").mkdir(parents=True)
    (blocks / "dm-0/dm/uuid").write_text("CRYPT-PLAIN-swap")
    monkeypatch.setattr(disk, "BLOCKS", blocks)
    swaps, resume = tmp_path / "swaps", tmp_path / "resume"
    resume.write_text("8:2\n")
    head = "Filename Type Size Used Priority\n"
    swaps.write_text(head + "/dev/sda2 partition 1 0 -2\n")
    assert [found.well for found in disk.swap(swaps, resume)] == [False, False]
    swaps.write_text(head + "/dev/dm-0 partition 1 0 -2\n/dev/zram0 partition 1 0 100\n")
    assert [found.well for found in disk.swap(swaps, resume)] == [True]


def test_looking_changes_nothing_in_an_empty_place(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    found = list(doctor.look(Home(empty / "none"), empty / "state", 1, TODAY))
    assert len(found) >= 7
    assert not any(empty.iterdir())
    assert all(finding.says.endswith((".", "'.")) for finding in found)
