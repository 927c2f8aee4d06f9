"""The keys of one request. They live in it and nowhere else: no cache, no `repr`, no pickle (SECURITY-DESIGN 4.7)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NoReturn
from uuid import UUID

from beside import seal
from beside.items.kinds import RoomKind


class OpenRoom:
    """A room whose keys this request has: the newest one for writing, all of them for reading."""

    def __init__(
        self,
        id: UUID,
        kind: RoomKind,
        epoch: int,
        keys: Mapping[int, bytes],
        of: UUID | None = None,
        content: Mapping[int, seal.ContentKey] | None = None,
    ) -> None:
        """`content`: what was already derived from `keys`."""
        self.id = id
        self.kind: RoomKind = kind
        self.epoch = epoch
        self.of = of
        self._keys = dict(keys)
        self._content = dict(content or {})

    def content_key(self, epoch: int) -> seal.ContentKey:
        """The key under which items of this epoch are sealed. Raises Unopenable for an epoch that is not known."""
        if epoch not in self._content:
            if epoch not in self._keys:
                raise seal.Unopenable("chain")
            self._content[epoch] = seal.ContentKey(self._keys[epoch])
        return self._content[epoch]

    @property
    def key(self) -> bytes:
        """The newest room key: for grants and passes, made in `beside.family` alone."""
        return self._keys[self.epoch]

    def __repr__(self) -> str:
        return f"<an open {self.kind} room>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("keys are not written down")


class Keyring:
    """All rooms that are open in this request, by kind and by id."""

    def __init__(self, rooms: Iterable[OpenRoom]) -> None:
        self._rooms = tuple(rooms)

    def __iter__(self) -> Iterator[OpenRoom]:
        return iter(self._rooms)

    def by_kind(self, kind: RoomKind) -> OpenRoom | None:
        """The open room of this kind, or None."""
        return next((room for room in self._rooms if room.kind == kind), None)

    def by_id(self, id: UUID) -> OpenRoom | None:
        """The open room with this id, or None."""
        return next((room for room in self._rooms if room.id == id), None)

    def __repr__(self) -> str:
        return f"<a ring with {len(self._rooms)} keys>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("keys are not written down")
