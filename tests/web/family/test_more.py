"""More: calm rows, the three links of the head, and signing out."""

import re

import pytest
from django.test import Client

from beside.family.models import Pass


def test_more_leads_to_its_rows(ana: Client) -> None:
    text = ana.get("/more/").content.decode()
    for to in ("/keepsakes/", "/more/away/", "/kept/", "/more/settings/"):
        assert f'<li><a href="{to}">' in text
    assert "gallery" not in text


def test_the_head_has_three_links_and_marks_where_one_is(ana: Client) -> None:
    for at in ("/more/", "/more/settings/"):
        head = ana.get(at).content.decode().partition("</header>")[0]
        links = re.findall(r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', head)
        assert [(to, words) for to, _, words in links] == [
            ("/journeys/", "Journeys"),
            ("/memories/", "Memories"),
            ("/more/", "More"),
        ]
        assert [words for _, here, words in links if here] == ["More"]


def test_the_head_of_one_who_is_not_signed_in_has_no_links(stranger: Client) -> None:
    head = stranger.get("/help/").content.decode().partition("</header>")[0]
    assert "/more/" not in head


def test_signing_out_ends_the_visit(ana: Client) -> None:
    answer = ana.post("/more/out/")
    assert (answer.status_code, answer["Location"]) == (303, "/in/")
    assert not Pass.objects.exists()
    assert ana.get("/more/").status_code == 302


def test_signing_out_leaves_the_visits_of_others_alone(ana: Client, jo: Client) -> None:
    ana.post("/more/out/")
    assert jo.get("/more/").status_code == 200


def test_a_visit_that_had_ended_is_not_asked_for_words_to_sign_out(stranger: Client, home: object) -> None:
    answer = stranger.post("/more/out/")
    assert (answer.status_code, answer["Location"]) == (303, "/in/")


def test_a_mere_look_at_the_address_ends_nothing(ana: Client) -> None:
    assert ana.get("/more/out/").status_code == 405
    assert ana.get("/more/").status_code == 200


def test_signing_out_is_refused_to_a_form_from_elsewhere(home: object, sign_in: object) -> None:
    client: Client = sign_in("ana")  # type: ignore[operator]
    client.handler.enforce_csrf_checks = True
    assert client.post("/more/out/").status_code == 403
    assert Pass.objects.exists()


@pytest.mark.parametrize(
    "at",
    [
        "",
        "away/",
        "settings/",
        "settings/names/",
        "settings/you/",
        "settings/home/",
        "settings/colour/",
        "settings/sentence/",
    ],
)
def test_strangers_are_led_to_the_door(stranger: Client, home: object, at: str) -> None:
    answer = stranger.get(f"/more/{at}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/in/")


@pytest.mark.parametrize(
    "at",
    [
        "",
        "away/",
        "settings/",
        "settings/names/",
        "settings/you/",
        "settings/home/",
        "settings/colour/",
        "settings/sentence/",
    ],
)
def test_no_title_holds_a_name(ana: Client, at: str) -> None:
    found = re.search(r"<title>(.*?)</title>", ana.get(f"/more/{at}").content.decode())
    assert found
    assert "Mika" not in found[1]
    assert "Ana" not in found[1]
