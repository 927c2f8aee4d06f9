"""Ids: 16 random bytes (UUID4, never ordered by time), made where a thing is made."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """A fresh random id (SECURITY-DESIGN 4.1)."""
    return uuid4()


def parse_id(text: str) -> UUID | None:
    """The id written in a form or an address, or None if it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
