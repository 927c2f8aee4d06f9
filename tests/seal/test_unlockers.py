"""Every way in opens its holder's secret, and no other's."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.known import FAMILY, HOLDER, KNOWN, cases, drawn, flipped, h

from beside.seal import (
    Unopenable,
    context,
    lock,
    lock_device,
    lock_paper,
    lock_passphrase,
    open_device,
    open_paper,
    open_passphrase,
    paper_id,
    read_cookie,
    unlock,
    unlockers,
)
from beside.seal.locks import kek

WORDS = KNOWN["passphrase"]
UNLOCKER = UUID(WORDS["unlocker"])
HARDENED = KNOWN["passphrase_hardened"]
SIMPLE = [(name, KNOWN[name]) for name in ("passkey", "sheet", "spare_key", "device")]
KIND = {"passkey": "passkey", "sheet": "paper", "spare_key": "paper", "device": "device"}


def ikm(name: str) -> bytes:
    known = KNOWN[name]
    cookie = read_cookie(known.get("cookie", ""))
    return cookie[1] if cookie else h(known.get("secret") or known["posted"])


@pytest.mark.slow
@pytest.mark.parametrize("typed", [WORDS["typed"], *WORDS["also_opens"]])
def test_a_known_passphrase_opens_however_it_is_typed(typed: str) -> None:
    opened = open_passphrase(typed, WORDS["params"], h(WORDS["blob"]), FAMILY, HOLDER, UNLOCKER)
    assert opened.hex() == WORDS["plaintext"]


@pytest.mark.slow
def test_a_known_passphrase_locks_to_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    salt = WORDS["params"].partition("salt=")[2][:32]
    drawn(monkeypatch, h(salt), h(WORDS["nonce"]))
    locked = lock_passphrase(h(WORDS["plaintext"]), WORDS["typed"], FAMILY, HOLDER, UNLOCKER)
    assert locked == (WORDS["params"], h(WORDS["blob"]))


def test_a_known_lock_with_an_anchor_and_a_hardened_one_open() -> None:
    for known in ({**WORDS, **WORDS["with_anchor"]}, HARDENED):
        assert unlock(h(known["kek"]), h(known["blob"]), h(known["ad"])).hex() == known["plaintext"]


@pytest.mark.slow
@cases(WORDS["must_fail"], 12)
def test_a_wrong_passphrase_row_is_stopped_by_its_check(case: dict[str, Any]) -> None:
    where = UUID(case["family"]), UUID(case["holder"]), UUID(case["unlocker"])
    with pytest.raises(Unopenable) as failure:
        open_passphrase(case["passphrase"], case["params"], h(case["blob"]), *where)
    hardened = case["params"].endswith("hard=1")
    assert failure.value.check == ("hardener" if hardened else case["must_fail"])
    if hardened:
        ad = context("unlocker", FAMILY, HOLDER, UNLOCKER, "passphrase", case["params"])
        with pytest.raises(Unopenable) as below:
            unlock(h(WORDS["kek"]), h(case["blob"]), ad)
        assert below.value.check == case["must_fail"]


def test_a_hardened_row_needs_its_hardener() -> None:
    with pytest.raises(Unopenable) as failure:
        unlock(h(WORDS["kek"]), h(HARDENED["blob"]), h(HARDENED["ad"]))
    assert failure.value.check == HARDENED["must_fail_without_hardener"]
    with pytest.raises(Unopenable) as refused:
        open_passphrase(WORDS["typed"], HARDENED["params"], h(HARDENED["blob"]), FAMILY, HOLDER, UNLOCKER)
    assert refused.value.check == "hardener"


@pytest.mark.parametrize(
    ("numbers", "check"),
    [
        ("m=8 t=1 p=1", "floor"),
        ("m=65535 t=3 p=1", "floor"),
        ("m=65536 t=2 p=1", "floor"),
        ("m=1048577 t=3 p=1", "ceiling"),
        ("m=65536 t=11 p=1", "ceiling"),
        ("m=9999999999 t=9999999999 p=1", "ceiling"),
        ("m=65536 t=3 p=2", "format"),
        ("m=065536 t=3 p=1", "format"),
        ("m=６5536 t=3 p=1", "format"),
        ("m=99999999999 t=3 p=1", "format"),
        ("t=3 m=65536 p=1", "format"),
    ],
)
def test_parameters_out_of_bounds_are_refused_before_any_work(
    numbers: str, check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlockers, "Argon2id", None)
    params = f"argon2id {numbers} salt={'0' * 32} hard=0"
    with pytest.raises(Unopenable) as failure:
        open_passphrase("five quiet words", params, h(WORDS["blob"]), FAMILY, HOLDER, UNLOCKER)
    assert failure.value.check == check


@pytest.mark.parametrize("change", ["\n", " ", "x"])
def test_parameters_with_something_after_them_are_refused(change: str) -> None:
    with pytest.raises(Unopenable) as failure:
        open_passphrase("five", WORDS["params"] + change, h(WORDS["blob"]), FAMILY, HOLDER, UNLOCKER)
    assert failure.value.check == "format"


@pytest.mark.slow
def test_a_fresh_passphrase_opens_and_another_does_not() -> None:
    params, blob = lock_passphrase(b"secret", "Ana, Jo, Lea & the bear", FAMILY, HOLDER, UNLOCKER)
    assert open_passphrase("ana jo lea & the bear", params, blob, FAMILY, HOLDER, UNLOCKER) == b"secret"
    with pytest.raises(Unopenable) as failure:
        open_passphrase("ana jo lea & the bean", params, blob, FAMILY, HOLDER, UNLOCKER)
    assert failure.value.check == "commitment"


@pytest.mark.parametrize(("name", "known"), SIMPLE)
def test_a_known_way_in_opens_and_locks_to_the_same_bytes(
    name: str, known: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocker = UUID(known["unlocker"])
    key = kek(KIND[name], ikm(name), unlocker)
    ad = context("unlocker", FAMILY, HOLDER, unlocker, KIND[name], "")
    assert (key.hex(), ad.hex()) == (known["kek"], known["ad"])
    assert unlock(key, h(known["blob"]), ad).hex() == known["plaintext"]
    drawn(monkeypatch, h(known["nonce"]))
    assert lock(key, h(known["plaintext"]), ad).hex() == known["blob"]


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, known in SIMPLE for case in known["must_fail"]])
def test_a_wrong_way_in_is_stopped_by_its_check(name: str, case: dict[str, Any]) -> None:
    known = KNOWN[name]
    with pytest.raises(Unopenable) as failure:
        unlock(kek(KIND[name], h(case["ikm"]), UUID(known["unlocker"])), h(known["blob"]), h(case["ad"]))
    assert failure.value.check == case["must_fail"]


def test_sheet_spare_key_and_device_open_by_what_a_person_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, spare, device = KNOWN["sheet"], KNOWN["spare_key"], KNOWN["device"]
    assert open_paper(sheet["text_grouped"], h(sheet["blob"]), FAMILY, HOLDER).hex() == sheet["plaintext"]
    assert open_paper(spare["file"], h(spare["blob"]), FAMILY, HOLDER).hex() == spare["plaintext"]
    unlocker = UUID(device["unlocker"])
    assert open_device(ikm("device"), h(device["blob"]), FAMILY, HOLDER, unlocker).hex() == device["plaintext"]
    drawn(monkeypatch, h(sheet["nonce"]), h(device["nonce"]))
    locked = lock_paper(h(sheet["plaintext"]), sheet["text"], FAMILY, HOLDER)
    assert locked == (UUID(sheet["unlocker"]), h(sheet["blob"]))
    assert lock_device(h(device["plaintext"]), ikm("device"), FAMILY, HOLDER, unlocker) == h(device["blob"])


def test_an_unlocker_opens_for_its_family_and_holder_only() -> None:
    sheet = KNOWN["sheet"]
    for where in ((uuid4(), HOLDER), (FAMILY, uuid4())):
        with pytest.raises(Unopenable) as failure:
            open_paper(sheet["text"], h(sheet["blob"]), *where)
        assert failure.value.check == "tag"


def test_the_id_of_a_paper_follows_from_it() -> None:
    for name in ("sheet", "spare_key"):
        assert paper_id(KNOWN[name]["text"]) == UUID(KNOWN[name]["unlocker"])


def test_a_short_cookie_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        lock_device(b"secret", bytes(31), FAMILY, HOLDER, UNLOCKER)


@given(st.binary(max_size=300), st.binary(max_size=40), st.data())
def test_any_flipped_bit_of_a_lock_is_noticed(data: bytes, ad: bytes, choose: st.DataObject) -> None:
    key = bytes(range(32))
    blob = lock(key, data, ad)
    assert unlock(key, blob, ad) == data
    bit = choose.draw(st.integers(0, len(blob) * 8 - 1))
    with pytest.raises(Unopenable):
        unlock(key, flipped(blob, bit), ad)
    with pytest.raises(Unopenable):
        unlock(key, blob, ad + b"\0")
    with pytest.raises(Unopenable) as failure:
        unlock(flipped(key, bit % 256), blob, ad)
    assert failure.value.check == "commitment"
