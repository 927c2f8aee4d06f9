"""Holders and grants: a room's key reaches the one it was granted to, with this release and without."""

import hashlib
import hmac
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seal.known import FAMILY, HOLDER, KNOWN, ROOM, cases, flipped, h, number, parts

from beside.seal import (
    Anchor,
    HolderSecret,
    Unopenable,
    key_hash,
    make_grant,
    new_room_key,
    open_grant,
    public_hash,
)

GRANT = KNOWN["grant"]
SUITE = b"HPKE" + h("647a00010003")
SECRET = HolderSecret.new()
ROOM_KEY = new_room_key()


def where(info: str) -> tuple[UUID, UUID, int, UUID]:
    family, room, epoch, holder = parts(info)
    return UUID(bytes=family), UUID(bytes=room), number(epoch), UUID(bytes=holder)


def test_a_known_holder_has_its_bytes() -> None:
    known = KNOWN["holder"]
    secret = HolderSecret(h(known["mlkem_seed"]), h(known["x25519"]))
    assert secret.encode().hex() == known["secret"]
    assert secret.public.hex() == known["public"]
    assert public_hash(secret.public).hex() == known["public_sha256"]


def test_a_known_holder_with_an_anchor_has_its_bytes() -> None:
    known = KNOWN["holder"]
    secret = HolderSecret.decode(h(known["secret_with_one_anchor"]))
    assert secret.encode().hex() == known["secret_with_one_anchor"]
    assert len(secret.anchors) == 1
    assert secret.with_anchors(()).encode().hex() == known["secret"]
    assert HolderSecret.decode(h(known["secret"])).with_anchors(secret.anchors).encode() == secret.encode()


@given(
    st.lists(st.builds(Anchor, st.uuids(), st.integers(1, 1 << 31), st.binary(min_size=32, max_size=32)), max_size=4)
)
def test_anchors_come_back(anchors: list[Anchor]) -> None:
    assert HolderSecret.decode(SECRET.with_anchors(anchors).encode()).anchors == tuple(anchors)


@pytest.mark.parametrize(
    "change",
    [b"", SECRET.encode()[:-1], SECRET.encode() + b"\0", b"\2" + SECRET.encode()[1:]],
    ids=["nothing", "cut", "longer", "another form"],
)
def test_bytes_that_are_no_holder_are_refused(change: bytes) -> None:
    with pytest.raises(Unopenable) as failure:
        HolderSecret.decode(change)
    assert failure.value.check == "format"


def test_the_frozen_grant_opens() -> None:
    secret = HolderSecret(h(GRANT["mlkem_seed"]), h(GRANT["x25519"]))
    assert open_grant(secret, h(GRANT["blob"]), *where(GRANT["info"])).hex() == GRANT["plaintext"]


def extract(salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt, b"HPKE-v1" + SUITE + label + ikm, "sha256")


def expand(secret: bytes, label: bytes, context: bytes, size: int) -> bytes:
    info = size.to_bytes(2, "big") + b"HPKE-v1" + SUITE + label + context
    return hmac.digest(secret, info + b"\1", "sha256")[:size]


def test_the_frozen_grant_opens_by_hand() -> None:
    """RFC 9180, 5.1 in base mode, over the hybrid of vectors/README.md: should a release drop the draft KEM."""
    blob, private = h(GRANT["blob"]), X25519PrivateKey.from_private_bytes(h(GRANT["x25519"]))
    lattice, share, sealed = blob[2:1090], blob[1090:1122], blob[1122:]
    both = MLKEM768PrivateKey.from_seed_bytes(h(GRANT["mlkem_seed"])).decapsulate(lattice)
    both += private.exchange(X25519PublicKey.from_public_bytes(share))
    own = private.public_key().public_bytes_raw()
    shared = hashlib.sha3_256(both + share + own + h("5c2e2f2f5e5c")).digest()
    schedule = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", h(GRANT["info"]))
    secret = extract(shared, b"secret", b"")
    key, nonce = expand(secret, b"key", schedule, 32), expand(secret, b"base_nonce", schedule, 12)
    assert ChaCha20Poly1305(key).decrypt(nonce, sealed, b"").hex() == GRANT["plaintext"]


@cases(GRANT["must_fail"], 11)
def test_a_wrong_grant_is_stopped_by_its_check(case: dict[str, Any]) -> None:
    secret = HolderSecret(h(case["mlkem_seed"]), h(case["x25519"]))
    with pytest.raises(Unopenable) as failure:
        open_grant(secret, h(case["blob"]), *where(case["info"]))
    assert failure.value.check == case["must_fail"]


def test_a_grant_opens_for_its_holder_in_its_place_only() -> None:
    grant = make_grant(SECRET.public, ROOM_KEY, FAMILY, ROOM, 3, HOLDER)
    assert len(grant) == 1170
    assert open_grant(SECRET, grant, FAMILY, ROOM, 3, HOLDER) == ROOM_KEY
    other = uuid4()
    for place in (
        (other, ROOM, 3, HOLDER),
        (FAMILY, other, 3, HOLDER),
        (FAMILY, ROOM, 4, HOLDER),
        (FAMILY, ROOM, 3, other),
    ):
        with pytest.raises(Unopenable) as failure:
            open_grant(SECRET, grant, *place)
        assert failure.value.check == "tag"
    with pytest.raises(Unopenable):
        open_grant(HolderSecret.new(), grant, FAMILY, ROOM, 3, HOLDER)
    with pytest.raises(Unopenable):
        open_grant(SECRET, grant, FAMILY, ROOM, -3, HOLDER)


@settings(max_examples=60)
@given(st.integers(0, 1170 * 8 - 1))
def test_any_flipped_bit_of_a_grant_is_noticed(bit: int) -> None:
    secret = HolderSecret(h(GRANT["mlkem_seed"]), h(GRANT["x25519"]))
    with pytest.raises(Unopenable) as failure:
        open_grant(secret, flipped(h(GRANT["blob"]), bit), *where(GRANT["info"]))
    assert failure.value.check == ("format" if bit < 16 else "tag")


def test_a_share_of_zeros_is_a_wrong_grant() -> None:
    secret = HolderSecret(h(GRANT["mlkem_seed"]), h(GRANT["x25519"]))
    blob = h(GRANT["blob"])
    with pytest.raises(Unopenable) as failure:
        open_grant(secret, blob[:1090] + bytes(32) + blob[1122:], *where(GRANT["info"]))
    assert failure.value.check == "tag"


@pytest.mark.parametrize("public", [b"", SECRET.public[:-1], b"\xff" * 1216])
def test_nothing_is_granted_to_what_is_no_public_side(public: bytes) -> None:
    with pytest.raises(ValueError, match=r"public"):
        make_grant(public, ROOM_KEY, FAMILY, ROOM, 1, HOLDER)


def test_a_key_hash_is_sha_256() -> None:
    assert key_hash(ROOM_KEY) == hashlib.sha256(ROOM_KEY).digest()
