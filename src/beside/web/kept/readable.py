"""The register of what may lie readable in the database, each column with its reason (SECURITY-DESIGN 6).

A test walks all models and fails on a column that is not here. Nothing is added without a word about what it tells
whoever holds a copy; the page "How your things are kept" says the same in plain words.
"""

_ID = "a random id: tells that there is such a row, and what belongs together"
_SEALED = "sealed bytes: their size within 12 per cent"
_EPOCH = "how often a room's key was made anew"
_REV = "how often it was saved"

READABLE: dict[str, str] = {
    "family.Family.id": _ID,
    "family.Room.family": _ID,
    "family.Room.id": _ID,
    "family.Room.kind": "that there is a guarded room, or a child's",
    "family.Room.of": _ID,
    "family.Room.epoch": _EPOCH,
    "family.RoomRecord.family": _ID,
    "family.RoomRecord.room": _ID,
    "family.RoomRecord.epoch": _EPOCH,
    "family.RoomRecord.rev": _REV,
    "family.RoomRecord.sealed": _SEALED,
    "family.Holder.family": _ID,
    "family.Holder.id": _ID,
    "family.Holder.kind": "how many people and devices there are, and that there is a spare key",
    "family.Holder.of": _ID,
    "family.Holder.public": "a public key, which opens nothing",
    "family.Unlocker.family": _ID,
    "family.Unlocker.id": _ID,
    "family.Unlocker.holder": _ID,
    "family.Unlocker.kind": "that a way in is words, or a paper",
    "family.Unlocker.params": "a salt, and how much work a guess costs",
    "family.Unlocker.sealed": _SEALED,
    "family.Grant.family": _ID,
    "family.Grant.room": _ID,
    "family.Grant.epoch": _EPOCH,
    "family.Grant.holder": _ID,
    "family.Grant.sealed": _SEALED,
    "family.Pass.id": _ID,
    "family.Pass.kind": "that somebody is signed in, or that a link was made",
    "family.Pass.family": _ID,
    "family.Pass.expires": "when a visit or a link is over: rhythm of use, in the running database only",
    "family.Pass.sealed": _SEALED,
    "family.Throttle.key": "a keyed hash of the network that words were tried from",
    "family.Throttle.tries": "how often words did not fit",
    "family.Throttle.until": "until when that network has to wait",
    "items.Item.family": _ID,
    "items.Item.id": _ID,
    "items.Item.room": _ID,
    "items.Item.epoch": _EPOCH,
    "items.Item.rev": _REV,
    "items.Item.kind": "in the two shared rooms what sort of thing it is: the shape of a life; elsewhere 0",
    "items.Item.of": _ID,
    "items.Item.sealed": _SEALED,
    "objects.SealedObject.family": _ID,
    "objects.SealedObject.id": _ID,
    "objects.SealedObject.size": "a file's exact size: matches one of known size",
    "objects.SealedObject.sha256": "a hash of the stored, sealed bytes: finds rot without a key",
    "objects.SealedObject.pending_until": "when an upload that nothing names is swept away",
}
