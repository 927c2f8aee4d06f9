"""The one cookie that keys hang on: its name, its flags, and Safari's exception on this machine itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from beside.family.visits import Ticket
from beside.web.whence import at_this_computer


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


def close_token(request: HttpRequest, answer: HttpResponseBase) -> None:
    """Let the forms' token travel over https alone, wherever the ticket does."""
    if settings.CSRF_COOKIE_NAME in answer.cookies and not _plain(request):
        answer.cookies[settings.CSRF_COOKIE_NAME]["secure"] = True


def take_back(request: HttpRequest, answer: HttpResponseBase) -> None:
    """Take the ticket out of the browser."""
    answer.delete_cookie(name(request), path="/", samesite="Lax")


def _plain(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    safari = "Safari/" in agent and "Chrome" not in agent and "Chromium" not in agent
    return safari and at_this_computer(request) and not request.is_secure()
