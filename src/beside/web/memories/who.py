"""Who can see a thing, in words, and among whom one may choose (SECURITY-DESIGN 3, VOICE `who`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from beside.family.household import Household
from beside.family.kinds import Role
from beside.items.house import House
from beside.items.kinds import RoomKind
from beside.web.voice import say
from beside.web.wording import listing

ROOMS: tuple[RoomKind, ...] = ("together", "everyday", "guarded", "own")
"""The rooms that a form offers, from the widest to the narrowest."""
NEAR: frozenset[RoomKind] = frozenset({"guarded", "own"})
"""Those that ask for the words (SECURITY-DESIGN 4.7)."""


@dataclass(frozen=True)
class WhoChoice:
    """One answer to "Who can see this": a room, its words, and what the line says once it is chosen."""

    value: RoomKind
    text: SafeString
    line: SafeString
    chosen: bool
    asks: bool
    """Whether its room is closed now, so that the words come with it."""


@dataclass(frozen=True)
class Who:
    """The rooms of one household as its acting member may use them."""

    household: Household
    house: House

    def line(self, room: RoomKind) -> SafeString:
        """One line: "The adults of the family can see this."."""
        match room:
            case "together" if self._named and (names := self._names("keeper", "family", "friend")):
                return say("who.line|together_named", "{members} can see this, and the children.", members=names)
            case "together":
                return say("who.line|together", "All of us can see this, the children too.")
            case "everyday" if self._named and (names := self._names("keeper", "family")):
                return say("who.line|everyday_named", "{members} can see this.", members=names)
            case "everyday":
                return say("who.line|everyday", "The adults of the family can see this.")
            case "guarded" if names := self._names("keeper"):
                return say("who.line|guarded", "Only the keepers can see this: {members}.", members=names)
            case "guarded":
                return say("who.line|guarded_unnamed", "Only the keepers can see this.")
            case _:
                return say("who.line|own", "Only you can see this.")

    def choices(self, chosen: RoomKind, *, among: Sequence[RoomKind] | None = None) -> list[WhoChoice]:
        """What a form offers; `among` narrows it down."""
        offered = self.offered() if among is None else [room for room in self.offered() if room in among]
        return [
            WhoChoice(room, self._choice(room), self.line(room), room == chosen, room not in self.house.rooms)
            for room in offered
        ]

    def offered(self) -> list[RoomKind]:
        """The rooms of this member; that of the keepers only once some adult is no keeper."""
        return [room for room in ROOMS if self._is_theirs(room) and (room != "guarded" or self._some_no_keeper)]

    def preset(self, room: RoomKind) -> RoomKind:
        """Where a kind is born, or the widest room of this member if that one is not theirs."""
        offered = self.offered()
        return room if room in offered else offered[0]

    def _is_theirs(self, room: RoomKind) -> bool:
        if room in self.house.rooms:
            return True
        if not self.house.has_closed_rooms:
            return False
        return room == "own" or (room == "guarded" and self._role == "keeper")

    @property
    def _role(self) -> Role:
        roles = (kept.value.role for kept in self.household.people if kept.id == self.house.member)
        return next(roles, "friend")

    @property
    def _some_no_keeper(self) -> bool:
        return any(kept.value.role != "keeper" for kept in self.household.people)

    @property
    def _named(self) -> bool:
        """Once an adult lacks `everyday`, the lines name people."""
        return any(kept.value.role == "friend" for kept in self.household.people)

    def _names(self, *roles: Role) -> SafeString | None:
        """The people of these roles, in the family's order; None if one of them gave no name."""
        names = [kept.value.name for kept in self.household.people if kept.value.role in roles]
        return listing(names) if names and all(names) else None

    def _choice(self, room: RoomKind) -> SafeString:
        match room:
            case "together" if self._named and (names := self._names("keeper", "family", "friend")):
                return say("who.choice|named", "All of us: {members}, the children too", members=names)
            case "together":
                return say("who.choice", "All of us, the children too")
            case "everyday":
                return self._adults()
            case "guarded" if names := self._names("keeper"):
                return say("who.choice", "Only the keepers: {members}", members=names)
            case "guarded":
                return say("who.choice|unnamed", "Only the keepers")
            case _:
                return say("who.choice", "Only me")

    def _adults(self) -> SafeString:
        names = self._names("keeper", "family")
        if names is None:
            return say("who.choice|unnamed", "The adults, and whoever you let in later")
        if self._named:
            return say("who.choice|named", "The family: {members}, and whoever joins it later", members=names)
        return say("who.choice", "The adults: {members}, and whoever you let in later", members=names)
