"""One family, founded once for all tests of pages (its key costs a third of a second), and who is signed in.

Ana and Jo are keepers, Lea and Tom their children, Mika their baby; "The little box" stands on the windowsill.
Each test runs in a transaction of its own, so whatever it changes is gone after it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from beside import keepsakes
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family import members, visits
from beside.family.kinds import Baby, FamilyWords, LivingChild, Person
from beside.family.members import Opened
from beside.family.models import Family
from beside.items.house import House
from beside.keepsakes import Keepsake, Place
from beside.web.boot import boot

WORDS = "kettle orchard marble ferry tundra"
JOS_WORDS = "ladder pepper saddle velvet harbor"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"


@dataclass
class Home:
    """The family of the tests: who opened what, and the ids of their things."""

    ana: Opened
    jo: Opened
    children: dict[str, UUID] = field(default_factory=dict)
    things: dict[str, UUID] = field(default_factory=dict)

    @property
    def family(self) -> UUID:
        """The family's id."""
        return self.ana.family

    def house(self, who: str = "ana") -> House:
        """The whole house as one of them opens it."""
        opened: Opened = getattr(self, who)
        return opened.house(boot.clock)


def _found() -> Home:
    at = SetClock(datetime(2026, 9, 14, 15, 20, tzinfo=UTC))
    family = new_id()
    with transaction.atomic():
        ana = members.found(family, WORDS, None)
        house = ana.house(at)
        house.add(FamilyWords(zone="Europe/Berlin", country="DE"))
        house.add(Person(name="Ana", role="keeper", place=0), id=ana.member)
        house.add(Baby(name="Mika"))
        jo = members.join(house, JOS_WORDS, Person(name="Jo", role="keeper", place=1))
        children = {
            name: members.add_child(house, LivingChild(name=name, about=about, place=place), None)
            for place, (name, about) in enumerate((("Lea", 5), ("Tom", 3)))
        }
        things = {}
        spot = "on the windowsill"
        for sort, word in (("box", "The little box"), ("bear", "The bear")):
            kept = house.add(Keepsake(sort=sort, word=word, spot=spot))  # type: ignore[arg-type]
            place = Place(kind="home", words=spot)
            house.append(keepsakes.put(place, by=ana.member, clock=at), of=kept.id, id=new_id())
            things[sort] = kept.id
    opened = members.try_words(family, JOS_WORDS)
    assert opened is not None
    assert opened.member == jo
    return Home(ana, opened, children, things)


@pytest.fixture(scope="session")
def _founded() -> list[Home]:
    return []


@pytest.fixture
def _home(_founded: list[Home], django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Home:
    """The family, founded once; and once more after a test with real transactions, which empties every table."""
    with django_db_blocker.unblock():
        if not _founded or not Family.objects.filter(id=_founded[-1].family).exists():
            _founded.append(_found())
    return _founded[-1]


@pytest.fixture
def home(_home: Home, db: None, clock: SetClock) -> Home:
    """The family, as it was founded."""
    return _home


@pytest.fixture
def sign_in(home: Home) -> Callable[[str], Client]:
    """Signs somebody in: `sign_in("ana")` is a client with her visit."""

    def signed(who: str) -> Client:
        client = Client(headers={"user-agent": CHROME})
        ticket = visits.begin(getattr(home, who), boot.key, boot.clock)
        client.cookies[f"__Host-beside-{_instance()}"] = ticket.encode()
        return client

    return signed


@pytest.fixture
def ana(sign_in: Callable[[str], Client]) -> Client:
    """Ana's browser, signed in."""
    return sign_in("ana")


@pytest.fixture
def jo(sign_in: Callable[[str], Client]) -> Client:
    """Jo's browser, signed in."""
    return sign_in("jo")


@pytest.fixture
def stranger(db: None, clock: SetClock) -> Client:
    """A browser that is not signed in."""
    return Client(headers={"user-agent": CHROME})


def _instance() -> str:
    return str(settings.INSTANCE_ID)[:8]
