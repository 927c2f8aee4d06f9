"""Put away for 30 days, brought back, and gone for good after that."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from tests.web.conftest import Home
from tests.web.memories.conftest import Keep, close_near, only, text

from beside.base.clock import SetClock
from beside.memories import Memory
from beside.objects.models import SealedObject


def test_what_is_put_away_is_in_no_list_and_can_be_brought_back(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    answer = ana.post(f"/memories/{id}/away/")
    assert (answer.status_code, answer["Location"]) == (303, "/memories/away/")
    assert "Put away until 24 December: <bdi>In the striped blanket</bdi>." in text(ana.get("/memories/away/"))
    assert f"/memories/{id}/" not in text(ana.get("/memories/"))
    assert "What was put away" in text(ana.get("/memories/"))
    for address in ("", "picture/view/", "download/", "look/", "change/"):
        assert ana.get(f"/memories/{id}/{address}").status_code == 404
    assert ana.post(f"/memories/{id}/back/")["Location"] == f"/memories/{id}/"
    assert only(home).value.away is None
    assert ana.get(f"/memories/{id}/picture/view/").status_code == 200


def test_a_second_touch_changes_nothing(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    assert [ana.post(f"/memories/{id}/away/").status_code for _ in range(2)] == [303, 303]
    assert [ana.post(f"/memories/{id}/back/").status_code for _ in range(2)] == [303, 303]
    assert only(home).rev == 3


def test_another_adult_may_bring_it_back(ana: Client, jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    ana.post(f"/memories/{id}/away/")
    assert f"/memories/{id}/back/" in text(jo.get("/memories/away/"))
    assert jo.post(f"/memories/{id}/back/").status_code == 303
    only(home)


def test_a_photo_with_no_line_or_a_long_one_is_called_a_photo(ana: Client, keep: Keep) -> None:
    for line in ("", "a long line " * 20):
        ana.post(f"/memories/{keep(line=line)}/away/")
    assert text(ana.get("/memories/away/")).count("Put away until 24 December: a photo.") == 2


def test_what_is_not_there_or_not_ones_own_is_neither_put_away_nor_brought_back(
    ana: Client, jo: Client, keep: Keep, home: Home
) -> None:
    id = keep(who="own")
    for act in ("away", "back"):
        assert jo.post(f"/memories/{id}/{act}/").status_code == 404
        assert ana.post(f"/memories/{uuid4()}/{act}/").status_code == 404
        assert ana.post(f"/memories/{home.things['box']}/{act}/").status_code == 404
        assert ana.get(f"/memories/{id}/{act}/").status_code == 405
    assert only(home).rev == 1


def test_in_a_closed_room_it_asks_for_the_words(ana: Client, keep: Keep, home: Home) -> None:
    id = keep(who="own")
    close_near(ana)
    assert ana.post(f"/memories/{id}/away/").status_code == 401
    assert only(home).rev == 1


def test_after_thirty_days_it_is_gone_with_its_files(ana: Client, keep: Keep, home: Home, clock: SetClock) -> None:
    put_away, stays = keep(), keep(line="Another one")
    ana.post(f"/memories/{put_away}/away/")
    clock.move(timedelta(days=29, hours=23))
    assert home.house().sweep(Memory) == 0
    clock.move(timedelta(hours=1))
    assert home.house().sweep(Memory) == 1
    assert not home.house().away(Memory)
    assert only(home).id == stays
    assert SealedObject.objects.count() == 3
