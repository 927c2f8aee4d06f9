"""What a browser sends is sealed as it is read, refused in words, and gone if nothing claims it."""

import errno
import gc
import os
import tempfile
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware
from django.test import RequestFactory
from tests.objects import shots

from beside.objects import keep
from beside.objects.models import SealedObject
from beside.objects.uploads import SealedUpload

FAMILY = uuid4()
pytestmark = pytest.mark.django_db(transaction=True)


def sent(content: bytes, name: str = "IMG_canary.jpg", **more: object) -> WSGIRequest:
    """A request with one file, from somebody in the family."""
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    request = RequestFactory().post("/", {"line": "By the lake.", "photo": file, **more})
    request.house = SimpleNamespace(family=FAMILY)  # type: ignore[attr-defined]
    return request


def upload(request: HttpRequest) -> SealedUpload:
    file = request.FILES["photo"]
    assert isinstance(file, SealedUpload)
    return file


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where anything that spools would spool to."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_an_upload_is_sealed_byte_for_byte_and_nothing_plain_is_written(home: Path, temporary: Path) -> None:
    original = shots.jpeg(900, 700) + os.urandom(300_000)
    request = sent(original)
    held = upload(request).held
    assert held is not None
    assert (held.type, held.filename, held.length) == ("image/jpeg", "IMG_canary.jpg", len(original))
    assert b"".join(keep.read(FAMILY, held)) == original
    assert request.POST["line"] == "By the lake."
    assert not files(temporary)
    written = b"".join(path.read_bytes() + str(path).encode() for path in files(home))
    assert b"canary" not in written


def test_an_upload_has_its_smaller_copies_and_stays_once_claimed() -> None:
    request = sent(shots.jpeg(900, 700))
    photo = upload(request).photo()
    assert (photo.width, photo.height) == (900, 700)
    keep.claim(FAMILY, *(one.object for one in photo.held))
    request.close()
    assert SealedObject.objects.filter(pending_until=None).count() == 3
    assert photo.small is not None
    assert b"".join(keep.read(FAMILY, photo.small))[8:12] == b"WEBP"


def test_what_nothing_claimed_is_gone_with_the_request(home: Path) -> None:
    request = sent(shots.jpeg())
    upload(request).photo()
    assert len(files(home)) == 3
    request.close()
    assert not files(home)
    assert not SealedObject.objects.exists()


def test_a_request_without_its_token_leaves_nothing(home: Path) -> None:
    request = sent(shots.jpeg())
    middleware = CsrfViewMiddleware(lambda _: HttpResponse())
    middleware.process_request(request)
    refused = middleware.process_view(request, lambda _: HttpResponse(), (), {})
    assert refused is not None
    assert refused.status_code == 403
    request.close()
    assert not files(home)
    assert not SealedObject.objects.exists()


@pytest.mark.parametrize("content", [b"<svg/>", b"<!doctype html>", b"x", os.urandom(200_000), b"%PDF-1.7"])
def test_what_is_no_picture_is_refused_whatever_its_name_says(home: Path, content: bytes) -> None:
    request = sent(content, name="holiday.jpg")
    file = upload(request)
    assert (file.refused, file.held) == ("kind", None)
    with pytest.raises(ValueError, match="refused"):
        file.photo()
    request.close()
    assert not files(home)


def test_what_is_too_large_is_refused_and_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beside.objects.uploads.MOST", 500_000)
    request = sent(b"\xff\xd8\xff" + bytes(600_000))
    assert upload(request).refused == "size"
    assert not files(home)
    assert request.POST["line"] == "By the lake."


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_full_disk_is_said_and_the_words_in_the_form_stay(
    home: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    request = sent(shots.jpeg())
    monkeypatch.setattr(os, call, full)
    assert upload(request).refused == "room"
    assert request.POST["line"] == "By the lake."
    monkeypatch.undo()
    assert not files(home)


def test_without_a_house_nothing_is_taken(home: Path) -> None:
    request = sent(shots.jpeg())
    del request.house  # type: ignore[attr-defined]
    with pytest.raises(PermissionDenied):
        _ = request.FILES
    assert not files(home)


def test_several_files_are_sealed_each(home: Path) -> None:
    second = SimpleUploadedFile("two.png", shots.png(), content_type="image/png")
    request = sent(shots.jpeg(), second=second)
    assert {file.held.type for file in request.FILES.values() if isinstance(file, SealedUpload) and file.held} == {
        "image/jpeg",
        "image/png",
    }
    request.close()
    assert not files(home)


class Breaking:
    """A browser that goes away in the middle."""

    def __init__(self, body: bytes, until: int) -> None:
        self.parts = iter([body[at : at + 1000] for at in range(0, until, 1000)])

    def read(self, _size: int = -1) -> bytes:
        part = next(self.parts, None)
        if part is None:
            raise OSError("the connection was closed")
        return part

    readline = read


def broken(content: bytes, until: int) -> WSGIRequest:
    whole = sent(content)
    body = whole.body
    request = WSGIRequest({**whole.META, "wsgi.input": Breaking(body, until)})
    request.house = SimpleNamespace(family=FAMILY)  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize("until", [900, 40_000, 300_000])
def test_a_connection_that_breaks_leaves_nothing(home: Path, until: int) -> None:
    request = broken(b"\xff\xd8\xff" + bytes(500_000), until)
    with pytest.raises(UnreadablePostError):
        _ = request.FILES
    request.close()
    del request
    gc.collect()
    assert not files(home)
    assert not SealedObject.objects.exists()
