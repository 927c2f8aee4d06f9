import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from tests.web.conftest import CHROME, WORDS, Home

from beside.base.clock import SetClock
from beside.family import throttle
from beside.family.models import Pass, Throttle

SAFARI = "Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/18.0 Safari/605"


def test_five_words_open_home(home: Home, stranger: Client) -> None:
    answer = stranger.post("/in/", {"words": "Kettle-Orchard Marble FERRY tundra"})
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert "The little box" in stranger.get("/").content.decode()


def test_the_cookie_is_for_this_host_alone(home: Home, stranger: Client) -> None:
    answer = stranger.post("/in/", {"words": WORDS})
    (name,) = [name for name in answer.cookies if "csrf" not in name]
    cookie = answer.cookies[name]
    assert name.startswith("__Host-beside-")
    assert cookie["secure"]
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")


def test_safari_on_this_machine_gets_one_without_secure_under_another_name(home: Home) -> None:
    safari = Client(headers={"user-agent": SAFARI, "host": "127.0.0.1:8000"})
    answer = safari.post("/in/", {"words": WORDS})
    (name,) = [name for name in answer.cookies if "csrf" not in name]
    assert name.startswith("beside-")
    assert not answer.cookies[name]["secure"]
    assert safari.get("/").status_code == 200


def test_safari_anywhere_else_gets_the_one_of_this_host_alone(home: Home, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["beside.example"]
    phone = Client(headers={"user-agent": SAFARI, "host": "beside.example"})
    phone.get("/in/")
    answer = phone.post("/in/", {"words": WORDS})
    assert [name.partition("-beside-")[0] for name in answer.cookies if "csrf" not in name] == ["__Host"]
    assert all(cookie["secure"] for cookie in answer.cookies.values())
    assert "max-age" in answer["Strict-Transport-Security"]


def test_behind_a_proxy_that_ends_tls_forms_are_ours(home: Home, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["beside.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://beside.example"]
    phone = Client(enforce_csrf_checks=True, headers={"user-agent": CHROME, "host": "beside.example"})
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', phone.get("/in/").content.decode())
    assert token is not None
    typed = {"words": WORDS, "csrfmiddlewaretoken": token[1]}
    assert phone.post("/in/", typed, headers={"origin": "https://beside.example"}).status_code == 303


def test_a_host_that_is_not_on_the_list_gets_nothing(home: Home, stranger: Client) -> None:
    for path in ("/", "/in/", "/help/", "/begin/"):
        assert stranger.get(path, headers={"host": "elsewhere.example"}).status_code == 404


def test_whoever_guesses_behind_the_proxy_makes_nobody_else_wait(home: Home, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["beside.example"]
    guesser, ana = (
        Client(headers={"user-agent": CHROME, "host": "beside.example", "x-forwarded-for": f"203.0.113.9, {seen}"})
        for seen in ("198.51.100.7", "192.0.2.4")
    )
    for _ in range(throttle.FREE_TRIES):
        guesser.post("/in/", {"words": "not the words at all"})
    assert "Please wait until" in guesser.post("/in/", {"words": WORDS}).content.decode()
    assert ana.post("/in/", {"words": WORDS}).status_code == 303


def test_a_miss_is_logged_with_the_network_alone(home: Home, stranger: Client, caplog: Any) -> None:
    stranger.post("/in/", {"words": "not the words at all"})
    assert caplog.messages == ["words that fit nobody route=door:in from=127.0.0"]


def test_words_that_fit_nobody(home: Home, stranger: Client) -> None:
    answer = stranger.post("/in/", {"words": "kettle orchard marble ferry"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "These words do not fit." in page
    assert "kettle" not in page
    assert not Pass.objects.exists()


def test_after_five_tries_it_asks_to_wait_and_then_lets_in(home: Home, stranger: Client, clock: SetClock) -> None:
    for _ in range(throttle.FREE_TRIES):
        stranger.post("/in/", {"words": "not the words at all"})
    assert "Please wait until" in stranger.post("/in/", {"words": WORDS}).content.decode()
    assert not Pass.objects.exists()
    clock.move(timedelta(minutes=1, seconds=1))
    assert stranger.post("/in/", {"words": WORDS}).status_code == 303
    assert not Throttle.objects.exists()


def test_a_stranger_is_led_to_the_door_and_back_to_the_page(home: Home, stranger: Client) -> None:
    asked = f"/keepsakes/{home.things['box']}/"
    answer = stranger.get(asked)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/in/?next=")
    page = stranger.get(answer["Location"]).content.decode()
    assert asked in page
    assert stranger.post("/in/", {"words": WORDS, "next": asked})["Location"] == asked


def test_nobody_is_led_to_another_site(home: Home, stranger: Client) -> None:
    for to in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        assert stranger.post("/in/", {"words": WORDS, "next": to})["Location"] == "/"


def send(client: Client, path: str, typed: dict[str, str]) -> Any:
    """Post as a browser posts a form without files."""
    return client.post(path, urlencode(typed), content_type="application/x-www-form-urlencoded")


def test_what_was_typed_waits_while_the_words_are_asked(home: Home, ana: Client, clock: SetClock) -> None:
    clock.move(timedelta(hours=3))
    asked = f"/keepsakes/{home.things['bear']}/tell/"
    typed = {"rev": "1", "word": "Brumm", "spot": "", "story": "Bought on the Tuesday."}
    answer = send(ana, asked, typed)
    assert answer.status_code == 401
    page = answer.content.decode()
    assert "Your words, please." in page
    assert 'value="Bought on the Tuesday."' in page
    assert send(ana, asked, {**typed, "words-in-place": "wrong words altogether"}).status_code == 401
    assert send(ana, asked, {**typed, "words-in-place": WORDS}).status_code == 303
    assert "Brumm" in ana.get("/keepsakes/").content.decode()


def test_an_ended_visit_opens_nothing(home: Home, ana: Client) -> None:
    Pass.objects.all().delete()
    assert ana.get("/")["Location"] == "/in/"


def test_another_site_cannot_send_a_form(home: Home, ana: Client) -> None:
    asked = f"/keepsakes/{home.things['box']}/away/"
    for header in ({"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        assert ana.post(asked, headers=header).status_code == 403
    strict = Client(enforce_csrf_checks=True, headers={"user-agent": CHROME})
    strict.cookies = ana.cookies
    assert strict.post(asked).status_code == 403


def test_the_way_back_names_the_command_and_has_no_button_for_it(home: Home, stranger: Client) -> None:
    page = stranger.get("/in/back/").content.decode()
    assert "beside let-me-in" in page
    assert page.count("<form") == 1
    assert 'action="/quick/"' in page
