"""Turns what can go wrong in a view into the page that says so."""

import errno
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat

from beside import seal
from beside.items.errors import Changed, NotThere
from beside.objects.folder import NoRoom
from beside.web.failures import pages

type GetResponse = Callable[[HttpRequest], HttpResponseBase]

FULL = ("database or disk is full", "disk i/o error")
"""What SQLite says when the disk is full; the second also when only its journal does not fit."""
DISK_FULL = "53100"
"""What PostgreSQL says (SQLSTATE disk_full)."""
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


class FailureMiddleware:
    """Stands around everything: what a view raises is answered here, what is raised elsewhere by `views.broke`."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, as it comes."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for an exception of a view; None for Django's own, which have their handlers."""
        return answer(request, exception)


def answer(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """The page for an exception that has one of its own, else None."""
    match error:
        case NotThere() | Http404() | PermissionDenied():
            return pages.gone(request)
        case Changed():
            return pages.changed(request)
        case seal.Unopenable():
            return pages.unopenable(request, error)
        case RequestDataTooBig() | TooManyFieldsSent() | TooManyFilesSent():
            return None
    if is_full(error):
        return pages.no_room(request, error)
    if isinstance(error, OperationalError) and "locked" in str(error).lower():
        return pages.busy(request, error)
    return None


def is_full(error: BaseException | None) -> bool:
    """Whether an exception, or what caused it, says that there is no room on the disk."""
    while error is not None:
        if isinstance(error, NoRoom):
            return True
        if isinstance(error, OSError) and error.errno in NO_SPACE:
            return True
        if isinstance(error, OperationalError):
            said = str(error).lower()
            if any(word in said for word in FULL) or getattr(error.__cause__, "sqlstate", None) == DISK_FULL:
                return True
        error = error.__cause__
    return False


def limit() -> str:
    """How much text and small fields fit into one form, in words."""
    return filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0)
