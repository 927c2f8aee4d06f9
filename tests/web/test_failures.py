"""When something goes wrong: what was typed stays, nothing private is told, and something is always said."""

import errno
import re
import sqlite3
from typing import Protocol
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.engine import Engine
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from beside.items.errors import NotThere
from beside.objects.folder import NoRoom
from beside.seal import Unopenable
from beside.web.failures import pages
from beside.web.unlock import for_anybody

FULL = OperationalError("database or disk is full")
RAISED: dict[str, Exception] = {
    "not-there": NotThere(),
    "http404": Http404("a name that nobody may see"),
    "not-yours": PermissionDenied("a name that nobody may see"),
    "unopenable": Unopenable("tag"),
    "full-database": FULL,
    "full-folder": NoRoom(),
    "full-file": OSError(errno.ENOSPC, "No space left on device", "/secret/file"),
    "locked": OperationalError("database is locked"),
    "broke": ValueError("Mika Ånön"),
}


@for_anybody
def trouble(request: HttpRequest, name: str) -> HttpResponse:
    raise RAISED[name]


@for_anybody
def two(request: HttpRequest) -> HttpResponse:
    return pages.both(
        request,
        member="Jo",
        action="/two/",
        mine=[pages.Field("Your line", "By the <lake>")],
        theirs=[pages.Field("Your line", "At the sea")],
        carry={"line": "By the <lake>", "rev": "3"},
    )


urlpatterns = [
    path("trouble/<str:name>/", trouble),
    path("two/", two),
    path("keepsakes/", include(([path("", trouble, {"name": "broke"})], "keepsakes"))),
    path("in/", include(([path("", trouble, {"name": "broke"})], "door"))),
    path("", include("beside.web.always.urls")),
    path("kept/", include("beside.web.kept.urls")),
]
handler404 = handler400 = "beside.web.failures.views.not_there"
handler500 = "beside.web.failures.views.broke"
handler403 = "beside.web.failures.views.cross_site"


@pytest.fixture(autouse=True)
def addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def quiet_client() -> Client:
    return Client(raise_request_exception=False)


class Answer(Protocol):
    @property
    def content(self) -> bytes: ...


def body(response: Answer) -> str:
    """The page, without the token that is another one each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_not_yours_and_not_there_read_the_same(quiet_client: Client) -> None:
    answers = [
        quiet_client.get(at) for at in ("/nowhere/", "/trouble/not-there/", "/trouble/http404/", "/trouble/not-yours/")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({body(answer) for answer in answers}) == 1
    assert "There is nothing at this address." in body(answers[0])


@pytest.mark.parametrize("name", ["full-database", "full-folder", "full-file"])
def test_a_full_disk_keeps_what_was_typed_in_the_page(quiet_client: Client, name: str) -> None:
    answer = quiet_client.post(f"/trouble/{name}/", {"line": "The box by the window,\nin the sun", "room": "everyday"})
    text = body(answer)
    assert answer.status_code == 507
    assert "The disk is full, so nothing new can be kept." in text
    assert "The box by the window,\nin the sun</textarea>" in text
    assert 'data-copy="typed"' in text
    assert '<input type="hidden" name="room" value="everyday">' in text
    assert 'href="/kept/#room"' in text


def test_the_same_form_can_be_sent_once_more(quiet_client: Client) -> None:
    text = body(quiet_client.post("/trouble/full-database/", {"line": "mika", "line2": "A <b>"}))
    assert '<input type="hidden" name="line" value="mika">' in text
    assert '<input type="hidden" name="line2" value="A &lt;b&gt;">' in text
    assert "Try again" in text


@pytest.mark.parametrize("field", ["words-in-place", "own-words", "offered", "secret", "passphrase"])
@pytest.mark.parametrize("name", ["full-database", "broke"])
def test_words_that_open_something_are_never_put_into_a_page(quiet_client: Client, field: str, name: str) -> None:
    answer = quiet_client.post(f"/trouble/{name}/", {field: "Anchor Basil Cobalt", "line": "A line of mine"})
    assert "Anchor" not in body(answer)
    assert "A line of mine" in body(answer)
    assert "Try again" not in body(answer)


def test_a_field_called_words_is_a_passphrase_at_the_door_and_a_text_elsewhere(quiet_client: Client) -> None:
    typed = {"words": "On the windowsill"}
    assert "On the windowsill</textarea>" in body(quiet_client.post("/keepsakes/", typed))
    assert "windowsill" not in body(quiet_client.post("/in/", typed))


def test_ids_and_choices_are_no_text_of_anybody(quiet_client: Client) -> None:
    text = body(quiet_client.post("/trouble/broke/", {"entry": str(UUID(int=7, version=4)), "room": "everyday"}))
    assert "<textarea" not in text


def test_what_broke_says_it_was_not_you_and_tells_nothing_private(
    quiet_client: Client, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    answer = quiet_client.get("/trouble/broke/")
    text = body(answer)
    assert answer.status_code == 500
    assert "It was not you." in text
    assert text.index("Open home") < text.index("For the person who runs this place:")
    for said in (text, caplog.text, *capsys.readouterr()):
        assert "Mika" not in said
        assert "Traceback" not in said
    assert "builtins.ValueError" in caplog.text


def test_a_sealed_thing_that_does_not_open_says_so(quiet_client: Client) -> None:
    answer = quiet_client.get("/trouble/unopenable/")
    assert answer.status_code == 500
    assert "Everything else opens." in body(answer)


def test_a_database_that_is_busy_can_be_tried_again(quiet_client: Client) -> None:
    answer = quiet_client.post("/trouble/locked/", {"line": "A line"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "A line</textarea>" in body(answer)


def test_a_form_without_its_token_is_refused_kindly() -> None:
    answer = Client(enforce_csrf_checks=True).post("/trouble/broke/", {"line": "A line"})
    assert answer.status_code == 403
    assert "Nothing was changed by this." in body(answer)


def test_a_form_from_another_site_is_refused_before_it_is_read() -> None:
    answer = Client().post("/trouble/broke/", {"line": "A line"}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert "A line" not in body(answer)


def test_a_form_that_is_too_large_says_how_much_fits(quiet_client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    answer = quiet_client.post(
        "/trouble/broke/", {"line": "a" * 2_000_000}, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    assert "1.0" in body(answer)
    assert "On your device it is untouched." in body(answer)


@pytest.mark.parametrize("name", sorted(RAISED))
def test_every_page_of_trouble_carries_the_content_policy(quiet_client: Client, name: str) -> None:
    answer = quiet_client.get(f"/trouble/{name}/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store, private"
    assert "<style" not in body(answer)
    assert " style=" not in body(answer)


def test_two_versions_are_both_shown_and_somebody_chooses() -> None:
    answer = Client().post("/two/", {"line": "By the <lake>"})
    text = body(answer)
    assert answer.status_code == 409
    assert "<bdi>Jo</bdi> and you changed this at the same time." in text
    assert "By the &lt;lake&gt;" in text
    assert "At the sea" in text
    assert [text.count(f'name="keep" value="{each}"') for each in ("mine", "theirs", "both")] == [1, 1, 1]
    assert '<input type="hidden" name="rev" value="3">' in text


def test_the_page_stands_without_the_page_around_it(quiet_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_database(request: HttpRequest) -> dict[str, object]:
        raise sqlite3.OperationalError("no database")

    monkeypatch.setitem(vars(Engine.get_default()), "template_context_processors", (no_database,))
    answer = quiet_client.get("/trouble/broke/")
    assert answer.status_code == 500
    assert "It was not you." in body(answer)
    assert 'href="/help/"' in body(answer)


def test_something_is_said_even_when_no_template_can_be_had(
    quiet_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*args: object, **kwargs: object) -> str:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(pages, "render_to_string", nothing)
    answer = quiet_client.get("/trouble/broke/")
    assert (answer.status_code, body(answer)) == (500, pages.LAST)


def test_a_failure_before_any_view_has_its_page_too(quiet_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(request: HttpRequest) -> None:
        raise FULL

    monkeypatch.setattr("beside.web.unlock.cookies.ticket", full)
    assert quiet_client.get("/kept/").status_code == 507
    assert quiet_client.post("/quick/")["Location"] == "/measures/"


def test_help_is_given_even_when_nothing_can_be_unlocked(quiet_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: HttpRequest) -> None:
        raise sqlite3.DatabaseError("file is not a database")

    monkeypatch.setattr("beside.web.unlock.cookies.ticket", broken)
    answer = quiet_client.get("/help/?country=GB")
    assert answer.status_code == 200
    assert 'href="tel:116123"' in body(answer)
    assert "Leave quickly" in body(answer)
