"""The spare key: a paper that the computer keeps, so that forgotten words do not take everything (SECURITY-DESIGN 5.2).

`beside serve` makes file and holder and tries the file at each start. The process that answers pages never reads the
file: it is handed the hash of the holder that the file opened, and seals keys to no other spare holder, whatever a
table lists.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from uuid import UUID

from django.db import transaction

from beside import seal
from beside.base.clock import Clock, to_millis
from beside.base.ids import new_id
from beside.family import members, rooms
from beside.family.kinds import Note
from beside.family.models import Family, Holder, Unlocker
from beside.family.rooms import Bearer
from beside.items.house import House

NEVER: frozenset[str] = frozenset({"own"})
"""Rooms the spare key does not get unless their member asks."""


@dataclass(frozen=True)
class Spare:
    """How the spare key stands at a start."""

    state: Literal["ready", "new", "gone", "damaged"]
    holder: UUID | None = None
    public_hash: bytes | None = None


@dataclass(frozen=True)
class Opener:
    """What the spare key opens, for `beside let-me-in` alone."""

    family: UUID
    keys: dict[UUID, tuple[int, bytes]] = field(repr=False)


def path(directory: Path, family: UUID) -> Path:
    """Where this family's spare key lies: beside the data folder, never in it."""
    return directory / f"spare-{family}"


def prepare(directory: Path) -> Spare:
    """See to the spare key at a start: make it if there is none, try it if there is one.

    `gone` or `damaged` where an older one cannot be used; then a fresh one is made beside it, which gets its rooms
    at the next sign-in. An existing file is never written over.
    """
    family = members.the_family()
    if family is None:
        family = Family.objects.create(id=new_id()).id
    file = path(directory, family)
    had_one = Holder.objects.filter(family=family, kind="spare").exists()
    if file.exists():
        tried = _try(file, family)
        if tried is not None:
            return Spare("ready", tried.id, seal.public_hash(tried.public))
        file.rename(_free_name(file))
        made = _make(directory, family)
        return Spare("damaged", made.id, seal.public_hash(made.public))
    made = _make(directory, family)
    return Spare("gone" if had_one else "new", made.id, seal.public_hash(made.public))


def bearer(family: UUID, public_hash: bytes | None) -> Bearer | None:
    """The spare holder whose public key has this hash and whose paper is there to open it, or None."""
    if public_hash is None:
        return None
    with_paper = Unlocker.objects.filter(family=family, kind="paper").values("holder")
    for row in Holder.objects.filter(family=family, kind="spare", of=None, id__in=with_paper):
        if seal.public_hash(bytes(row.public)) == public_hash:
            return Bearer(row.id, "spare", None, bytes(row.public))
    return None


def renew(house: House, public_hash: bytes | None) -> bool:
    """Give a fresh spare key its rooms, and take the one out that is gone; True if anything changed.

    Done at a sign-in, when keys are at hand: a new machine, or a file that could not be read.
    """
    fresh = bearer(house.family, public_hash)
    if fresh is None:
        return False
    changed = False
    with transaction.atomic():
        old = list(Holder.objects.filter(family=house.family, kind="spare").exclude(id=fresh.id))
        others: set[str] = set()
        for room in house.keyring:
            if room.kind in NEVER:
                continue
            seats = {seat.holder: seat.kind for seat in rooms.roster(house.family, room)}
            others |= {holder for holder, kind in seats.items() if kind != "spare"}
            if fresh.id.hex not in seats:
                rooms.let_in(house.family, room, fresh, "a fresh spare key")
                changed = True
            for row in old:
                if seats.get(row.id.hex) == "spare":
                    rooms.shut_out(house.family, room, row.id, "a spare key that is gone")
        # What a row calls a spare key and a roster calls a member's is somebody's way in: left as it is.
        gone = [row.id for row in old if row.id.hex not in others]
        if gone and {"guarded", "everyday", "together"} <= house.rooms:
            Unlocker.objects.filter(family=house.family, holder__in=gone).delete()
            Holder.objects.filter(family=house.family, id__in=gone).delete()
        if changed:
            house.add(Note(what="spare_renewed", member=None, at=to_millis(house.clock.now())))
    return changed


def open_with_file(directory: Path) -> Opener | None:
    """What the spare key on this computer opens; None if there is no family or no file. Raises Unopenable."""
    family = members.the_family()
    if family is None or not path(directory, family).is_file():
        return None
    text = seal.read_paper(path(directory, family).read_text())
    row = Unlocker.objects.filter(family=family, id=seal.paper_id(text), kind="paper", params="").first()
    if row is None:
        raise seal.Unopenable("commitment")
    secret = seal.HolderSecret.decode(seal.open_paper(text, bytes(row.sealed), family, row.holder))
    return Opener(family, rooms.granted_keys(family, row.holder, secret))


def house_of(opener: Opener, clock: Clock) -> House:
    """The house as the spare key opens it: no member's own, nobody's name on what is written."""
    return House(opener.family, UUID(int=0), rooms.open_rooms(opener.family, opener.keys), clock)


def _make(directory: Path, family: UUID) -> Bearer:
    secret = seal.HolderSecret.new()
    made = Bearer(new_id(), "spare", None, secret.public)
    paper = seal.new_paper()
    unlocker, sealed = seal.lock_paper(secret.encode(), paper, family, made.id)
    _write(directory, path(directory, family), paper)
    with transaction.atomic():
        Holder.objects.create(family=family, id=made.id, kind="spare", of=None, public=made.public)
        Unlocker.objects.create(family=family, id=unlocker, holder=made.id, kind="paper", params="", sealed=sealed)
    return made


def _write(directory: Path, file: Path, paper: str) -> None:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(seal.spare_key_file(paper))
        out.flush()
        os.fsync(out.fileno())


def _try(file: Path, family: UUID) -> Bearer | None:
    """The holder that this file really opens, or None."""
    try:
        text = seal.read_paper(file.read_text())
        row = Unlocker.objects.filter(family=family, id=seal.paper_id(text), kind="paper", params="").first()
        if row is None:
            return None
        secret = seal.HolderSecret.decode(seal.open_paper(text, bytes(row.sealed), family, row.holder))
    except (OSError, UnicodeDecodeError, seal.Unopenable):
        return None
    holder = Holder.objects.filter(family=family, id=row.holder, kind="spare").first()
    if holder is None or bytes(holder.public) != secret.public:
        return None
    return Bearer(holder.id, "spare", None, secret.public)


def _free_name(file: Path) -> Path:
    number = 1
    while (kept := file.with_name(f"{file.name}.unreadable-{number}")).exists():
        number += 1
    return kept
