"""Who can open what, as the sealed rosters say it and never as a table lists it (SECURITY-DESIGN 4.6, 8)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from beside.base.clock import to_millis
from beside.family import rooms
from beside.family.kinds import Note
from beside.items.house import House
from beside.items.kinds import RoomKind

RESTORED = "restored"
"""What `beside restore` leaves in the data folder until somebody has signed in."""


@dataclass(frozen=True)
class Holding:
    """One room and who holds it."""

    room: RoomKind
    of: UUID | None
    """Whose it is, of a child's room."""
    members: Mapping[UUID, int]
    """Each member who can open it, and with how many ways in."""
    spare: bool
    """Whether a spare key opens it."""
    others: int
    """Devices, sheets and heirs that open it."""


def holdings(house: House) -> list[Holding]:
    """Every room that is open now. Raises Unopenable where a record does not hold."""
    return [_holding(room.kind, room.of, seats) for room, seats in rooms.rosters(house.family, tuple(house.keyring))]


def tell_restored(house: House, home: Path) -> None:
    """Write into the history that a copy was brought back here, at the first sign-in of a keeper after it."""
    mark = home / RESTORED
    if "guarded" not in house.rooms or not mark.exists():
        return
    house.add(Note(what="restored", member=None, at=to_millis(house.clock.now())))
    mark.unlink(missing_ok=True)


def _holding(kind: RoomKind, of: UUID | None, seats: tuple[rooms.Seat, ...]) -> Holding:
    return Holding(
        room=kind,
        of=of,
        members=Counter(UUID(hex=seat.of) for seat in seats if seat.kind == "member" and seat.of),
        spare=any(seat.kind == "spare" for seat in seats),
        others=sum(seat.kind not in ("member", "spare") for seat in seats),
    )
