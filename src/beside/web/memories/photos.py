"""Photos between the browser, the sealed objects and the memories that name them."""

from uuid import UUID

import msgspec
from django.db import IntegrityError
from django.http import HttpRequest

from beside import memories
from beside.base.departure import Departure
from beside.items.errors import Closed, NotThere
from beside.items.house import House, Kept
from beside.items.kinds import RoomKind
from beside.memories import Memory, Picture, SealedFile
from beside.objects import keep
from beside.objects.held import Held, Photo
from beside.objects.uploads import Refused, SealedUpload
from beside.web.http import HouseRequest


class NotTaken(Exception):
    """A file was not taken: it is not one of the pictures that are, too large, or there is no room."""

    def __init__(self, why: Refused, file: str) -> None:
        super().__init__(why)
        self.why: Refused = why
        self.file = file
        """What it is called on the device it came from."""


def uploaded(request: HttpRequest, name: str = "photo") -> SealedUpload | None:
    """The file that came with a form under this name, sealed already; None if none was chosen."""
    upload = request.FILES.get(name)
    return upload if isinstance(upload, SealedUpload) else None


def keep_photo(
    request: HouseRequest,
    upload: SealedUpload,
    *,
    line: str,
    covered: bool,
    room: RoomKind,
    bag: Departure | None = None,
    journey: UUID | None = None,
    id: UUID | None = None,
) -> Kept[Memory]:
    """Keep an uploaded photo as a memory in this room; with `bag`, as a picture of the packed bag.

    A picture of the bag belongs to its journey, so that the pages of the way read no other memory.
    `id`: made when the form was shown; the same one again changes nothing and gives what was first kept.
    Raises NotTaken with why, Closed if the room asks for the words, NotThere if it is not this member's.
    """
    house = request.house
    if upload.refused is not None:
        raise NotTaken(upload.refused, upload.name or "")
    if room not in house.rooms:
        raise Closed(room) if house.has_closed_rooms else NotThere
    picture = _picture(upload.photo())
    if bag is not None:
        value = memories.keep_bag(picture, bag, by=house.member, clock=house.clock, line=line)
    else:
        value = memories.keep_photo(
            picture, by=house.member, clock=house.clock, line=line, covered=covered, journey=journey
        )
    return keep_once(house, value, room, id, of=bag.of if bag is not None and bag.leg is not None else None)


def keep_once(house: House, value: Memory, room: RoomKind, id: UUID | None, *, of: UUID | None = None) -> Kept[Memory]:
    """Keep a memory under the id that its form carried. The same form again gives what was first kept."""
    try:
        return house.add(value, of=of, id=id, room=room)
    except IntegrityError:
        if id is None:
            raise
        return house.get(Memory, id)


def move(house: House, kept: Kept[Memory], room: RoomKind, value: Memory) -> Kept[Memory]:
    """Move a memory into another room; its files are sealed anew there, each with a new key (SECURITY-DESIGN 3).

    Raises Changed, Closed, NotThere, NoRoom, Unopenable; then everything is as it was.
    """
    if room not in house.rooms:
        raise Closed(room) if house.has_closed_rooms else NotThere
    if value.picture is None:
        return house.move(kept, room, value)
    picture = _sealed_anew(house, value.picture)
    try:
        return house.move(kept, room, msgspec.structs.replace(value, picture=picture))
    except BaseException:
        keep.drop(house.family, *(file.object for file in _files(picture)))
        raise


def held(file: SealedFile) -> Held:
    """A file of a memory as the objects know it."""
    return msgspec.convert(msgspec.structs.asdict(file), Held)


def _picture(photo: Photo) -> Picture:
    """A photo as a memory keeps it."""
    return Picture(
        original=_file(photo.original),
        view=_file(photo.view) if photo.view else None,
        small=_file(photo.small) if photo.small else None,
        width=photo.width,
        height=photo.height,
    )


def _file(one: Held) -> SealedFile:
    return msgspec.convert(msgspec.structs.asdict(one), SealedFile)


def _files(picture: Picture) -> list[SealedFile]:
    return [file for file in (picture.original, picture.view, picture.small) if file is not None]


def _sealed_anew(house: House, picture: Picture) -> Picture:
    """The same picture in new objects, pending until a memory claims them."""
    made: list[Held] = []

    def anew(file: SealedFile | None) -> SealedFile | None:
        if file is None:
            return None
        pieces = keep.read(house.family, held(file))
        one = keep.keep(house.family, pieces, type=file.type, filename=file.filename, clock=house.clock)
        made.append(one)
        return _file(one)

    try:
        original = anew(picture.original)
        view, small = anew(picture.view), anew(picture.small)
    except BaseException:
        keep.drop(house.family, *(one.object for one in made))
        raise
    if original is None:
        raise ValueError("a picture has its original")
    return msgspec.structs.replace(picture, original=original, view=view, small=small)
