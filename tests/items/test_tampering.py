"""Whoever writes in the database finds that what was edited, swapped or moved is refused (SECURITY-DESIGN 1, 14)."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside import seal
from beside.base.ids import new_id
from beside.family.kinds import Baby
from beside.items import envelope
from beside.items.house import House
from beside.items.keyring import OpenRoom
from beside.items.kinds import RoomKind
from beside.items.models import Item

VECTORS = json.loads((Path(__file__).parents[1] / "seal/vectors/seal-v1.json").read_text())["items"]
KNOWN = {int(kind): version for kind, version in VECTORS["known"].items()}


@pytest.mark.parametrize("column", ["room", "epoch", "rev", "kind", "of", "id", "family"])
def test_a_changed_column_is_refused(house: House, ring: list[OpenRoom], column: str) -> None:
    kept = house.add(Baby(name="Mika"))
    row = Item.objects.get(id=kept.id)
    changed = {"room": ring[1].id, "epoch": 2, "rev": 2, "kind": 4, "of": new_id(), "id": new_id(), "family": new_id()}
    Item.objects.filter(id=kept.id).update(**{column: changed[column]})
    row = Item.objects.get(sealed=row.sealed)
    room = house.keyring.by_id(row.room)
    assert room is not None
    place = seal.Place(row.family, row.room, row.epoch, row.id, row.rev, row.kind, row.of)
    with pytest.raises(seal.Unopenable):
        seal.open_item(room.content_key(row.epoch), place, bytes(row.sealed))


def test_two_rows_swapped_are_both_refused(house: House) -> None:
    ida, jonas = house.add(Baby(name="Ida")), house.add(Baby(name="Jonas"))
    one, two = Item.objects.get(id=ida.id), Item.objects.get(id=jonas.id)
    Item.objects.filter(id=ida.id).update(sealed=two.sealed)
    Item.objects.filter(id=jonas.id).update(sealed=one.sealed)
    assert house.all(Baby) == []
    assert set(house.damaged) == {ida.id, jonas.id}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_bit_is_refused_and_what_lies_there_is_left_alone(house: House, data: st.DataObject) -> None:
    kept = house.add(Baby(name="Mika"))
    blob = bytearray(Item.objects.get(id=kept.id).sealed)
    at = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[at // 8] ^= 1 << (at % 8)
    Item.objects.filter(id=kept.id).update(sealed=bytes(blob))
    with pytest.raises(seal.Unopenable):
        house.get(Baby, kept.id)
    assert bytes(Item.objects.get(id=kept.id).sealed) == bytes(blob)


def _data(case: dict[str, object], key: str) -> tuple[bytes, RoomKind, int]:
    row: dict[str, object] = case["row"]  # type: ignore[assignment]
    ids = {name: UUID(str(row[name])) for name in ("family", "room", "id")}
    of = UUID(str(row["of"])) if row["of"] else None
    place = seal.Place(
        ids["family"], ids["room"], int(str(row["epoch"])), ids["id"], int(str(row["rev"])), int(str(row["kind"])), of
    )
    content = seal.ContentKey(bytes.fromhex(key))
    room: RoomKind = case["room_kind"]  # type: ignore[assignment]
    return seal.open_item(content, place, bytes.fromhex(str(case["blob"]))), room, place.kind


@pytest.mark.parametrize("case", VECTORS["open"], ids=lambda case: case["name"])
def test_known_answers_tell_their_true_kind(case: dict[str, object]) -> None:
    keys = VECTORS["room_keys"]
    data, room, column = _data(case, keys[str(case["room_kind"])])
    assert data.hex() == case["plaintext"]
    assert envelope.head(data, room, column, KNOWN)[0] == case["true_kind"]


@pytest.mark.parametrize(
    "case",
    [case for case in VECTORS["must_fail"] if case["must_fail"] in ("data", "kind", "newer")],
    ids=lambda case: case["name"],
)
def test_what_must_fail_fails_for_its_reason(case: dict[str, object]) -> None:
    data, room, column = _data(case, str(case["room_key"]))
    with pytest.raises(seal.Unopenable) as refused:
        envelope.head(data, room, column, KNOWN)
    assert refused.value.check == case["must_fail"]
