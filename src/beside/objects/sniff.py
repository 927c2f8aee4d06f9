"""What a file is, by its first bytes, never by its name (SECURITY-DESIGN 9)."""

ENOUGH = 512
"""How many bytes from the beginning tell what a file is, if anything does."""

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif")
"""The pictures that are taken."""

_AVIF = {b"avif", b"avis"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}


def picture(head: bytes) -> str | None:
    """The media type of the picture that begins so (`ENOUGH` bytes, or all there are), or None if it is none."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    return _by_brand(head)


def _by_brand(head: bytes) -> str | None:
    """HEIC and AVIF are told by the brands in the first box of their file (ISO/IEC 14496-12, 4.3)."""
    size = int.from_bytes(head[:4], "big")
    if head[4:8] != b"ftyp" or size < 16:
        return None
    box = head[: min(size, ENOUGH)]
    brands = {box[8:12], *(box[at : at + 4] for at in range(16, len(box), 4))}
    if brands & _AVIF:
        return "image/avif"
    return "image/heic" if brands & _HEIC else None
