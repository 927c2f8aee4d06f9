"""A house with rooms whose keys were just made; nobody's words are needed to try the store."""

from collections.abc import Callable
from uuid import UUID

import pytest

from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family import rooms
from beside.items.house import House
from beside.items.keyring import Keyring, OpenRoom
from beside.items.kinds import RoomKind


@pytest.fixture
def family() -> UUID:
    """A family's id."""
    return new_id()


@pytest.fixture
def ring(db: None, family: UUID) -> list[OpenRoom]:
    """Three open rooms: together, everyday, and Ana's own."""
    ana = new_id()
    kinds: list[tuple[RoomKind, UUID | None]] = [("together", None), ("everyday", None), ("own", ana)]
    return [rooms.make_room(family, kind, of, [], "a test") for kind, of in kinds]


@pytest.fixture
def open_house(family: UUID, ring: list[OpenRoom], clock: SetClock) -> Callable[..., House]:
    """Opens the house for a member, with some of its rooms."""

    def opened(*kinds: RoomKind, closed: frozenset[UUID] = frozenset()) -> House:
        wanted = kinds or ("together", "everyday", "own")
        return House(family, new_id(), Keyring(room for room in ring if room.kind in wanted), clock, closed)

    return opened


@pytest.fixture
def house(open_house: Callable[..., House]) -> House:
    """The house with all three rooms open."""
    return open_house()
