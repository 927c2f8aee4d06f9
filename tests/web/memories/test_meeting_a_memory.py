"""Seeing what was kept: covered pictures in words first, open ones where they were asked for, bytes sandboxed."""

from uuid import uuid4

import pytest
from django.test import Client
from tests.objects.shots import jpeg
from tests.web.conftest import Home
from tests.web.memories.conftest import Keep, close_near, only, photo, streamed, text

from beside.base.departure import Departure
from beside.memories import Memory
from beside.objects import keep as objects
from beside.web.memories.photos import held

SENTENCE = "A covered picture of <bdi>Mika</bdi>."


def test_a_covered_picture_is_words_and_a_drawing_first(ana: Client, keep: Keep) -> None:
    id = keep()
    for address in ("/memories/", f"/memories/{id}/"):
        page = text(ana.get(address))
        assert SENTENCE in page
        assert "In the striped blanket" in page
        assert "#k-blanket" in page
        assert "<img" not in page
        assert "/picture/" not in page


def test_it_is_shown_to_whoever_chooses_to_look_and_is_covered_again_after(ana: Client, keep: Keep) -> None:
    id = keep()
    page = text(ana.post(f"/memories/{id}/look/"))
    assert f'<img src="/memories/{id}/picture/view/"' in page
    assert "Cover again" in page
    assert "For everyone else it stays covered." in page
    assert "/picture/" not in text(ana.get(f"/memories/{id}/"))


def test_looking_leaves_no_cookie_and_asking_for_its_address_covers_it(ana: Client, keep: Keep) -> None:
    id = keep()
    assert not ana.post(f"/memories/{id}/look/").cookies.keys() - {"beside-csrf-", "csrftoken"} - _csrf(ana)
    answer = ana.get(f"/memories/{id}/look/")
    assert (answer.status_code, answer["Location"]) == (303, f"/memories/{id}/")


def test_an_open_picture_is_small_in_the_list_and_large_on_its_page(ana: Client, keep: Keep) -> None:
    id = keep(cover="no")
    assert f'<img src="/memories/{id}/picture/small/"' in text(ana.get("/memories/"))
    page = text(ana.get(f"/memories/{id}/"))
    assert f'<img src="/memories/{id}/picture/view/"' in page
    assert "Cover again" not in page


def test_the_copies_are_shown_in_a_sandbox_and_never_stored(ana: Client, keep: Keep) -> None:
    id = keep()
    for which in ("view", "small"):
        answer = ana.get(f"/memories/{id}/picture/{which}/")
        assert answer.content[:4] == b"RIFF"
        assert answer["Content-Type"] == "image/webp"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Content-Disposition"] == "inline"
        assert "ETag" not in answer


def test_the_original_is_a_file_to_take_out_byte_for_byte(ana: Client, keep: Keep) -> None:
    data = jpeg(orientation=6)
    id = keep(photo=photo("Ana’s bär.jpg", data))
    answer = ana.get(f"/memories/{id}/download/")
    assert streamed(answer) == data
    assert answer["Content-Length"] == str(len(data))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Ana%E2%80%99s")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store, private"


def test_the_original_is_offered_only_where_the_picture_is_seen(ana: Client, keep: Keep) -> None:
    id = keep()
    assert "The original" not in text(ana.get(f"/memories/{id}/"))
    assert f'href="/memories/{id}/download/"' in text(ana.post(f"/memories/{id}/look/"))


def test_a_damaged_picture_says_so_and_sends_nothing_of_it(
    ana: Client, keep: Keep, home: Home, data_folder: object
) -> None:
    id = keep()
    picture = only(home).value.picture
    assert picture is not None
    assert picture.view is not None
    objects.drop(home.family, picture.view.object)
    answer = ana.get(f"/memories/{id}/picture/view/")
    assert answer.status_code == 500
    assert "Everything else opens." in text(answer)
    assert ana.get(f"/memories/{id}/").status_code == 200


def test_the_last_thing_kept_comes_first_and_older_ones_on_pages_behind(ana: Client, keep: Keep, home: Home) -> None:
    house, lines = home.house(), [f"line {n:02}" for n in range(30)]
    for place, line in enumerate(lines):
        house.add(Memory(line=line, by=home.ana.member, kept_at=1_000_000 + place))
    first = text(ana.get("/memories/"))
    assert first.index("line 29") < first.index("line 06")
    assert "line 05" not in first
    earlier = first.partition('href="?after=')[2].partition('"')[0]
    second = text(ana.get(f"/memories/?after={earlier}"))
    assert "line 05" in second
    assert "line 00" in second
    assert "line 06" not in second
    assert "?after=" not in second


def test_where_nothing_was_kept_the_page_says_what_may_come(ana: Client) -> None:
    page = text(ana.get("/memories/?after=nonsense"))
    assert "For photos, letters, voices, drawings, and things someone said." in page
    assert "What was put away" not in page


def test_a_picture_of_the_bag_says_what_it_is(ana: Client, keep: Keep, home: Home) -> None:
    keep(cover="no")
    bag = only(home).value
    assert bag.picture is not None
    kept = home.house().add(
        Memory(picture=bag.picture, bag=Departure(of=uuid4()), by=home.jo.member, kept_at=5, line="in the blue bag"),
        room="together",
    )
    page = text(ana.get(f"/memories/{kept.id}/"))
    assert "The packed bag" in page
    assert "in the blue bag" in page


@pytest.mark.parametrize("address", ["", "look/", "change/", "picture/view/", "download/"])
def test_what_is_somebody_elses_alone_is_not_there(ana: Client, jo: Client, keep: Keep, address: str) -> None:
    id = keep(who="own")
    for client, at in ((jo, id), (ana, uuid4())):
        assert client.get(f"/memories/{at}/{address}").status_code == 404
        if address in ("look/", "change/"):
            assert client.post(f"/memories/{at}/{address}", {"line": "x", "rev": "1"}).status_code == 404
    assert f"/memories/{id}/" not in text(jo.get("/memories/"))


def test_another_kind_of_thing_is_not_a_memory(ana: Client, home: Home) -> None:
    assert ana.get(f"/memories/{home.things['box']}/").status_code == 404


@pytest.mark.parametrize("which", ["large", "VIEW", "object", "thumb"])
def test_there_are_no_other_pictures(ana: Client, keep: Keep, which: str) -> None:
    assert ana.get(f"/memories/{keep()}/picture/{which}/").status_code == 404


def test_a_closed_room_asks_for_the_words_on_the_very_page(ana: Client, keep: Keep) -> None:
    id = keep(who="own", cover="no")
    close_near(ana)
    for address in ("", "picture/view/", "change/"):
        answer = ana.get(f"/memories/{id}/{address}")
        assert answer.status_code == 401
        assert "Your words, once more." in text(answer)
        assert "striped" not in text(answer)
    assert f"/memories/{id}/" not in text(ana.get("/memories/"))


def test_whoever_is_not_signed_in_sees_nothing(stranger: Client, keep: Keep) -> None:
    id = keep(cover="no")
    for address in ("", f"{id}/", f"{id}/picture/view/", f"{id}/download/", "away/"):
        answer = stranger.get(f"/memories/{address}")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/in/")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(ana: Client, keep: Keep, method: str) -> None:
    id = keep()
    for address in ("", f"{id}/", f"{id}/look/", f"{id}/change/", f"{id}/picture/view/", f"{id}/away/", f"{id}/back/"):
        assert getattr(ana, method)(f"/memories/{address}").status_code == 405
    assert ana.post(f"/memories/{id}/picture/view/").status_code == 405


def test_nothing_of_the_content_is_in_a_title(ana: Client, keep: Keep) -> None:
    id = keep(cover="no")
    for address in ("/memories/", f"/memories/{id}/", f"/memories/{id}/change/", "/memories/new/"):
        title = text(ana.get(address)).partition("<title>")[2].partition("</title>")[0]
        assert "striped" not in title
        assert "Mika" not in title


def test_a_file_of_a_memory_and_a_held_are_the_same_thing(keep: Keep, home: Home) -> None:
    keep()
    picture = only(home).value.picture
    assert picture is not None
    one = held(picture.original)
    assert (one.object, one.key, one.filename) == (
        picture.original.object,
        picture.original.key,
        "canary-file-of-ana.jpg",
    )


def _csrf(client: Client) -> set[str]:
    return {name for name in client.cookies if "csrf" in name}
