"""What every form of a ledger carries, and how a touch is kept once, however often it arrives."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest

from beside.base.ids import new_id, parse_id
from beside.items.errors import NotThere
from beside.items.house import House
from beside.items.kinds import Kind


def entry_of(request: HttpRequest) -> UUID:
    """The id that was made when the form was shown, so that touching twice says it once."""
    return parse_id(request.POST.get("entry", "")) or new_id()


def id_in(request: HttpRequest, field: str) -> UUID:
    """The one id in a field of a form. Raises NotThere where there is none."""
    found = parse_id(request.POST.get(field, ""))
    if found is None:
        raise NotThere
    return found


def ids_in(texts: Iterable[str]) -> tuple[UUID, ...]:
    """The ids in fields of a form, each field with one or several of them."""
    found = (parse_id(one) for text in texts for one in text.split())
    return tuple(dict.fromkeys(id for id in found if id is not None))


def ids_of(request: HttpRequest, field: str) -> tuple[UUID, ...]:
    """The ids in one field of a form."""
    return ids_in(request.POST.getlist(field))


def with_spaces(ids: Iterable[UUID]) -> str:
    """Ids as one field carries them."""
    return " ".join(str(id) for id in ids)


def beside(entry: UUID, thing: UUID) -> UUID:
    """The id of what is written about `thing` in the same touch as `entry`: always the same for the two."""
    return UUID(bytes=hashlib.sha256(entry.bytes + thing.bytes).digest()[:16], version=4)


def keep_once(house: House, value: Kind, *, id: UUID, of: UUID | None = None) -> None:
    """Keep a thing under this id; if it is there already, the form came twice and nothing changes."""
    try:
        with house.writing():
            house.add(value, of=of, id=id)
    except IntegrityError:
        house.get(type(value), id)
