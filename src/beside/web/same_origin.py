"""Requests that another site makes a browser send are refused before their body is read (SECURITY-DESIGN 8).

A host that is not on the list is refused too, whatever is asked of it: a name that another site made to mean this
computer (10.1).
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase

from beside.web.failures.views import cross_site

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SameOriginMiddleware:
    """Refuses changes whose `Origin` or `Sec-Fetch-Site` is not ours; Django checks the token after it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse. DisallowedHost for a host that is not on the list."""
        request.get_host()
        if request.method not in SAFE and not _ours(request):
            return cross_site(request)
        return self.get_response(request)


def _ours(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
