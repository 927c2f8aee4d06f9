"""Passes open with the browser's secret; cookies and links carry it whole."""

from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.seal.known import FAMILY, KNOWN, cases, drawn, h

from beside.seal import (
    PassKind,
    Unopenable,
    new_secret,
    open_pass,
    read_cookie,
    read_fragment,
    seal_pass,
    unlock,
    write_cookie,
    write_fragment,
)

PASSES = KNOWN["passes"]
WRONG = [
    {**wrong, "blob": kind["blob"], "name": f"{kind['kind']}, {wrong['name']}"}
    for kind in PASSES["kinds"]
    for wrong in kind["must_fail"]
]


@cases(PASSES["kinds"], 3)
def test_a_known_pass_opens_and_seals_to_the_same_bytes(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    kind = cast(PassKind, case["kind"])
    where = (kind, h(case["ikm"]), UUID(case["id"]), FAMILY)
    assert open_pass(*where, h(case["blob"])) == h(case["plaintext"])
    drawn(monkeypatch, h(case["nonce"]))
    assert seal_pass(*where, h(case["plaintext"])) == h(case["blob"])


@cases(WRONG, 8)
def test_a_wrong_pass_is_stopped_by_its_check(case: dict[str, Any]) -> None:
    with pytest.raises(Unopenable) as failure:
        unlock(h(case["kek"]), h(case["blob"]), h(case["ad"]))
    assert failure.value.check == case["must_fail"]


def test_browser_and_database_open_no_visit_without_the_boot_key() -> None:
    visit = PASSES["kinds"][0]
    with pytest.raises(Unopenable) as failure:
        open_pass("visit", h(PASSES["secret"]), UUID(visit["id"]), FAMILY, h(visit["blob"]))
    assert failure.value.check == "commitment"


def test_the_known_cookie_and_link_give_id_and_secret() -> None:
    assert read_cookie(PASSES["cookie"]) == (UUID(PASSES["id"]), h(PASSES["secret"]))
    link = PASSES["kinds"][2]
    assert read_fragment(link["path"].partition("#")[2]) == h(link["ikm"])
    assert h(PASSES["kinds"][0]["ikm"]) == h(PASSES["secret"]) + h(PASSES["boot_key"])


@given(st.uuids(), st.binary(min_size=32, max_size=32))
def test_cookies_and_links_come_back(id: UUID, secret: bytes) -> None:
    assert read_cookie(write_cookie(id, secret)) == (id, secret)
    assert read_fragment(write_fragment(secret)) == secret


@given(st.text(max_size=70) | st.from_regex(r"[A-Za-z0-9_+/=-]{43,65}", fullmatch=True))
def test_what_is_no_cookie_is_none(text: str) -> None:
    assert (found := read_cookie(text)) is None or write_cookie(*found) == text
    assert (secret := read_fragment(text)) is None or write_fragment(secret) == text


def test_a_secret_is_32_fresh_bytes() -> None:
    assert len({new_secret() for _ in range(50)}) == 50
    for write in (write_fragment, lambda secret: write_cookie(FAMILY, secret)):
        with pytest.raises(ValueError, match="32"):
            write(new_secret()[:-1])
