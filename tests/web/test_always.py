"""Always within reach: help for anybody, a pause for oneself, and leaving at once."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client

from beside.base.clock import SetClock
from beside.family.kinds import FamilyWords
from beside.family.models import Pass
from beside.family.pause import Pause
from beside.guidance import countries
from beside.guidance.help import help_for


def page(client: Client, at: str, **headers: str) -> str:
    answer = client.get(at, headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def entry_in(text: str) -> str:
    found = re.search(r'name="entry" value="([0-9a-f-]+)"', text)
    assert found
    return found[1]


def test_help_works_for_anybody_and_asks_where_nothing_tells_the_country(stranger: Client) -> None:
    text = page(stranger, "/help/")
    assert 'href="tel:112"' in text
    assert "findahelpline.com" in text
    assert "Which country?" in text
    assert text.count("<option") == len(countries.by_name()) + 1


def test_a_browsers_language_gives_a_first_guess_that_says_so(stranger: Client) -> None:
    text = page(stranger, "/help/", **{"accept-language": "en-GB,en;q=0.9"})
    assert 'href="tel:999"' in text
    assert "This is a guess, from the language of your browser." in text
    assert "Another country" in text


@pytest.mark.parametrize("header", ["", "en", "zh-Hant", "x" * 600, "*", "en-ZZ"])
def test_a_language_without_a_country_guesses_nothing(stranger: Client, header: str) -> None:
    assert "Which country?" in page(stranger, "/help/", **{"accept-language": header})


def test_the_familys_country_comes_before_the_browsers(ana: Client) -> None:
    text = page(ana, "/help/", **{"accept-language": "en-GB"})
    assert "TelefonSeelsorge" in text
    assert "Numbers for: <bdi>Germany</bdi>." in text
    assert "Samaritans" not in text


def test_without_a_country_it_is_where_home_is(ana: Client, home: object) -> None:
    house = home.house()  # type: ignore[attr-defined]
    kept = house.all(FamilyWords)[0]
    house.change(kept, FamilyWords(zone="Europe/Lisbon"))
    assert "Numbers for: <bdi>Portugal</bdi>." in page(ana, "/help/")


def test_away_the_numbers_of_the_place_are_one_touch_away(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = SimpleNamespace(zone="Europe/Lisbon", under_way=True)
    monkeypatch.setattr("beside.web.always.views.read", lambda house, household: SimpleNamespace(now=now))
    text = page(ana, "/help/")
    assert '<a href="/help/?country=PT">Numbers for: <bdi>Portugal</bdi>.</a>' in text
    assert text.index("country=PT") < text.index("TelefonSeelsorge")


def test_help_waits_for_nothing_else_to_hold(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise ValueError("a journey that cannot be read")

    monkeypatch.setattr("beside.web.always.views.read", broken)
    assert "TelefonSeelsorge" in page(ana, "/help/")


def test_another_country_can_be_chosen_with_a_plain_form(ana: Client) -> None:
    text = page(ana, "/help/?country=gb")
    assert '<a class="tel" href="tel:116123"' in text
    assert '<option value="GB" selected>' in text
    assert "Number last seen in <bdi>November 2026</bdi>." in text
    assert '<form method="get" action="/help/"' in text


@pytest.mark.parametrize("code", ["GB", "US", "CM", "SN", "AQ", "CL", "IE", "XX"])
def test_every_number_on_the_page_can_be_dialled_and_has_its_month(stranger: Client, code: str) -> None:
    text = page(stranger, f"/help/?country={code}")
    links = re.findall(r'class="tel" href="(?:tel|sms):', text)
    assert links
    assert text.count("Number last seen in") >= len(links)
    assert all(f"tel:{line.phone.dial}" in text for line in help_for(code).lines if line.phone)


def test_where_sources_clash_the_number_of_mobile_phones_stands_first_in_the_sentence(stranger: Client) -> None:
    text = page(stranger, "/help/?country=SN")
    assert 'Call <a href="tel:112">112</a> now if' in text
    assert "Sources differ." in text


def test_the_warning_signs_are_on_the_page_itself(stranger: Client) -> None:
    text = page(stranger, "/help/")
    assert "Thoughts of hurting yourself or another are an emergency like a bleed." in text
    assert text.count("It is not legal or medical advice.") == 1


def test_leave_quickly_stands_above_the_content_and_says_what_it_does(stranger: Client, ana: Client) -> None:
    for client, sentence in ((stranger, "Opens a neutral page of Beside’s own."), (ana, "and your visit ends.")):
        text = page(client, "/help/")
        assert text.index(sentence) < text.index("<h1")
        assert text.index('action="/quick/"') < text.index("<h1")


def test_leaving_quickly_ends_the_visit_and_shows_measures(ana: Client) -> None:
    ticket = next(iter(ana.cookies.values())).value
    answer = ana.post("/quick/")
    assert (answer.status_code, answer["Location"]) == (303, "/measures/")
    assert not Pass.objects.exists()
    assert all(not morsel.value for name, morsel in ana.cookies.items() if "csrf" not in name)
    assert ticket
    text = page(ana, "/measures/")
    assert "1 cup of flour: 125 g" in text


def test_the_neutral_page_has_no_name_and_no_link_of_ours(stranger: Client) -> None:
    answer = stranger.get("/measures/")
    seen = re.sub(r"<[^>]*>", " ", answer.content.decode())
    assert "Beside" not in seen
    assert "<a " not in answer.content.decode()
    assert not answer.cookies
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_leaving_quickly_needs_no_token_but_no_other_site_can_do_it(sign_in: Callable[[str], Client]) -> None:
    here = Client(enforce_csrf_checks=True)
    here.cookies = sign_in("ana").cookies
    refused = here.post("/quick/", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert Pass.objects.exists()
    assert here.post("/quick/").status_code == 303
    assert not Pass.objects.exists()


def test_a_look_at_the_address_of_leaving_ends_nothing(ana: Client) -> None:
    assert ana.get("/quick/")["Location"] == "/measures/"
    assert Pass.objects.exists()


def test_a_pause_is_set_shown_and_ended(ana: Client, clock: SetClock) -> None:
    text = page(ana, "/pause/")
    assert "Pause Beside?" in text
    answer = ana.post("/pause/", {"mode": "all", "entry": entry_in(text)})
    assert (answer.status_code, answer["Location"]) == (303, "/pause/")
    paused = page(ana, "/pause/")
    assert "Paused." in paused
    assert '<svg class="corner"' in paused
    clock.move(timedelta(minutes=5))
    answer = ana.post("/pause/", {"mode": "none", "entry": entry_in(paused)})
    assert answer["Location"] == "/pause/over/"
    over = page(ana, "/pause/over/")
    assert "The pause is over." in over
    assert "Pause Beside?" in page(ana, "/pause/")


def test_the_others_see_nothing_of_a_pause(ana: Client, jo: Client) -> None:
    ana.post("/pause/", {"mode": "all", "entry": str(uuid4())})
    assert "Pause Beside?" in page(jo, "/pause/")


def test_pressed_twice_a_pause_is_written_once(ana: Client, home: object, clock: SetClock) -> None:
    entry = entry_in(page(ana, "/pause/"))
    for _ in range(2):
        ana.post("/pause/", {"mode": "all_but_leaving", "entry": entry})
    lines = home.house().all(Pause)  # type: ignore[attr-defined]
    assert [(kept.room, kept.value.mode) for kept in lines] == [("everyday", "all_but_leaving")]


def test_no_pause_leaves_no_trace(ana: Client, home: object) -> None:
    answer = ana.post("/pause/", {"mode": "none", "entry": str(uuid4())})
    assert answer["Location"] == "/"
    assert home.house().all(Pause) == []  # type: ignore[attr-defined]


def test_what_is_no_pause_changes_nothing(ana: Client, home: object) -> None:
    for data in ({"mode": "for ever", "entry": str(uuid4())}, {"mode": "all"}, {}):
        assert ana.post("/pause/", data)["Location"] == "/pause/"
    assert home.house().all(Pause) == []  # type: ignore[attr-defined]


def test_a_pause_asks_who_one_is(stranger: Client) -> None:
    assert stranger.get("/pause/")["Location"] == "/in/?next=%2Fpause%2F"
