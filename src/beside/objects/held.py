"""What an item keeps of an object, sealed. Knows no Django, so that kinds of the domain can hold it."""

from uuid import UUID

import msgspec


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One object: where it lies, how it opens and what it must be (SECURITY-DESIGN 4.4).

    Holds the file key, so it lives in sealed content and in the memory of one request, and never shows itself.
    """

    object: UUID
    """The random id that names the stored bytes."""
    key: bytes
    """The file key, 16 bytes, for this object alone."""
    length: int
    """Of the plain bytes."""
    type: str
    """The media type, found by looking at the content."""
    sha256: bytes
    """Of the plain bytes, 32."""
    filename: str = ""
    """What the file was called where it came from."""

    def __post_init__(self) -> None:
        if len(self.key) != 16 or len(self.sha256) != 32 or self.length < 0:
            raise ValueError("not what an object is held by")

    def __repr__(self) -> str:
        return f"Held({self.object})"


class Photo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture that was kept: the original as it came, and two smaller copies without metadata, if it opened."""

    original: Held
    view: Held | None = None
    """WebP, at most 1,600 px on the long side."""
    small: Held | None = None
    """WebP, at most 480 px on the long side."""
    width: int = 0
    """Of the original as it is shown (turned upright), in pixels; 0 if it did not open."""
    height: int = 0

    @property
    def held(self) -> tuple[Held, ...]:
        """All its objects."""
        return tuple(one for one in (self.original, self.view, self.small) if one is not None)
