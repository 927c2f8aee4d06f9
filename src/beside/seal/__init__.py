"""Sealing and opening: the only package that imports cryptography (SECURITY-DESIGN 4). How it works: docs/sealing.md.

Ids are UUIDs, keys and blobs bytes. Every failure to open is `Unopenable`. Nothing here logs, and nothing that
holds a key shows or pickles it.
"""

from beside.seal.age import age_header
from beside.seal.errors import Check, Unopenable
from beside.seal.frame import context, pad, padded_length, unpad
from beside.seal.holders import Anchor, HolderSecret, make_grant, open_grant, public_hash
from beside.seal.items import (
    ContentKey,
    OpenRecord,
    Place,
    StoredRecord,
    key_hash,
    new_room_key,
    open_item,
    open_record,
    open_records,
    seal_item,
    seal_record,
)
from beside.seal.locks import lock, unlock
from beside.seal.paper import group_paper, new_paper, paper_id, paper_recipient, read_paper, spare_key_file
from beside.seal.passes import (
    PassKind,
    new_secret,
    open_pass,
    read_cookie,
    read_fragment,
    seal_pass,
    write_cookie,
    write_fragment,
)
from beside.seal.passphrase import Refusal, normalise, refusal
from beside.seal.payload import (
    PayloadSealer,
    Read,
    new_file_key,
    open_payload,
    plain_length,
    stored_length,
)
from beside.seal.unlockers import lock_device, lock_paper, lock_passphrase, open_device, open_paper, open_passphrase
from beside.seal.words import WORDS, five_words

__all__ = [
    "WORDS",
    "Anchor",
    "Check",
    "ContentKey",
    "HolderSecret",
    "OpenRecord",
    "PassKind",
    "PayloadSealer",
    "Place",
    "Read",
    "Refusal",
    "StoredRecord",
    "Unopenable",
    "age_header",
    "context",
    "five_words",
    "group_paper",
    "key_hash",
    "lock",
    "lock_device",
    "lock_paper",
    "lock_passphrase",
    "make_grant",
    "new_file_key",
    "new_paper",
    "new_room_key",
    "new_secret",
    "normalise",
    "open_device",
    "open_grant",
    "open_item",
    "open_paper",
    "open_pass",
    "open_passphrase",
    "open_payload",
    "open_record",
    "open_records",
    "pad",
    "padded_length",
    "paper_id",
    "paper_recipient",
    "plain_length",
    "public_hash",
    "read_cookie",
    "read_fragment",
    "read_paper",
    "refusal",
    "seal_item",
    "seal_pass",
    "seal_record",
    "spare_key_file",
    "stored_length",
    "unlock",
    "unpad",
    "write_cookie",
    "write_fragment",
]
