"""Members and the words that make them: a key pair each, and a passphrase that opens it."""

import os
import threading
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from beside import seal
from beside.base.clock import Clock
from beside.base.ids import new_id
from beside.family import rooms
from beside.family.kinds import ROOMS_OF, LivingChild, Person
from beside.family.models import Family, Grant, Holder, Room, Unlocker
from beside.family.rooms import Bearer
from beside.items.house import House
from beside.items.keyring import Keyring, OpenRoom

WORDS_ALONE_UP_TO = 4
"""At home with up to so many members the words alone are tried (SECURITY-DESIGN 11)."""


@dataclass(frozen=True)
class Opened:
    """What somebody's words opened: whose they are, and the newest key of each room granted to them."""

    family: UUID
    member: UUID
    keys: dict[UUID, tuple[int, bytes]] = field(repr=False)

    def house(self, clock: Clock) -> House:
        """The house with every room of this member open."""
        return House(self.family, self.member, rooms.open_rooms(self.family, self.keys), clock)


def _derivations_at_once() -> int:
    """Argon2 takes 64 MiB each: at most RAM / 256 MiB of them at once (SECURITY-DESIGN 11)."""
    try:
        ram = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        ram = 2 << 30
    return max(1, ram // (256 << 20))


_deriving = threading.BoundedSemaphore(_derivations_at_once())


def the_family() -> UUID | None:
    """The one family at home, or None before there is one."""
    return Family.objects.values_list("id", flat=True).first()


def has_begun(family: UUID) -> bool:
    """Whether this family's first evening is done: somebody holds a key."""
    return Holder.objects.filter(family=family, kind="member").exists()


def new_way_in(family: UUID, member: UUID, passphrase: str) -> Bearer:
    """A new key pair for a member, opened by a passphrase; counts once its stored row was read back and opened.

    Takes about 0.3 s (Argon2 twice). Call inside a transaction.
    """
    secret = seal.HolderSecret.new()
    bearer = Bearer(new_id(), "member", member, secret.public)
    unlocker = new_id()
    with _deriving:
        params, sealed = seal.lock_passphrase(secret.encode(), passphrase, family, bearer.id, unlocker)
    Holder.objects.create(family=family, id=bearer.id, kind="member", of=member, public=bearer.public)
    Unlocker.objects.create(
        family=family, id=unlocker, holder=bearer.id, kind="passphrase", params=params, sealed=sealed
    )
    row = Unlocker.objects.get(family=family, id=unlocker)
    if _unlock(row, passphrase).public != bearer.public:
        raise seal.Unopenable("tag")
    return bearer


def try_words(family: UUID, passphrase: str) -> Opened | None:
    """Whose words these are, and what they open; None if they are nobody's. Takes about 0.16 s per member tried.

    A damaged way in keeps nobody else out. Raises Unopenable if words that fit open a holder that is damaged, or if
    they fit nobody and some way in could not be tried.
    """
    damaged: seal.Unopenable | None = None
    for row in Unlocker.objects.filter(family=family, kind="passphrase").order_by("id"):
        try:
            secret = _unlock(row, passphrase)
        except seal.Unopenable as refusal:
            if refusal.check not in ("commitment", "tag"):
                damaged = refusal
            continue
        return _opened(family, row.holder, secret)
    if damaged is not None:
        raise damaged
    return None


def _opened(family: UUID, id: UUID, secret: seal.HolderSecret) -> Opened:
    """What a holder's secret opens. Whose it is, is believed only where the rosters of its rooms say the same."""
    holder = Holder.objects.filter(family=family, id=id).first()
    if holder is None or holder.of is None:
        raise seal.Unopenable("chain")
    keys = rooms.granted_keys(family, holder.id, secret)
    rooms.confirm(family, keys, Bearer(holder.id, "member", holder.of, secret.public))
    if bytes(holder.public) != secret.public or holder.kind != "member":
        raise seal.Unopenable("chain")
    return Opened(family, holder.of, keys)


def found(family: UUID, passphrase: str, spare: Bearer | None) -> Opened:
    """The first member of a family, keeper of its rooms. Call inside a transaction.

    The spare key gets every room but `own` (SECURITY-DESIGN 5.2).
    """
    Family.objects.get_or_create(id=family)
    member = new_id()
    bearer = new_way_in(family, member, passphrase)
    shared = [bearer, spare] if spare else [bearer]
    made = [rooms.make_room(family, kind, None, shared, "the first evening") for kind in ROOMS_OF["keeper"]]
    made.append(rooms.make_room(family, "own", member, [bearer], "the first evening"))
    return Opened(family, member, {room.id: (room.epoch, room.key) for room in made})


def join(house: House, passphrase: str, person: Person) -> UUID:
    """Let another adult in, with words of their own and the rooms of their role; returns the new member's id."""
    member = new_id()
    with transaction.atomic():
        bearer = new_way_in(house.family, member, passphrase)
        for kind in ROOMS_OF[person.role]:
            rooms.let_in(house.family, _open_room(house.keyring, kind), bearer, "let in")
        rooms.make_room(house.family, "own", member, [bearer], "let in")
        house.add(person, id=member)
    return member


def add_child(house: House, child: LivingChild, spare: Bearer | None) -> UUID:
    """A living child of the family, with a room that the keepers and the spare key hold; returns the child's id."""
    id = new_id()
    with transaction.atomic():
        house.add(child, id=id)
        keepers = [bearer for bearer in member_bearers(house.family) if _is_keeper(house, bearer)]
        rooms.make_room(house.family, "child", id, [*keepers, *([spare] if spare else [])], "a child of the family")
    return id


def member_bearers(family: UUID) -> list[Bearer]:
    """All members' holders, as their rows say; who of them holds a room, only its roster says."""
    return [
        Bearer(row.id, "member", row.of, bytes(row.public))
        for row in Holder.objects.filter(family=family, kind="member").order_by("id")
    ]


def _is_keeper(house: House, bearer: Bearer) -> bool:
    seats = rooms.roster(house.family, _open_room(house.keyring, "guarded"))
    public = seal.public_hash(bearer.public).hex()
    return any(seat.holder == bearer.id.hex and seat.public == public for seat in seats)


def _open_room(keyring: Keyring, kind: str) -> OpenRoom:
    for room in keyring:
        if room.kind == kind:
            return room
    raise seal.Unopenable("chain")


def _unlock(row: Unlocker, passphrase: str) -> seal.HolderSecret:
    with _deriving:
        data = seal.open_passphrase(passphrase, row.params, bytes(row.sealed), row.family, row.holder, row.id)
    return seal.HolderSecret.decode(data)


def rooms_held(family: UUID, member: UUID) -> list[Room]:
    """The rooms granted to this member's holders, as rows."""
    holders = Holder.objects.filter(family=family, of=member).values("id")
    granted = Grant.objects.filter(family=family, holder__in=holders).values("room")
    return list(Room.objects.filter(family=family, id__in=granted))
