"""Memories through the browser: a photo to bring in, and what is asked of it again and again."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from tests.objects.shots import jpeg
from tests.web.conftest import Home

from beside.family import visits
from beside.items.house import Kept
from beside.memories import Memory

type Keep = Callable[..., UUID]


def photo(name: str = "canary-file-of-ana.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, jpeg() if data is None else data, content_type="image/jpeg")


def text(response: HttpResponseBase) -> str:
    """The page, as it was sent."""
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def streamed(response: HttpResponseBase) -> bytes:
    """All bytes of a file that is sent in pieces."""
    assert isinstance(response, StreamingHttpResponse)
    return b"".join(cast(Iterable[bytes], response))


def only(home: Home, who: str = "ana") -> Kept[Memory]:
    """The one memory that was kept."""
    (kept,) = home.house(who).all(Memory)
    return kept


def close_near(client: Client) -> None:
    """Close the near rooms of this browser's visit."""
    ticket = visits.Ticket.decode(client.cookies[f"__Host-beside-{settings.INSTANCE_ID[:8]}"].value)
    assert ticket is not None
    visits.close_near(ticket)


def everything_written(folder: Path) -> bytes:
    """All that lies under a folder, names included."""
    return b"".join(str(path).encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def keep(ana: Client) -> Keep:
    """Ana keeps a photo: covered, for the adults, unless something else is said. Gives its id."""

    def kept(**said: object) -> UUID:
        entry = uuid4()
        form = {"entry": str(entry), "line": "In the striped blanket", "cover": "yes", "who": "everyday"}
        answer = ana.post("/memories/new/", form | {"photo": photo()} | said)
        assert answer.status_code == 303, text(answer)
        return entry

    return kept
