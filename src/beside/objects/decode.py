"""A picture opened and made small, without metadata. Runs in the image worker only.

Each type has its decoder by name; nothing is guessed from the content here (SECURITY-DESIGN 9).
"""

from io import BytesIO
from typing import Any

import pillow_heif
import pyvips
from PIL import Image, WebPImagePlugin  # noqa: F401 - registers itself

from beside.objects.protocol import Derived

VIEW = 1600
"""The long side of the picture that is looked at, in pixels."""
SMALL = 480
"""The long side of the picture in a list, in pixels."""
MOST_PIXELS = 100_000_000
"""A picture with more is not decoded (SECURITY-DESIGN 9: 100 Mpx)."""
_QUALITY = 80
_EFFORT = 2  # DESIGN 6: WebP quality 80 effort 2
_ON_ITS_SIDE = 5  # EXIF orientations from 5 swap width and height
_BROKEN = (pyvips.Error, ValueError, RuntimeError, SyntaxError, EOFError, MemoryError, OSError)

_MODES = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}

pyvips.cache_set_max(0)
Image.preinit()  # later there are no files to load anything from
pillow_heif.options.DECODE_THREADS = 1


def derive(type: str, original: bytes) -> Derived:
    """Open a picture and make its smaller copies. Never raises for a picture that is broken or too large."""
    try:
        width, height = _head(type, original)
    except _BROKEN:
        return Derived()
    if width * height > MOST_PIXELS:
        return Derived(width, height)
    try:
        view, small = _copies(_load(type, original))
    except _BROKEN:
        return Derived(width, height)
    return Derived(width, height, view, small)


def _head(type: str, original: bytes) -> tuple[int, int]:
    """Width and height as shown, from the header alone."""
    if type == "image/heic":
        heif = pillow_heif.open_heif(original, convert_hdr_to_8bit=True)
        return int(heif.size[0]), int(heif.size[1])
    image = _LOADERS[type](original)
    turned = image.get_typeof("orientation") and image.get("orientation") >= _ON_ITS_SIDE
    return (image.height, image.width) if turned else (image.width, image.height)


def _load(type: str, original: bytes) -> pyvips.Image:
    """The picture, not yet decoded where its decoder can wait."""
    if type == "image/heic":
        return _heic(original)
    if type == "image/jpeg":
        return _jpeg(original)
    if type == "image/webp":
        return _scaled_webp(original)
    return _LOADERS[type](original)


_LOADERS: dict[str, Any] = {
    "image/jpeg": lambda data: pyvips.Image.jpegload_buffer(data, access="sequential"),
    "image/png": lambda data: pyvips.Image.pngload_buffer(data, access="sequential"),
    "image/webp": lambda data: pyvips.Image.webpload_buffer(data, access="sequential"),
    "image/gif": lambda data: pyvips.Image.gifload_buffer(data, access="sequential", page=0, n=1),
    "image/avif": lambda data: pyvips.Image.heifload_buffer(data, access="sequential"),
}


def _jpeg(original: bytes) -> pyvips.Image:
    """Shrunk by the decoder as far as it can without falling below the view."""
    image = _LOADERS["image/jpeg"](original)
    room = max(image.width, image.height) // VIEW
    shrink = max(step for step in (1, 2, 4, 8) if step <= max(room, 1))
    return pyvips.Image.jpegload_buffer(original, access="sequential", shrink=shrink)


def _scaled_webp(original: bytes) -> pyvips.Image:
    """Shrunk by the decoder to twice the view, since the decoder holds whole frames."""
    image = _LOADERS["image/webp"](original)
    scale = min(1.0, 2 * VIEW / max(image.width, image.height))
    return pyvips.Image.webpload_buffer(original, access="sequential", scale=scale)


def _heic(original: bytes) -> pyvips.Image:
    """Decoded and turned upright by libheif; its colour profile comes along."""
    heif = pillow_heif.open_heif(original, convert_hdr_to_8bit=True)
    frame = heif[heif.primary_index]
    bands = len(frame.mode)
    image = pyvips.Image.new_from_memory(_tight(frame, bands), *frame.size, bands, "uchar")
    image = image.copy(interpretation="b-w" if bands < 3 else "srgb")
    profile: Any = frame.info.get("icc_profile")
    if profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", bytes(profile))
    return image


def _tight(frame: Any, bands: int) -> bytes:
    """The pixels without what the decoder left between the rows."""
    data, stride, line = bytes(frame.data), int(frame.stride), frame.size[0] * bands
    if stride == line:
        return data
    return b"".join(data[at : at + line] for at in range(0, stride * frame.size[1], stride))


def _copies(image: pyvips.Image) -> tuple[bytes, bytes]:
    """View and small as WebP; the small one is made from the view, so that the picture is decoded once."""
    view = _srgb(image.thumbnail_image(VIEW, height=VIEW, size="down")).copy_memory()
    return _webp(view), _webp(view.thumbnail_image(SMALL, height=SMALL, size="down"))


def _srgb(image: pyvips.Image) -> pyvips.Image:
    """In the colours that every screen means, eight bits deep. A profile that is broken is passed over."""
    if image.get_typeof("icc-profile-data"):
        try:
            return image.icc_transform("srgb", embedded=True, intent="perceptual").copy_memory()
        except pyvips.Error:
            image = image.copy()
            image.remove("icc-profile-data")
    if image.interpretation not in ("srgb", "b-w"):
        image = image.colourspace("srgb")
    return image.cast("uchar")


def _webp(image: pyvips.Image) -> bytes:
    """Encoded by Pillow: the same bytes as libvips would write, in four fifths of the time (measured)."""
    mode = _MODES[image.bands]
    pixels = Image.frombuffer(mode, (image.width, image.height), image.write_to_memory(), "raw", mode, 0, 1)
    out = BytesIO()
    pixels.save(out, "WEBP", quality=_QUALITY, method=_EFFORT)
    return out.getvalue()
