"""Whoever writes in the database: nothing flipped, swapped or moved opens as what it is not (SECURITY-DESIGN 14).

The law: whatever is changed in a row, nobody learns or is told anything that did not stand before, something that
stood before is refused, and opening deletes and overwrites nothing. Items have their own test (tests/items).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, models, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.sealed import lived_in
from tests.sealed.lived_in import BOOT, JOS_WORDS, TABLES, WORDS, LivedIn

from beside import seal
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family import letin, members, spare, visits
from beside.family.kinds import Baby, LivingChild, Person
from beside.family.models import Grant, Holder, Pass, Room, RoomRecord, Unlocker
from beside.items.errors import HouseError
from beside.items.house import House
from beside.items.models import Item
from beside.keepsakes import Keepsake, Move
from beside.memories import Memory
from beside.objects import keep
from beside.objects.held import Held
from beside.objects.models import SealedObject
from beside.objects.verify import verify
from beside.seal import unlockers
from beside.web.boot import boot

type Facts = set[tuple[object, ...]]
type Row = models.Model

GUARDED: tuple[type[Row], ...] = (Room, RoomRecord, Holder, Unlocker, Grant, Pass, SealedObject)
SEALED: tuple[tuple[type[Row], str], ...] = (
    (RoomRecord, "sealed"),
    (Holder, "public"),
    (Unlocker, "sealed"),
    (Grant, "sealed"),
    (Pass, "sealed"),
)
NOT_SEALED = {
    (Pass, "expires"): "the end that counts stands inside the seal: tests/family, a row whose end was moved",
    (
        SealedObject,
        "pending_until",
    ): "tells the janitor what no item names; whoever writes rows can delete rows as well",
}
"""Clear columns that are nobody's to believe, each with where its end is held or what it costs."""
OTHER_KINDS: dict[type[Row], tuple[str, ...]] = {
    Room: ("together", "everyday", "guarded", "own", "child"),
    Holder: ("member", "spare", "sheet"),
    Unlocker: ("passphrase", "paper", "device"),
    Pass: ("visit", "near", "link"),
}
TRIED = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: one changed row is small already, and looking at everything takes a while."""
BROKE = "Something in Beside broke."
PAGES = ("/", "/keepsakes/", "/keepsakes/new/", "/journeys/", "/memories/", "/more/", "/more/settings/", "/pause/")


@pytest.fixture
def home(db: None, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LivedIn:
    """A family of this test alone. Argon2 is run once for the same words and the same salt."""
    monkeypatch.setattr(unlockers, "_stretch", cache(unlockers._stretch))
    found = lived_in.begin(clock, tmp_path / "spare")
    monkeypatch.setattr(boot, "key", BOOT)
    monkeypatch.setattr(boot, "spare", found.spare_hash)
    return found


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is taken back, however it ends."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def _or_nothing(read: Callable[[], Facts]) -> Facts:
    try:
        return read()
    except (seal.Unopenable, HouseError):
        return set()


def _in_house(who: str, house: House | None) -> Facts:
    if house is None:
        return set()
    facts: Facts = {(who, "is", house.member)}
    facts |= {(who, "room", room.id, room.kind, room.epoch, room.of) for room in house.keyring}
    for kind in (Baby, Person, LivingChild, Keepsake, Move, Memory):
        facts |= {
            (who, kind.__name__, kept.id, kept.rev, kept.room, kept.of, repr(kept.value)) for kept in house.all(kind)
        }
    return facts


def facts(home: LivedIn) -> Facts:
    """Everything that anybody gets to know, by every way in, of the spare key, and of the files."""

    def words(who: str, said: str) -> Facts:
        opened = members.try_words(home.family, said)
        return _in_house(who, opened.house(boot.clock) if opened else None)

    def by_spare() -> Facts:
        opener = spare.open_with_file(home.spare_folder)
        if opener is None:
            return set()
        known: Facts = {("let in", id, person.name) for id, person in letin.people(opener, boot.clock)}
        return known | _in_house("spare", spare.house_of(opener, boot.clock))

    def voucher() -> Facts:
        bearer = spare.bearer(home.family, home.spare_hash)
        return {("spare holder", bearer.public)} if bearer else set()

    def file(held: Held) -> Facts:
        return {("file", held.object, b"".join(keep.read(home.family, held)))}

    def whole() -> Facts:
        damaged = {found.object for found in verify()}
        return {("whole", row.id) for row in SealedObject.objects.all() if row.id not in damaged}

    ways: tuple[Callable[[], Facts], ...] = (
        lambda: words("ana", WORDS),
        lambda: words("jo", JOS_WORDS),
        lambda: _in_house("visit", visits.enter(home.visit, BOOT, boot.clock)),
        lambda: _in_house("jo's visit", visits.enter(home.jos_visit, BOOT, boot.clock)),
        by_spare,
        voucher,
        *(partial(file, held) for held in home.held),
        whole,
    )
    return set().union(*(_or_nothing(way) for way in ways))


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those of visits, which come and go."""
    return {
        model.__name__: sorted((tuple(row) for row in model._default_manager.values_list()), key=repr)
        for model in TABLES
        if model is not Pass
    }


def _at(row: Row) -> "models.QuerySet[Row]":
    return type(row)._default_manager.filter(pk=row.pk)


def _columns(model: type[Row]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields]


def _others(row: Row, column: str) -> list[object]:
    """What somebody could write there instead: another one's value, a new one, the next number, a flipped bit."""
    now = getattr(row, column)
    theirs = list(type(row)._default_manager.exclude(**{column: now}).values_list(column, flat=True).distinct()[:3])
    match now:
        case None | UUID():
            return [new_id(), None, *theirs[:1]]
        case int():
            return [now + 1, now - 1]
        case b"":
            return [b"\x00", *theirs[:1]]
        case bytes():
            return [bytes([now[0] ^ 1]) + now[1:], b"", *theirs[:1]]
        case str() if column == "params":
            return [now + " ", now.replace("t=3", "t=4"), "", now.replace("hard=0", "hard=1"), *theirs[:1]]
        case str():
            return [*OTHER_KINDS[type(row)]]
        case _:
            raise TypeError(type(now))


def _changes(model: type[Row]) -> Iterator[tuple[Row, str, object]]:
    for row in model._default_manager.all():
        for column in _columns(model):
            if (model, column) not in NOT_SEALED and (model is not Item or column != "sealed"):
                yield from ((row, column, value) for value in _others(row, column) if value != getattr(row, column))


def _write(row: Row, **values: Any) -> bool:
    """Whether the database takes it at all: its own checks refuse some."""
    try:
        with transaction.atomic():
            return bool(_at(row).update(**values))
    except IntegrityError:
        return False


def _holds(home: LivedIn, good: Facts, told: str, *, known_to_lose: bool = True) -> None:
    before = rows()
    seen = facts(home)
    assert seen <= good, f"{told}: something new was told: {seen - good}"
    if known_to_lose:
        assert seen < good, f"{told}: nothing was refused"
    assert rows() == before, f"{told}: opening changed rows"


@pytest.mark.parametrize("model", GUARDED, ids=lambda model: model.__name__)
def test_every_clear_column_is_held_by_a_seal(home: LivedIn, model: type[Row]) -> None:
    good, tried = facts(home), 0
    assert len(good) > 60
    for row, column, value in _changes(model):
        with undone():
            if _write(row, **{column: value}):
                tried += 1
                _holds(home, good, f"{row} {column} from {getattr(row, column)!r} to {value!r}")
    assert tried > 10


@pytest.mark.parametrize(("model", "column"), SEALED, ids=lambda one: getattr(one, "__name__", str(one)))
@settings(max_examples=15, phases=TRIED, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_bit_is_refused(home: LivedIn, model: type[Row], column: str, data: st.DataObject) -> None:
    every = sorted(model._default_manager.all(), key=lambda row: repr(row.pk))
    row = every[data.draw(st.integers(0, len(every) - 1))]
    blob = bytearray(getattr(row, column))
    at = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[at // 8] ^= 1 << (at % 8)
    with undone():
        good = facts(home)
        assert _write(row, **{column: bytes(blob)})
        _holds(home, good, f"{row} bit {at}")


@pytest.mark.parametrize(("model", "column"), SEALED, ids=lambda one: getattr(one, "__name__", str(one)))
def test_two_rows_swapped_are_refused(home: LivedIn, model: type[Row], column: str) -> None:
    good = facts(home)
    every = list(model._default_manager.all())
    for first, second in pairwise(every):
        with undone():
            assert _write(first, **{column: getattr(second, column)})
            assert _write(second, **{column: getattr(first, column)})
            _holds(home, good, f"{first} and {second}")


def test_two_stored_files_swapped_are_refused_and_found(home: LivedIn, data_folder: Path) -> None:
    good = facts(home)
    files = [data_folder / "objects" / row.id.hex[:2] / row.id.hex for row in SealedObject.objects.order_by("id")]
    one, two = files[0].read_bytes(), files[1].read_bytes()
    files[0].write_bytes(two)
    files[1].write_bytes(one)
    assert len(list(verify())) == 2
    _holds(home, good, "two files")
    assert (files[0].read_bytes(), files[1].read_bytes()) == (two, one)


CLEAR = [(model, name) for model in GUARDED for name in _columns(model) if (model, name) not in NOT_SEALED]


@settings(max_examples=15, phases=TRIED, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_two_changes_at_once_tell_nothing_new(home: LivedIn, data: st.DataObject) -> None:
    with undone():
        good = facts(home)
        for _ in range(2):
            model, column = data.draw(st.sampled_from(CLEAR))
            every = sorted(model._default_manager.all(), key=lambda row: repr(row.pk))
            row = every[data.draw(st.integers(0, len(every) - 1))]
            value = data.draw(st.sampled_from(_others(row, column)))
            assume(_write(row, **{column: value}))
        _holds(home, good, "two changes", known_to_lose=False)


def _calm(client: Client, home: LivedIn, told: str) -> None:
    """Every page answers as a page, and none says that Beside broke; help is there in any case."""
    asked = [*PAGES, f"/keepsakes/{home.box}/", f"/memories/{home.memory}/", f"/memories/{home.memory}/picture/view/"]
    for address in asked:
        answer = client.get(address)
        page = answer.content.decode(errors="replace")
        assert BROKE not in page, f"{told}: {address}"
        assert answer.status_code in (200, 302, 303, 401, 404, 500), f"{told}: {address}"
        assert answer.status_code != 500 or "This page cannot be opened" in page, f"{told}: {address}"
    assert client.get("/help/").status_code == 200
    for words in (WORDS, JOS_WORDS, "these words are nobody's at all"):
        answer = Client(raise_request_exception=False, headers={"user-agent": lived_in.CHROME}).post(
            "/in/", {"words": words}
        )
        assert BROKE not in answer.content.decode(), f"{told}: signing in"


@pytest.mark.parametrize("model", [*GUARDED, Item], ids=lambda model: model.__name__)
def test_a_person_meets_a_calm_page_and_nothing_is_lost_by_looking(home: LivedIn, model: type[Row]) -> None:
    for column in _columns(model):
        changes = [change for change in _changes(model) if change[1] == column]
        for row, _, value in changes[:: max(1, len(changes) // 2)]:
            with undone():
                if _write(row, **{column: value}):
                    before = rows()
                    _calm(home.browser(), home, f"{model.__name__}.{column}: {value!r}")
                    assert rows() == before


def test_one_damaged_way_in_keeps_nobody_else_out(home: LivedIn) -> None:
    for row in Unlocker.objects.filter(kind="passphrase"):
        with undone():
            Unlocker.objects.filter(id=row.id).update(params="unreadable")
            mine = Holder.objects.get(id=row.holder).of == home.ana.member
            assert members.try_words(home.family, JOS_WORDS if mine else WORDS) is not None
            with pytest.raises(seal.Unopenable):
                members.try_words(home.family, WORDS if mine else JOS_WORDS)


def test_nobody_signs_in_as_somebody_else_by_one_changed_column(home: LivedIn) -> None:
    Holder.objects.filter(of=home.ana.member).update(of=home.jo.member)
    with pytest.raises(seal.Unopenable):
        members.try_words(home.family, WORDS)


def test_a_members_way_in_that_a_row_calls_a_spare_key_is_not_cleared_away(home: LivedIn) -> None:
    Holder.objects.filter(of=home.jo.member).update(kind="spare", of=None)
    before = rows()
    spare.renew(home.ana.house(boot.clock), home.spare_hash)
    assert rows() == before


def test_a_damaged_thing_in_a_list_leaves_the_rest_shown(home: LivedIn) -> None:
    house = home.ana.house(boot.clock)
    bear = house.add(Keepsake(sort="bear", word="The bear"))
    Item.objects.filter(id=home.box).update(rev=9)
    page = home.browser().get("/keepsakes/").content.decode()
    assert "The bear" in page
    assert "The little box" not in page
    assert home.browser().get(f"/keepsakes/{home.box}/").status_code == 500
    assert home.browser().get(f"/keepsakes/{bear.id}/").status_code == 200
    assert Item.objects.filter(id=home.box, rev=9).exists()
