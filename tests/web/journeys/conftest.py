"""A journey to Oma, planned; and how a form of a page is found and sent as a browser would."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from tests.web.conftest import Home

from beside import journeys
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.items.house import Kept
from beside.journeys import Journey, Planned
from beside.web.boot import boot

FORM = re.compile(r'<form[^>]*?action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
INPUT = re.compile(r"<input([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


@dataclass(frozen=True)
class Form:
    """A form of a page, with what a browser would send of it if only its button was touched."""

    action: str
    fields: dict[str, str]
    text: str

    def send(self, client: Client, **more: object) -> "Page":
        assert isinstance(boot.clock, SetClock)
        boot.clock.move(timedelta(seconds=1))
        return Page.of(client, client.post(self.action, {**self.fields, **more}))


@dataclass(frozen=True)
class Page:
    """What came back, followed if it led on."""

    status: int
    url: str
    html: str

    @classmethod
    def of(cls, client: Client, answer: object) -> "Page":
        status, where = answer.status_code, ""  # type: ignore[attr-defined]
        while answer.status_code in (302, 303):  # type: ignore[attr-defined]
            where = answer["Location"]  # type: ignore[index]
            answer = client.get(where.partition("#")[0])
        return cls(status, where, answer.content.decode())  # type: ignore[attr-defined]

    @property
    def text(self) -> str:
        """What a person reads."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<bdi>|</bdi>", "", self.html))).split())

    def forms(self, action: str) -> list[Form]:
        return [
            Form(unescape(where), _fields(inner), inner)
            for where, inner in FORM.findall(self.html)
            if re.search(action, where)
        ]

    def form(self, action: str, having: str = "") -> Form:
        found = [form for form in self.forms(action) if having in form.text]
        assert found, f"no form for {action} in {self.text}"
        return found[0]


def _fields(inner: str) -> dict[str, str]:
    fields = {}
    for raw in INPUT.findall(inner):
        one = dict(ATTRIBUTE.findall(raw))
        if one.get("type") in ("radio", "checkbox") and "checked" not in one:
            continue
        if "name" in one:
            fields[one["name"]] = unescape(one.get("value", ""))
    return fields


def see(client: Client, url: str) -> Page:
    return Page.of(client, client.get(url))


@pytest.fixture
def to_oma(home: Home) -> Kept[Journey]:
    """Friday morning to Sunday afternoon; Ana carries, Jo drives; the box and the bear come along."""
    house = home.house()
    value = journeys.plan(
        "Oma",
        Planned(day="2026-11-27", part="morning", zone="Europe/Berlin"),
        Planned(day="2026-11-29", part="afternoon", zone="Europe/Berlin"),
        by=home.ana.member,
        clock=boot.clock,
        zone="Europe/Berlin",
        drives=home.jo.member,
        along=(home.things["box"], home.things["bear"]),
    )
    return house.add(value, id=new_id())


@pytest.fixture
def there(to_oma: Kept[Journey]) -> str:
    """The address of the count at home, without its last word."""
    return f"/journeys/{to_oma.id}/{to_oma.value.legs[0].id}/"


@pytest.fixture
def back(to_oma: Kept[Journey]) -> str:
    """The same for the way home."""
    return f"/journeys/{to_oma.id}/{to_oma.value.legs[1].id}/"


def touch(client: Client, count: str, thing: UUID, answer: str) -> Page:
    """Opens the count and touches one answer about one thing."""
    page = see(client, count)
    return page.form("answer/$", str(thing)).send(client, answer=answer)


type SignIn = Callable[[str], Client]
