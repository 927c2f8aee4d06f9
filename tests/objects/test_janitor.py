"""The janitor clears what nobody needs, and nothing else."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from beside.base.clock import SystemClock
from beside.objects import janitor, keep, store, verify
from beside.objects.held import Held
from beside.objects.models import SealedObject

FAMILY = uuid4()
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db(transaction=True)


def kept(data: bytes = b"a picture") -> Held:
    return keep.keep(FAMILY, [data], type="image/png")


def files(home: Path) -> list[Path]:
    return [path for path in (home / "objects").rglob("*") if path.is_file()]


def test_what_was_claimed_stays_for_ever(home: Path) -> None:
    held = kept()
    keep.claim(FAMILY, held.object)
    assert janitor.sweep(SystemClock().now() + 1000 * DAY) == janitor.Swept(0, 0, 0, 0, 0)
    assert b"".join(keep.read(FAMILY, held)) == b"a picture"


def test_what_nobody_claimed_goes_after_a_day(home: Path) -> None:
    kept()
    now = SystemClock().now()
    assert janitor.sweep(now + 0.9 * DAY).dropped == 0
    assert janitor.sweep(now + 1.1 * DAY).dropped == 1
    assert not files(home)
    assert not SealedObject.objects.exists()


def test_what_was_never_finished_goes_after_a_day(home: Path) -> None:
    left = home / "objects" / "tmp" / uuid4().hex
    left.parent.mkdir(parents=True)
    left.write_bytes(b"sealed half")
    now = SystemClock().now()
    assert janitor.sweep(now).unfinished == 0
    assert janitor.sweep(now + 1.1 * DAY).unfinished == 1
    assert not files(home)


def test_what_no_row_names_is_set_aside_and_gone_after_thirty_days(home: Path) -> None:
    SealedObject.objects.filter(id=kept().object).delete()
    now = SystemClock().now()
    assert janitor.sweep(now).set_aside == 0
    assert janitor.sweep(now + 2 * DAY).set_aside == 1
    assert janitor.sweep(now + 31 * DAY).forgotten == 0
    assert len(files(home)) == 1
    assert janitor.sweep(now + 33 * DAY).forgotten == 1
    assert not files(home)


def test_what_a_restored_database_names_again_is_brought_back() -> None:
    held = kept()
    row = SealedObject.objects.get(id=held.object)
    now = SystemClock().now()
    SealedObject.objects.all().delete()
    assert janitor.sweep(now + 2 * DAY).set_aside == 1
    SealedObject.objects.create(family=FAMILY, id=row.id, size=row.size, sha256=row.sha256, pending_until=None)
    assert janitor.sweep(now + 3 * DAY).brought_back == 1
    assert b"".join(keep.read(FAMILY, held)) == b"a picture"


def test_an_object_claimed_just_before_the_janitor_comes_stays() -> None:
    held = kept()
    late = SystemClock().now() + 2 * DAY
    keep.claim(FAMILY, held.object)
    assert not keep.forget(FAMILY, held.object, pending_until__lte=late)
    assert store.current().size(held.object) is not None


def test_killed_between_commit_and_removal_the_file_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = kept()
    monkeypatch.setattr("beside.objects.folder.FolderStore.remove", lambda *_: None)
    keep.drop(FAMILY, held.object)
    monkeypatch.undo()
    assert len(files(home)) == 1
    now = SystemClock().now()
    janitor.sweep(now + 2 * DAY)
    assert janitor.sweep(now + 40 * DAY).forgotten == 1
    assert not files(home)


def test_sweeping_where_nothing_was_ever_kept_does_nothing() -> None:
    assert janitor.sweep(SystemClock().now()) == janitor.Swept(0, 0, 0, 0, 0)


def test_verify_finds_each_damage_without_keys_and_changes_nothing(home: Path) -> None:
    whole, missing, longer, changed = kept(), kept(), kept(), kept()
    root = home / "objects"

    def path(held: Held) -> Path:
        return root / held.object.hex[:2] / held.object.hex

    path(missing).unlink()
    path(longer).write_bytes(path(longer).read_bytes() + b"\0")
    path(changed).write_bytes(bytes([path(changed).read_bytes()[0] ^ 1]) + path(changed).read_bytes()[1:])
    found = {finding.object: finding.what for finding in verify.verify()}
    assert found == {missing.object: "missing", longer.object: "length", changed.object: "changed"}
    assert SealedObject.objects.count() == 4
    assert b"".join(keep.read(FAMILY, whole)) == b"a picture"
