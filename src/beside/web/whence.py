"""Which host a request named, and the network it came from: for cookies, headers and throttles, never to open anything.

A client can choose both, so nothing that keys hang on asks here (SECURITY-DESIGN 10.2).
"""

from django.http import HttpRequest
from django.http.request import split_domain_port

THIS_COMPUTER = frozenset({"127.0.0.1", "localhost", "[::1]"})


def at_this_computer(request: HttpRequest) -> bool:
    """Whether the browser named this very computer, and not a host that a proxy answers for."""
    return split_domain_port(request.headers.get("Host", ""))[0] in THIS_COMPUTER


def came_from(request: HttpRequest) -> str:
    """The address of whoever asks; behind a proxy the one that the proxy saw, which it puts last.

    Without it all who come through a proxy would be one network, and whoever guesses there would make the family wait.
    """
    seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    direct: str = request.META.get("REMOTE_ADDR", "")
    return direct if at_this_computer(request) else seen or direct
