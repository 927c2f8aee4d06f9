"""Taking a thing away for good, with all that is of it, once its time to come back is over (SECURITY-DESIGN 4.3)."""

from uuid import UUID

from django.db import transaction

from beside import seal
from beside.items import rows, sealing
from beside.items.envelope import Earlier
from beside.items.kept import Kept
from beside.items.keyring import Keyring
from beside.items.kinds import Kind
from beside.items.models import Item
from beside.items.rows import Row
from beside.objects import keep as objects


def remove(family: UUID, keyring: Keyring, kept: Kept[Kind]) -> bool:
    """Remove a thing with what belongs to it, and their objects; False if somebody brought it back meanwhile.

    Raises Unopenable if anything of it does not open; then all of it stays.
    """
    with transaction.atomic():
        belonging = rows.belonging(family, kept.id)
        named = _named_by(keyring, kept, belonging)
        gone, _ = Item.objects.filter(family=family, id=kept.id, rev=kept.rev).delete()
        if gone:
            Item.objects.filter(family=family, id__in=[row.id for row in belonging]).delete()
            objects.drop(family, *named)
    return bool(gone)


def _named_by(keyring: Keyring, kept: Kept[Kind], belonging: list[Row]) -> set[UUID]:
    """The objects that a thing names, that what belongs to it names, and that either named before."""
    kinds: dict[UUID | None, type[Kind]] = {kept.id: type(kept.value)}
    named = set(kept.value.objects())
    for row in belonging:
        room = keyring.by_id(row.room)
        if room is None:
            raise seal.Unopenable("chain")
        value = sealing.value_of(room, row)
        kinds[row.id] = type(value)
        if isinstance(value, Earlier):
            value = sealing.value_before(kinds[row.of], value)
        named |= set(value.objects())
    return named
