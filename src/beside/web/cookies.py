"""The one cookie that keys hang on: its name, its flags, and Safari's exception on this machine itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from beside.family.visits import Ticket


def name(request: HttpRequest) -> str:
    """`__Host-` and Secure everywhere, but for Safari on plain loopback, which keeps no such cookie there."""
    instance = settings.INSTANCE_ID[:8]
    return f"beside-{instance}" if _plain(request) else f"__Host-beside-{instance}"


def ticket(request: HttpRequest) -> Ticket | None:
    """The ticket that came with this request, or None."""
    return Ticket.decode(request.COOKIES.get(name(request), ""))


def give(request: HttpRequest, answer: HttpResponseBase, ticket: Ticket) -> None:
    """Put a ticket into the browser, for as long as it runs."""
    answer.set_cookie(
        name(request), ticket.encode(), secure=not _plain(request), httponly=True, samesite="Lax", path="/"
    )


def take_back(request: HttpRequest, answer: HttpResponseBase) -> None:
    """Take the ticket out of the browser."""
    answer.delete_cookie(name(request), path="/", samesite="Lax")


def _plain(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    return not request.is_secure() and "Safari/" in agent and "Chrome" not in agent and "Chromium" not in agent
