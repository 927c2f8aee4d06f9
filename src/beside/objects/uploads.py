"""What a browser sends, sealed as it is read: nothing plain is ever written (SECURITY-DESIGN 8, 9).

An upload that nothing claims before the answer is sent, because the request was refused or the form was not valid,
is gone with it: Django closes uploaded files at the end of every request.
"""

from typing import Literal, Protocol
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from beside.objects import keep, pictures, sniff
from beside.objects.folder import NoRoom
from beside.objects.held import Held, Photo
from beside.objects.protocol import MOST

type Refused = Literal["kind", "size", "room"]
"""Why a file was not taken: not one of the pictures that are taken, over 50 MB, or the disk is full."""


class _House(Protocol):
    @property
    def family(self) -> UUID: ...


class SealedUpload(UploadedFile):  # type: ignore[type-arg]
    """A file that arrived and is sealed already, or was `refused`; a form asks which, and says so in words."""

    def __init__(self, family: UUID, name: str, held: Held | None, refused: Refused | None) -> None:
        super().__init__(None, name, held.type if held else None, held.length if held else 0)
        self._family = family
        self.held = held
        """What an item keeps of it; None if it was refused."""
        self.refused: Refused | None = refused
        self._kept: tuple[Held, ...] = (held,) if held else ()

    def photo(self) -> Photo:
        """The picture with its smaller copies, made now in the image worker; to be claimed with the item.

        ValueError if it was refused; else as `pictures.photo`.
        """
        if self.held is None:
            raise ValueError("there is no picture in what was refused")
        photo = pictures.photo(self._family, self.held)
        self._kept = photo.held
        return photo

    @property
    def closed(self) -> bool:
        """There is no open file."""
        return True

    def close(self) -> None:
        """The request is over: drop what no item claimed."""
        kept, self._kept = self._kept, ()
        for one in kept:
            keep.forget(self._family, one.object, pending_until__isnull=False)


class SealingUploadHandler(FileUploadHandler):
    """Seals each file into the store as it is read, after looking at what it is; holds two chunks at most.

    The family is that of `request.house`. Without a house nothing is taken: PermissionDenied.
    """

    chunk_size = 1 << 18

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        house: _House | None = getattr(self.request, "house", None)
        if house is None:
            raise PermissionDenied
        self._family = house.family
        self.file = _Incoming(house.family)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """The next bytes of the file. Nobody else gets them."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        """The file has ended."""
        held = self.file.finish(self.file_name or "")
        return SealedUpload(self._family, self.file_name or "", held, self.file.refused)

    def upload_interrupted(self) -> None:
        """No file will come any more."""
        self.file.close()


class _Incoming:
    """One file on its way in. If the request breaks off, it is let go, and nothing of it stays."""

    def __init__(self, family: UUID) -> None:
        self.refused: Refused | None = None
        self._family = family
        self._head = b""
        self._type: str | None = None
        self._keeping: keep.Keeping | None = None

    def write(self, data: bytes) -> None:
        if self.refused:
            return
        if self._keeping is None:
            self._head += data
            if len(self._head) < sniff.ENOUGH:
                return
            data = self._begin()
        self._take(data)

    def finish(self, filename: str) -> Held | None:
        if self._keeping is None and not self.refused:
            self._take(self._begin())
        if self._keeping is None or self._type is None:
            return None
        try:
            return self._keeping.finish(type=self._type, filename=filename)
        except NoRoom:
            self._refuse("room")
            return None

    def close(self) -> None:
        """Leave nothing of a file that did not arrive whole."""
        if self._keeping is not None:
            self._keeping.abandon()

    def _begin(self) -> bytes:
        """Look at what it is, and start to keep it."""
        head, self._head = self._head, b""
        self._type = sniff.picture(head)
        if self._type is None:
            self._refuse("kind")
            return b""
        try:
            self._keeping = keep.Keeping(self._family)
        except NoRoom:
            self._refuse("room")
        return head

    def _take(self, data: bytes) -> None:
        if self._keeping is None:
            return
        if self._keeping.length + len(data) > MOST:
            self._refuse("size")
            return
        try:
            self._keeping.write(data)
        except NoRoom:
            self._refuse("room")

    def _refuse(self, why: Refused) -> None:
        self.refused = why
        self.close()
        self._keeping = None
