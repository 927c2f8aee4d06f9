"""A room's records open one after the other, from the newest key to the first epoch."""

from typing import Any

import pytest
from tests.seal.known import FAMILY, KNOWN, ROOM, cases, drawn, h

from beside.seal import StoredRecord, Unopenable, open_record, open_records, seal_record

RECORDS = KNOWN["room_records"]["records_newest_first"]


def stored(rows: list[dict[str, Any]]) -> list[StoredRecord]:
    return [StoredRecord(row["epoch"], row["rev"], h(row["blob"])) for row in rows]


@cases(RECORDS, 2)
def test_a_known_record_opens_and_seals_to_the_same_bytes(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = (h(case["room_key"]), FAMILY, ROOM, case["epoch"], case["rev"])
    assert open_record(*where, h(case["blob"])) == h(case["plaintext"])
    drawn(monkeypatch, h(case["nonce"]))
    assert seal_record(*where, h(case["plaintext"])) == h(case["blob"])


def test_the_walk_gives_the_key_of_every_epoch() -> None:
    walked = open_records(h(RECORDS[0]["room_key"]), FAMILY, ROOM, stored(RECORDS))
    assert {str(record.epoch): record.key.hex() for record in walked} == KNOWN["room_records"]["keys"]
    assert [record.data.hex() for record in walked] == [row["plaintext"] for row in RECORDS]


@cases(KNOWN["room_records"]["must_fail"], 3)
def test_a_planted_or_missing_epoch_stops_the_walk(case: dict[str, Any]) -> None:
    rows = case["records_newest_first"]
    with pytest.raises(Unopenable) as failure:
        open_records(h(rows[0]["room_key"]), FAMILY, ROOM, stored(rows))
    assert failure.value.check == case["must_fail"]


@pytest.mark.parametrize("rows", [RECORDS[:1], RECORDS[1:] + RECORDS[:1], [RECORDS[0], RECORDS[0]], []])
def test_records_out_of_order_stop_the_walk(rows: list[dict[str, Any]]) -> None:
    with pytest.raises(Unopenable):
        open_records(h(RECORDS[0]["room_key"]), FAMILY, ROOM, stored(rows))


@pytest.mark.parametrize("previous", [b'"00"', b'"zz"', b"7", b"[]"])
def test_a_record_that_names_no_proper_key_stops_the_walk(previous: bytes) -> None:
    key = bytes(32)
    newest = StoredRecord(2, 1, seal_record(key, FAMILY, ROOM, 2, 1, b'{"v":1,"previous":%b}' % previous))
    first = StoredRecord(1, 1, seal_record(key, FAMILY, ROOM, 1, 1, b'{"v":1,"previous":null}'))
    with pytest.raises(Unopenable) as failure:
        open_records(key, FAMILY, ROOM, [newest, first])
    assert failure.value.check == "chain"


def test_a_record_cannot_be_moved_to_another_row() -> None:
    row = RECORDS[0]
    for epoch, rev in ((row["epoch"] + 1, row["rev"]), (row["epoch"], row["rev"] + 1), (-1, 1)):
        with pytest.raises(Unopenable):
            open_record(h(row["room_key"]), FAMILY, ROOM, epoch, rev, h(row["blob"]))
