"""The one-use link that `beside let-me-in` makes, as the page takes it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family import letin, members, spare, throttle
from beside.family.kinds import FamilyWords, Person
from beside.family.models import Family, Grant, Holder, Pass, Room, RoomRecord, Throttle, Unlocker
from beside.family.visits import Ticket
from beside.items.models import Item
from beside.web.boot import boot


@pytest.fixture
def link(db: None, clock: SetClock, tmp_path: Path) -> Ticket:
    """A link for Ana, who has forgotten her words."""
    for model in (Family, Grant, Holder, Pass, Room, RoomRecord, Unlocker, Item):
        model.objects.all().delete()
    made = spare.prepare(tmp_path / "spare")
    family = members.the_family()
    assert family is not None
    with transaction.atomic():
        opened = members.found(family, "kettle orchard marble ferry tundra", spare.bearer(family, made.public_hash))
        house = opened.house(clock)
        house.add(FamilyWords())
        house.add(Person(name="Ana"), id=opened.member)
    opener = spare.open_with_file(tmp_path / "spare")
    assert opener is not None
    return letin.make_link(opener, opened.member, clock)


def test_looking_uses_nothing_up_and_tells_nothing(link: Ticket, stranger: Client) -> None:
    for _ in range(3):
        page = stranger.get(f"/l/{link.id}").content.decode()
    assert "Ana" not in page
    assert letin.open_link(link, boot.clock) is not None


def test_new_words_let_in_and_the_keepers_are_told(link: Ticket, stranger: Client) -> None:
    page = stranger.post(f"/l/{link.id}", {"secret": link.link_secret()}).content.decode()
    assert "For <bdi>Ana</bdi>" in page
    offered = re.search(r'name="offered" value="([^"]+)"', page)
    assert offered is not None
    answer = stranger.post(f"/l/{link.id}", {"secret": link.link_secret(), "offered": offered[1], "go": "keep"})
    assert answer.status_code == 303
    home = stranger.get("/").content.decode()
    assert "was let in with the spare key" in home
    told = re.search(r'action="(/let-in/[^"]+)"', home)
    assert told is not None
    assert stranger.post(told[1]).status_code == 303
    assert "was let in with the spare key" not in stranger.get("/").content.decode()
    again = Client(headers={"user-agent": "Chrome"})
    assert again.post("/in/", {"words": offered[1]}).status_code == 303


def test_used_wrong_and_foreign_links_look_alike(link: Ticket, stranger: Client) -> None:
    words = {"offered": "ladder pepper saddle velvet harbor", "go": "keep"}
    stranger.post(f"/l/{link.id}", {"secret": link.link_secret(), **words})
    used = stranger.post(f"/l/{link.id}", {"secret": link.link_secret()})
    wrong = stranger.post(f"/l/{link.id}", {"secret": Ticket(link.id, b"x" * 32).link_secret()})
    foreign = stranger.post(f"/l/{new_id()}", {"secret": link.link_secret()})
    garbage = stranger.post(f"/l/{link.id}", {"secret": "not a secret"})
    assert {answer.status_code for answer in (used, wrong, foreign, garbage)} == {404}
    bodies = {re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in (used, wrong, foreign, garbage)}
    assert len(bodies) == 1


def test_thirty_misses_in_an_hour_shut_the_links_for_that_network(
    link: Ticket, stranger: Client, clock: SetClock
) -> None:
    right = {"secret": link.link_secret()}
    for _ in range(throttle.LINK_MISSES):
        stranger.post(f"/l/{new_id()}", right)
    assert stranger.post(f"/l/{link.id}", right).status_code == 404
    assert stranger.post(f"/l/{link.id}", right, REMOTE_ADDR="192.0.2.4").status_code == 200
    clock.move(timedelta(hours=1, seconds=1))
    place = bytes(Throttle.objects.get().key)
    assert not throttle.links_shut(place, clock)
    clock.move(throttle.FORGET_AFTER)
    throttle.sweep(clock)
    assert not Throttle.objects.exists()


def test_own_words_with_a_name_in_them_are_refused_and_the_link_still_opens(link: Ticket, stranger: Client) -> None:
    typed = {"secret": link.link_secret(), "own": "1", "own-words": "Ana walks by the river", "go": "keep"}
    answer = stranger.post(f"/l/{link.id}", typed)
    assert answer.status_code == 422
    assert "a name or a date from your family" in answer.content.decode()
    assert letin.open_link(link, boot.clock) is not None
