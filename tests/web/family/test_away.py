"""What was put away: everything in one place, until when, and back with one touch."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.test import Client

from beside.base.clock import SetClock, to_millis
from beside.keepsakes import Keepsake
from beside.memories import Memory

AT = "/more/away/"


def put(home: object, sort: str = "bear") -> UUID:
    house = home.house()  # type: ignore[attr-defined]
    id: UUID = home.things[sort]  # type: ignore[attr-defined]
    house.put_away(house.get(Keepsake, id))
    return id


def page(client: Client, at: str = AT) -> str:
    answer = client.get(at)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_where_nothing_is_put_away_the_page_says_what_it_is_for(ana: Client) -> None:
    assert "waits here for 30 days, and can be brought back." in page(ana)


def test_each_thing_says_until_when_and_comes_back(ana: Client, home: object) -> None:
    id = put(home)
    assert "Put away until 24 December: <bdi>the bear</bdi>." in page(ana)
    answer = ana.post(f"{AT}{id}/back/")
    assert (answer.status_code, answer["Location"]) == (303, AT)
    assert home.house().get(Keepsake, id)  # type: ignore[attr-defined]
    assert "the bear" not in page(ana)


def test_bringing_back_twice_is_bringing_back(ana: Client, home: object) -> None:
    id = put(home)
    assert [ana.post(f"{AT}{id}/back/").status_code for _ in range(2)] == [303, 303]


def test_what_is_not_there_is_not_there(ana: Client) -> None:
    assert ana.post(f"{AT}{uuid4()}/back/").status_code == 404


def test_a_mere_look_brings_nothing_back(ana: Client, home: object) -> None:
    assert ana.get(f"{AT}{put(home)}/back/").status_code == 405
    assert "the bear" in page(ana)


def test_after_30_days_nothing_is_promised_any_more(ana: Client, home: object, clock: SetClock) -> None:
    for days, waits in ((29, True), (30, False)):
        house = home.ana.house(SetClock(clock.now() - timedelta(days=days)))  # type: ignore[attr-defined]
        kept = house.add(Keepsake(sort="star", word="The star"))
        house.put_away(kept)
        assert ("the star" in page(ana)) is waits
        house.bring_back(Keepsake, kept.id)


def test_memories_are_there_and_those_of_one_alone_are_for_one_alone(ana: Client, jo: Client, home: object) -> None:
    house = home.house()  # type: ignore[attr-defined]
    for line, room in (("A walk", "everyday"), ("For me", "own")):
        kept = house.add(Memory(line=line, by=house.member, kept_at=to_millis(house.clock.now())), room=room)
        house.put_away(kept)
    assert "A walk" in page(ana)
    assert "For me" in page(ana)
    assert "A walk" in page(jo)
    assert "For me" not in page(jo)


def test_while_near_parts_are_closed_the_page_says_so_and_asks_for_the_words(
    ana: Client, home: object, clock: SetClock
) -> None:
    put(home)
    assert "are closed now" not in page(ana)
    ana.post("/near/close/")
    text = page(ana)
    assert "are closed now" in text
    assert "the bear" in text
    answer = ana.get(f"{AT}?near=1")
    assert answer.status_code == 401
