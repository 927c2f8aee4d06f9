"""The headers that every answer carries, error pages too (SECURITY-DESIGN 10.1); the content policy is Django's own."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.templatetags.static import static

from beside.web.whence import at_this_computer

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(self), microphone=(self)",
}


@cache
def styles() -> tuple[str, ...]:
    """The style sheets of every page: a slow phone asks for them as soon as the first bytes of a page arrive."""
    return tuple(static(f"beside/{name}.css") for name in ("tokens", "corner", "components"))


class HeadersMiddleware:
    """Sets what is always sent, and forbids keeping a page unless it is a static file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers set."""
        answer = self.get_response(request)
        for header, value in ALWAYS.items():
            answer.headers.setdefault(header, value)
        if not request.path.startswith(settings.STATIC_URL):
            answer.headers["Cache-Control"] = "no-store, private"
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                answer.headers["Link"] = ", ".join(f"<{address}>; rel=preload; as=style" for address in styles())
        if not at_this_computer(request):
            # a browser heeds it over https alone, which is the proxy's: this server speaks plain http (10.2)
            answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return answer
