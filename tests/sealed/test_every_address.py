"""Every address there is, walked from the resolver: what a stranger, and a member with foreign ids, gets to see.

A new address fails here until it is put into one of the two lists.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.sealed import lived_in
from tests.sealed.lived_in import BOOT, CHROME, LivedIn

from beside import journeys, memories
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family import members, visits
from beside.family.kinds import Baby, FamilyWords, Note, Person
from beside.journeys import Journey, Planned
from beside.keepsakes import Keepsake, Move
from beside.web.boot import boot
from beside.web.headers import ALWAYS

OPEN = {
    "home:corner": "leads to the door, or to the first evening",
    "begin:evening": "before there is a family; then it leads to the door",
    "door:in": "the door itself",
    "door:back": "which command lets somebody in again",
    "door:link": "takes the secret of a one-use link",
    "always:help": "numbers of lines, for anybody",
    "always:quick": "leaving needs no words",
    "always:measures": "the neutral page",
    "kept:how": "what holds and what does not, without a word of the family",
    "family:sign_out": "ends a visit; who has none is led to the door",
}
"""What answers a stranger with a page or does something for one, each with why."""
MEMBERS_ONLY = {
    "home:one_of_us",
    "door:close_near",
    "always:pause",
    "always:pause_over",
    *(f"keepsakes:{name}" for name in ("all", "new", "one", "where", "tell", "slip", "away", "back")),
    *(f"memories:{name}" for name in ("all", "new", "put_away", "one", "look", "picture", "download")),
    "memories:change",
    "memories:away",
    "memories:back",
    *(f"journeys:{name}" for name in ("all", "new", "door", "door_count", "door_answer", "door_slip", "door_later")),
    *(f"journeys:{name}" for name in ("one", "off", "take_back", "who", "along", "way_back", "pack", "tick", "add")),
    *(f"journeys:{name}" for name in ("line_back", "look", "water", "kept", "water_slip", "home", "close", "times")),
    *(f"journeys:{name}" for name in ("leave", "count", "answer", "slip", "later", "bag", "left", "here", "stay_on")),
    *(f"family:{name}" for name in ("more", "away", "back", "settings", "leave_out")),
    *(f"family:{name}" for name in ("babies", "you", "home", "colour", "sentence")),
}
OF_NO_JOURNEY = {f"journeys:{name}" for name in ("door_count", "door_answer", "door_slip", "door_later")}
"""An asking at the door with no journey: its id is made when it is opened, so that any id is one's own asking."""
OF_THE_FAMILY = ("Wrenna", "The little box", "In the blanket", "on the windowsill", "Fernmoor", "Quillon")
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}")
INLINE = re.compile(r"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.I)
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"


@dataclass(frozen=True)
class Address:
    """One address: its name, and what has to be put into it."""

    name: str
    holes: dict[str, str]

    def at(self, ids: dict[str, UUID]) -> str:
        given = {hole: ids.get(hole) or ids["id"] if kind == "UUID" else "view" for hole, kind in self.holes.items()}
        return reverse(self.name, kwargs=given)


def addresses() -> list[Address]:
    return sorted(_walk(get_resolver(), ""), key=lambda address: address.name)


def _walk(resolver: URLResolver, space: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one, one.namespace or space)
        elif isinstance(one, URLPattern):
            holes = {name: type(c).__name__.removesuffix("Converter") for name, c in one.pattern.converters.items()}
            yield Address(f"{space}:{one.name}", holes)


ADDRESSES = addresses()


@dataclass
class Lives:
    """A family with a journey, its ids by kind, and a member of another family."""

    home: LivedIn
    own: list[dict[str, UUID]]
    """Ids of things that are there, as addresses take them."""
    of_jo_alone: UUID
    other: visits.Ticket
    words: list[str]


@pytest.fixture
def lives(db: None, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lives:
    home = lived_in.begin(clock, tmp_path / "spare")
    monkeypatch.setattr(boot, "key", BOOT)
    monkeypatch.setattr(boot, "spare", home.spare_hash)
    house = home.ana.house(clock)
    (baby,) = house.all(Baby)
    house.change(baby, Baby(name="Wrenna"))
    friday, sunday = (Planned(day=day, part="morning", zone="Europe/Berlin") for day in ("2026-11-27", "2026-11-29"))
    value = journeys.plan(
        "Fernmoor", friday, sunday, by=house.member, clock=clock, zone="Europe/Berlin", along=[home.box]
    )
    journey = house.add(value)
    note = house.add(Note(what="let_in", member=home.jo.member, at=1))
    (move,) = house.all(Move, of=home.box)
    alone = home.jo.house(clock).add(memories.keep_day("Quillon", by=home.jo.member, clock=clock), room="own")
    leg = value.legs[0].id
    own = [
        {"id": id, "of": journey.id, "leg": leg, "keepsake": home.box}
        for id in (home.memory, home.box, note.id, move.id, journey.id, home.ana.member, home.lea)
    ]
    ids = [home.family, home.ana.member, home.jo.member]
    return Lives(home, own, alone.id, _another_family(clock), [*OF_THE_FAMILY, *map(str, ids), *(id.hex for id in ids)])


def _another_family(clock: SetClock) -> visits.Ticket:
    with transaction.atomic():
        opened = members.found(new_id(), "orbit canvas maple thunder kettle", None)
        house = opened.house(clock)
        house.add(FamilyWords())
        house.add(Person(name="Bo"), id=opened.member)
        house.add(Keepsake(sort="urn"))
    return visits.begin(opened, BOOT, clock)


def stranger() -> Client:
    return Client(raise_request_exception=False, headers={"user-agent": CHROME})


def body(answer: HttpResponseBase) -> str:
    return b"".join(answer).decode(errors="replace")


def told(answer: HttpResponseBase) -> str:
    """Everything that an answer says, its headers and cookies too."""
    cookies = " ".join(morsel.OutputString() for morsel in answer.cookies.values())
    return "\n".join([body(answer), cookies, *(f"{name}: {value}" for name, value in answer.items())])


def test_every_address_is_in_one_of_the_lists() -> None:
    names = [address.name for address in ADDRESSES]
    assert len(set(names)) == len(names)
    assert set(names) == set(OPEN) | MEMBERS_ONLY
    assert not set(OPEN) & MEMBERS_ONLY


def test_a_stranger_is_led_to_the_door_and_told_nothing(lives: Lives) -> None:
    for address in ADDRESSES:
        for ids in lives.own[:2]:
            at = address.at(ids)
            for answer in (stranger().get(at), stranger().head(at)):
                said = told(answer)
                assert not [word for word in lives.words if word in said], at
                if address.name in MEMBERS_ONLY and answer.status_code != 405:
                    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/in/"), at
                else:
                    assert answer.status_code in (200, 302, 303, 405), at


def test_a_strangers_form_is_kept_in_the_page_and_changes_nothing(lives: Lives) -> None:
    before = _rows()
    for address in ADDRESSES:
        at = address.at(lives.own[0])
        form = {
            "entry": str(new_id()),
            "line": "typed",
            "words": "nobody's words at all",
            "keepsake": str(lives.home.box),
        }
        answer = stranger().post(at, form)
        said = told(answer)
        assert not [word for word in lives.words if word in said], at
        if address.name in MEMBERS_ONLY:
            assert answer.status_code == 401, at
        else:
            assert answer.status_code in (302, 303, 401, 404, 405, 422), at
        assert stranger().post(at, {"photo": _file()}).status_code in (302, 303, 401, 403, 404, 405, 422), at
    assert _rows() == before


def _file() -> Any:
    from io import BytesIO

    file = BytesIO(b"\xff\xd8\xff\xe0 not a picture")
    file.name = "photo.jpg"
    return file


def _rows() -> list[object]:
    return [row for model in lived_in.TABLES for row in model._default_manager.order_by("pk").values_list()]


@pytest.mark.parametrize("way", ["get", "post"])
def test_foreign_ids_are_answered_as_ids_that_never_were(lives: Lives, way: str) -> None:
    """The other family's member with all of the first one's ids, and Ana with what lies in Jo's own room."""
    alone = dict.fromkeys(("id", "of", "leg", "keepsake"), lives.of_jo_alone)
    tries = [(lives.other, ids) for ids in lives.own] + [(lives.home.visit, alone)]
    for address in (address for address in ADDRESSES if "UUID" in address.holes.values()):
        before = _rows()
        for ticket, ids in tries:
            never = dict.fromkeys(ids, new_id())
            theirs, nobodys = (_ask(lives, ticket, way, address, given) for given in (ids, never))
            assert theirs == nobodys, f"{address.name} {ids}"
            if address.name not in OPEN and address.name not in OF_NO_JOURNEY:
                assert theirs[0] in (404, 405), address.name
            if ticket is lives.other:
                assert not [word for word in OF_THE_FAMILY if word in theirs[1]], address.name
            assert "Quillon" not in theirs[1], address.name
        assert _rows() == before or address.name in OF_NO_JOURNEY, address.name


def _ask(lives: Lives, ticket: visits.Ticket, way: str, address: Address, ids: dict[str, UUID]) -> tuple[int, str]:
    fields = ("keepsake", "of", "leg", "line", "away", "journey", "again", "key", "seen", "along", "comes", "drives")
    form = {name: str(ids.get(name, ids["id"])) for name in fields} | {"entry": str(new_id())}
    form |= {"answer": "with_us", "where": "home", "words": "x", "carried": "me", "act": "own", "mode": "none"}
    browser = lives.home.browser(ticket)
    answer = browser.get(address.at(ids)) if way == "get" else browser.post(address.at(ids), form)
    said = UUIDS.sub("", told(answer))
    return answer.status_code, re.sub(r'csrf\S*=\S+|name="csrfmiddlewaretoken" value="\w+"|expires=[^;]*', "", said)


def every_answer(lives: Lives, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, HttpResponseBase]]:
    """One answer of every sort: pages, files, leads, refusals, what is not there, what broke."""
    ana = lives.home.browser()
    for address in ADDRESSES:
        if address.name in ("family:sign_out", "always:quick"):
            continue
        for ids in lives.own:
            at = address.at(ids)
            yield f"GET {at}", ana.get(at)
        yield f"PUT {at}", ana.put(at)
        yield f"OPTIONS {at}", ana.options(at)
        yield f"stranger GET {at}", stranger().get(at)
        yield f"stranger POST {at}", stranger().post(at)
        yield f"other site {at}", ana.post(at, headers={"Sec-Fetch-Site": "cross-site"})
    yield "nothing there", ana.get("/nothing/there/")
    yield "nothing there, stranger", stranger().get("/nothing/there/")
    yield "nonsense", stranger().get("/%ff%fe/")
    yield "no slash", stranger().get("/keepsakes")
    yield "another host", stranger().get("/in/", headers={"Host": "elsewhere.example"})
    yield "a picture", ana.get(f"/memories/{lives.home.memory}/picture/original/")
    token = Client(raise_request_exception=False, enforce_csrf_checks=True, headers={"user-agent": CHROME})
    yield "no token", token.post("/in/", {"words": "x"})
    yield "quick", stranger().post("/quick/")
    yield "out", stranger().post("/more/out/")

    def broken(request: HttpRequest) -> None:
        raise ValueError("Wrenna")

    with monkeypatch.context() as patch:
        patch.setattr("beside.web.kept.views.line", broken)
        yield "broke in a view", ana.get("/kept/")
    with monkeypatch.context() as patch:
        patch.setattr("beside.web.unlock.cookies.ticket", broken)
        yield "broke before any view", ana.get("/kept/")


def test_every_answer_carries_the_headers_and_no_page_has_anything_inline(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    statuses = set()
    for told_, answer in every_answer(lives, monkeypatch):
        statuses.add(answer.status_code)
        policy = answer.headers.get("Content-Security-Policy", "")
        if re.search("/picture/|/download/", told_) or told_ == "a picture":
            assert policy.startswith((CSP, "sandbox; default-src 'none'")), told_
        else:
            assert policy.startswith(CSP), told_
            for end in ("base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "connect-src 'self'"):
                assert end in policy, told_
        assert "unsafe" not in policy, told_
        assert answer.headers["Cache-Control"] == "no-store, private", told_
        for name, value in ALWAYS.items():
            assert answer.headers[name] == value, f"{told_}: {name}"
        assert "ETag" not in answer.headers, told_
        assert "Last-Modified" not in answer.headers, told_
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = body(answer)
            assert not (found := INLINE.search(page)), f"{told_}: {found}"
            title = re.search(r"<title>(.*?)</title>", page, re.S)
            assert title is None or not [word for word in lives.words if word in title[1]], told_
    assert {200, 302, 303, 401, 403, 404, 405, 500} <= statuses


def test_a_static_file_carries_them_too_and_may_be_kept(db: None) -> None:
    answer = stranger().get(f"{settings.STATIC_URL}beside/tokens.css")
    answer.close()
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    for name, value in ALWAYS.items():
        assert answer[name] == value


def test_the_journey_of_the_lists_is_there_for_its_own_family(lives: Lives) -> None:
    """Else the comparison with ids that never were would compare nothing."""
    ana = lives.home.browser()
    assert "Fernmoor" in body(ana.get(f"/journeys/{lives.own[0]['of']}/"))
    assert lives.home.ana.house(boot.clock).all(Journey)
    assert "In the blanket" in body(ana.get(f"/memories/{lives.home.memory}/"))
