import logging
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from beside.commands.worker import quietly


def test_what_a_failure_carries_never_reaches_the_server(caplog: pytest.LogCaptureFixture) -> None:
    def breaks(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        raise ValueError("a word from a letter")

    answered: list[str] = []

    def start_response(status: str, headers: object, exc_info: object = None) -> object:
        answered.append(status)
        return None

    with caplog.at_level(logging.ERROR):
        body = b"".join(quietly(breaks)({}, start_response))  # type: ignore[arg-type]
    assert answered == ["500 Internal Server Error"]
    assert b"a word from a letter" not in body
    assert [record.getMessage() for record in caplog.records] == ["a failure outside every page"]
