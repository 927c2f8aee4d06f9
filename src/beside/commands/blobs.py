"""The outside of every sealed blob: what can be seen without keys of whether it could be one of ours.

Formats: SECURITY-DESIGN 4.3 (suite 1: items, room records), 4.5 (suite 2: unlockers, passes), 4.6 (suite 3: grants).
"""

from collections.abc import Callable, Iterator

from django.db import DatabaseError, models

from beside.commands import django_here  # noqa: F401 - sets Django up, before any model
from beside.family.models import Grant, Holder, Pass, RoomRecord, Unlocker
from beside.items.models import Item
from beside.seal import padded_length

NONCE, TAG, COMMIT = 12, 16, 32
HPKE_ENCAPSULATED, SEALED_KEY = 1120, 48
PUBLIC_KEY = 1184 + 32


def suite_1(blob: bytes) -> bool:
    """Item or room record: 0xBE 0x01, nonce, padded content, tag."""
    return blob[:2] == b"\xbe\x01" and _is_padded(len(blob) - 2 - NONCE - TAG)


def suite_2(blob: bytes) -> bool:
    """Unlocker or pass: 0xBE 0x02, nonce, commitment, padded content, tag."""
    return blob[:2] == b"\xbe\x02" and _is_padded(len(blob) - 2 - NONCE - COMMIT - TAG)


def suite_3(blob: bytes) -> bool:
    """Grant: 0xBE 0x03, encapsulated key, sealed room key."""
    return blob[:2] == b"\xbe\x03" and len(blob) == 2 + HPKE_ENCAPSULATED + SEALED_KEY


def public_key(blob: bytes) -> bool:
    """A holder's public key: ML-KEM-768, then X25519."""
    return len(blob) == PUBLIC_KEY


KINDS: tuple[tuple[type[models.Model], str, Callable[[bytes], bool], str], ...] = (
    (Item, "sealed", suite_1, "A sealed thing"),
    (RoomRecord, "sealed", suite_1, "A room's list of holders"),
    (Unlocker, "sealed", suite_2, "A way in"),
    (Pass, "sealed", suite_2, "A visit or link"),
    (Grant, "sealed", suite_3, "A room's key for one holder"),
    (Holder, "public", public_key, "A holder's public key"),
)
"""Every column of sealed or public bytes, with its format and what to call it."""


def misshapen() -> Iterator[str]:
    """A sentence for every blob that cannot be one of ours. Changes nothing, needs no keys."""
    for model, column, fits, name in KINDS:
        try:
            for key, blob in model._default_manager.order_by("pk").values_list("pk", column).iterator():
                if not isinstance(blob, bytes) or not fits(blob):
                    yield f"{name} is not in its form, so it cannot be opened: {_place(model, key)}."
        except DatabaseError:
            yield f"{name} is not in its form, so nothing after it could be looked at: {model._meta.db_table}."


def _place(model: type[models.Model], key: object) -> str:
    parts = key if isinstance(key, tuple) else (key,)
    return f"{model._meta.db_table} {' '.join(str(part) for part in parts)}"


def _is_padded(length: int) -> bool:
    return length > 0 and padded_length(length) == length
