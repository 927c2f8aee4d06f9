"""Invented pictures for the tests: a gradient, with everything in it that must not get out."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
import pyvips

CANARY = "canary-word-of-ana"


def plain(width: int = 64, height: int = 48) -> pyvips.Image:
    """A gradient; the upper left corner is the darkest."""
    ramp = pyvips.Image.xyz(width, height)
    red = ramp[0] * (200 / width) + 20
    image = red.bandjoin([ramp[1] * (200 / height) + 20, red * 0.5])
    return image.cast("uchar").copy(interpretation="srgb")


def marked(width: int = 64, height: int = 48, orientation: int = 1) -> pyvips.Image:
    """With the canary word in EXIF (words and place), XMP and IPTC, and a colour profile."""
    image = plain(width, height).icc_transform("p3", input_profile="srgb").copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    for name in ("exif-ifd0-ImageDescription", "exif-ifd0-Artist", "exif-ifd3-GPSProcessingMethod"):
        image.set_type(pyvips.GValue.gstr_type, name, CANARY)
    for name, value in (("GPSLatitude", "48/1 8/1 0/1"), ("GPSLatitudeRef", "N")):
        image.set_type(pyvips.GValue.gstr_type, f"exif-ifd3-{name}", value)
    image.set_type(pyvips.GValue.blob_type, "xmp-data", f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode())
    image.set_type(pyvips.GValue.blob_type, "iptc-data", CANARY.encode())
    return image


def jpeg(width: int = 64, height: int = 48, orientation: int = 1) -> bytes:
    return bytes(marked(width, height, orientation).jpegsave_buffer(Q=90))


def png(width: int = 64, height: int = 48) -> bytes:
    """With the canary word in a text chunk too."""
    image = marked(width, height)
    image.set_type(pyvips.GValue.gstr_type, "png-comment-0-Comment", CANARY)
    return bytes(image.pngsave_buffer())


def webp(width: int = 64, height: int = 48) -> bytes:
    return bytes(marked(width, height).webpsave_buffer())


def gif(width: int = 64, height: int = 48) -> bytes:
    return bytes(plain(width, height).gifsave_buffer())


def avif(width: int = 64, height: int = 48) -> bytes:
    return bytes(marked(width, height).heifsave_buffer(compression="av1", effort=0))


def heic(width: int = 64, height: int = 48) -> bytes:
    out = BytesIO()
    data: Any = plain(width, height).write_to_memory()
    file = pillow_heif.from_bytes("RGB", (width, height), data)
    file.save(out, quality=80, exif=b"Exif\0\0" + CANARY.encode())
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is enormous."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(100_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


MAKERS = {
    "image/jpeg": jpeg,
    "image/png": png,
    "image/webp": webp,
    "image/gif": gif,
    "image/avif": avif,
    "image/heic": heic,
}
