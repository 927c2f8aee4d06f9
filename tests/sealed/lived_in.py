"""A family of two with a baby, a thing, a photo, a spare key and open visits: everything that a table can hold."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import models, transaction
from django.test import Client
from tests.objects.shots import jpeg

from beside import keepsakes, memories
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family import members, spare, visits
from beside.family.kinds import Baby, FamilyWords, LivingChild, Person
from beside.family.members import Opened
from beside.family.models import Family, Grant, Holder, Pass, Room, RoomRecord, Throttle, Unlocker
from beside.family.visits import Ticket
from beside.items.models import Item
from beside.keepsakes import Keepsake, Place
from beside.memories import Memory, Picture, SealedFile
from beside.objects.held import Held
from beside.objects.models import SealedObject
from beside.objects.pictures import prepare_and_keep

WORDS = "kettle orchard marble ferry tundra"
JOS_WORDS = "ladder pepper saddle velvet harbor"
BOOT = b"b" * 32
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
TABLES: tuple[type[models.Model], ...] = (Family, Room, RoomRecord, Holder, Unlocker, Grant, Pass, Item, SealedObject)


@dataclass
class LivedIn:
    """Who lives there, what they have, and how each of them comes in."""

    ana: Opened
    jo: Opened
    lea: UUID
    box: UUID
    memory: UUID
    held: tuple[Held, ...]
    spare_folder: Path
    spare_hash: bytes
    spare_holder: UUID
    visit: Ticket
    jos_visit: Ticket

    @property
    def family(self) -> UUID:
        return self.ana.family

    def browser(self, ticket: Ticket | None = None) -> Client:
        """Ana's browser, or that of another visit. What breaks is answered as it would be for a person."""
        client = Client(raise_request_exception=False, headers={"user-agent": CHROME})
        client.cookies[f"__Host-beside-{settings.INSTANCE_ID[:8]}"] = (ticket or self.visit).encode()
        return client


def _file(held: Held | None) -> SealedFile:
    assert held is not None
    return msgspec.convert(msgspec.structs.asdict(held), SealedFile)


def nobody() -> None:
    """Before the first evening, whatever other tests have founded. Inside a transaction that is rolled back."""
    models_: tuple[type[models.Model], ...] = (*TABLES, Throttle)
    for model in models_:
        model._default_manager.all().delete()


def begin(clock: SetClock, folder: Path) -> LivedIn:
    """They move in. Takes about a second, for the keys. Inside a transaction that is rolled back."""
    nobody()
    made = spare.prepare(folder)
    family = members.the_family()
    assert family is not None
    assert made.public_hash is not None
    assert made.holder is not None
    bearer = spare.bearer(family, made.public_hash)
    with transaction.atomic():
        ana = members.found(family, WORDS, bearer)
        house = ana.house(clock)
        house.add(FamilyWords(zone="Europe/Berlin", country="DE"))
        house.add(Person(name="Ana"), id=ana.member)
        house.add(Baby(name="Mika"))
        members.join(house, JOS_WORDS, Person(name="Jo", place=1))
        lea = members.add_child(house, LivingChild(name="Lea", about=5), bearer)
        box = house.add(Keepsake(sort="box", word="The little box"))
        put = keepsakes.put(Place(kind="home", words="on the windowsill"), by=ana.member, clock=clock)
        house.append(put, of=box.id, id=new_id())
        photo = prepare_and_keep(family, [jpeg()], filename="photo.jpg")
        picture = Picture(original=_file(photo.original), view=_file(photo.view), small=_file(photo.small))
        memory: Memory = memories.keep_photo(picture, by=ana.member, clock=clock, line="In the blanket")
        kept = house.add(memory)
    opened, jo = members.try_words(family, WORDS), members.try_words(family, JOS_WORDS)
    assert opened is not None
    assert jo is not None
    return LivedIn(
        ana=opened,
        jo=jo,
        lea=lea,
        box=box.id,
        memory=kept.id,
        held=photo.held,
        spare_folder=folder,
        spare_hash=made.public_hash,
        spare_holder=made.holder,
        visit=visits.begin(opened, BOOT, clock),
        jos_visit=visits.begin(jo, BOOT, clock),
    )
