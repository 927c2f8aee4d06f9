"""Pictures: the original byte for byte, smaller copies that say nothing of where and by whom."""

import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
import pyvips
from tests.objects import shots

from beside.objects import keep, pictures, sniff
from beside.objects.models import SealedObject

FAMILY = uuid4()
LEAVES = {"exif-data", "xmp-data", "iptc-data", "icc-profile-data", "orientation"}


def opened(copy: bytes | None) -> pyvips.Image:
    assert copy is not None
    return pyvips.Image.webpload_buffer(copy)


def parts(copy: bytes) -> set[bytes]:
    """The kinds of chunks in a WebP; metadata have chunks of their own."""
    kinds, at = set(), 12
    while at < len(copy):
        kinds.add(copy[at : at + 4])
        at += 8 + int.from_bytes(copy[at + 4 : at + 8], "little")
        at += at % 2
    return kinds


@pytest.mark.parametrize("type", shots.MAKERS)
def test_every_picture_is_known_by_its_content_and_opens(type: str) -> None:
    prepared = pictures.prepare(shots.MAKERS[type](64, 48))
    assert (prepared.type, prepared.width, prepared.height) == (type, 64, 48)
    for copy in (prepared.view, prepared.small):
        image = opened(copy)
        assert (image.width, image.height) == (64, 48)
        assert image(0, 0)[0] < image(60, 0)[0] - 100


@pytest.mark.parametrize("type", shots.MAKERS)
def test_copies_hold_no_metadata(type: str) -> None:
    original = shots.MAKERS[type](64, 48)
    prepared = pictures.prepare(original)
    assert type == "image/gif" or shots.CANARY.encode() in original
    for copy in (prepared.view, prepared.small):
        assert copy is not None
        assert shots.CANARY.encode() not in copy
        assert not LEAVES & set(opened(copy).get_fields())
        assert parts(copy) <= {b"VP8 ", b"VP8L"}


def test_copies_have_the_sizes_that_were_promised() -> None:
    prepared = pictures.prepare(shots.jpeg(4000, 3000))
    assert (prepared.width, prepared.height) == (4000, 3000)
    assert (opened(prepared.view).width, opened(prepared.view).height) == (1600, 1200)
    assert (opened(prepared.small).width, opened(prepared.small).height) == (480, 360)


def test_a_large_webp_is_shrunk_by_its_decoder_and_then_exactly() -> None:
    prepared = pictures.prepare(shots.webp(4000, 2000))
    assert (prepared.width, prepared.height) == (4000, 2000)
    assert (opened(prepared.view).width, opened(prepared.view).height) == (1600, 800)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_copies_stand_upright(orientation: int) -> None:
    prepared = pictures.prepare(shots.jpeg(640, 320, orientation))
    view = opened(prepared.view)
    turned = orientation >= 5
    assert (view.width, view.height) == ((320, 640) if turned else (640, 320))
    assert (prepared.width, prepared.height) == (view.width, view.height)
    upright = shots.plain(640, 320).copy()
    upright.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    assert (upright.autorot() - view).abs().avg() < 4


def test_colours_are_those_of_the_screen() -> None:
    view = opened(pictures.prepare(shots.png(64, 48)).view)
    assert (shots.plain(64, 48) - view).abs().avg() < 4


def test_four_inks_become_three_colours() -> None:
    inks = shots.plain(200, 100).icc_export(output_profile="cmyk").jpegsave_buffer(Q=95)
    view = opened(pictures.prepare(bytes(inks)).view)
    assert view.bands == 3
    assert (shots.plain(200, 100) - view).abs().avg() < 20


def test_what_is_clear_stays_clear() -> None:
    clear = shots.plain().bandjoin(shots.plain()[0]).pngsave_buffer()
    assert opened(pictures.prepare(bytes(clear)).view).bands == 4


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7",
        b"BM" + bytes(100),
        b"\0\0\0\x18ftypmp42" + bytes(100),
        b"\0\0\0\x00ftypheic" + bytes(100),
        b"PK\x03\x04" + bytes(100),
        os.urandom(5000),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(pictures.NotAPicture):
        pictures.prepare(content)


@pytest.mark.parametrize("type", shots.MAKERS)
def test_a_broken_picture_ends_fast_and_the_worker_lives(type: str) -> None:
    original = shots.MAKERS[type](64, 48)
    began = time.monotonic()
    for broken in (original[:40], original[: len(original) // 2], original[:40] + os.urandom(2000)):
        if sniff.picture(broken) is not None:
            pictures.prepare(broken)
    assert time.monotonic() - began < 5
    assert pictures.prepare(original).view


@pytest.mark.parametrize(("width", "height"), [(65535, 65535), (2**31 - 1, 1), (20_000, 5_001)])
def test_an_enormous_picture_is_not_decoded(width: int, height: int) -> None:
    began = time.monotonic()
    prepared = pictures.prepare(shots.bomb(width, height))
    assert prepared.view is None
    assert prepared.small is None
    assert time.monotonic() - began < 5


def test_more_than_fifty_megabytes_are_refused() -> None:
    with pytest.raises(pictures.TooLarge):
        pictures.prepare(b"\xff\xd8\xff" + bytes(50_000_000))


@pytest.mark.django_db
def test_a_photo_is_kept_byte_for_byte_with_its_copies(home: Path) -> None:
    original = shots.jpeg(2000, 1000)
    parts = (original[at : at + 1000] for at in range(0, len(original), 1000))
    photo = pictures.prepare_and_keep(FAMILY, parts, filename=f"{shots.CANARY}.jpg")
    assert b"".join(keep.read(FAMILY, photo.original)) == original
    assert photo.original.filename == f"{shots.CANARY}.jpg"
    assert (photo.width, photo.height) == (2000, 1000)
    assert photo.view is not None
    assert photo.small is not None
    assert opened(b"".join(keep.read(FAMILY, photo.view))).width == 1600
    assert opened(b"".join(keep.read(FAMILY, photo.small))).width == 480
    assert photo.view.type == photo.small.type == "image/webp"
    keep.claim(FAMILY, *(one.object for one in photo.held))
    assert not SealedObject.objects.filter(pending_until__isnull=False).exists()
    on_disk = b"".join(path.read_bytes() + str(path).encode() for path in home.rglob("*") if path.is_file())
    assert shots.CANARY.encode() not in on_disk
    assert b"canary" not in on_disk


@pytest.mark.django_db
def test_a_picture_that_does_not_open_is_kept_without_copies() -> None:
    broken = b"\xff\xd8\xff" + os.urandom(3000)
    photo = pictures.prepare_and_keep(FAMILY, [broken])
    assert (photo.view, photo.small, photo.width) == (None, None, 0)
    assert b"".join(keep.read(FAMILY, photo.original)) == broken


@pytest.mark.django_db
def test_of_what_is_no_picture_nothing_is_kept(home: Path) -> None:
    with pytest.raises(pictures.NotAPicture):
        pictures.prepare_and_keep(FAMILY, [b"<html>"])
    assert not SealedObject.objects.exists()
    assert not [path for path in home.rglob("*") if path.is_file()]
