"""Django's hooks for what nobody else has answered: `handler400` to `handler500`, and forms from elsewhere."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse

from beside.web.failures import pages
from beside.web.failures.middleware import answer, limit


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler404` and `handler400`: the same words for "not yours", "not there" and "not to be read".

    What was too large says so.
    """
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return pages.too_large(request, limit())
    return pages.gone(request)


def broke(request: HttpRequest) -> HttpResponse:
    """`handler500`: also for what was raised outside a view, where a middleware cannot catch it."""
    error = sys.exception()
    return answer(request, error) or pages.broke(request, error)


def cross_site(request: HttpRequest, reason: str = "", exception: Exception | None = None) -> HttpResponse:
    """`CSRF_FAILURE_VIEW` and `handler403`: a form that does not come from a page of this Beside."""
    return pages.from_elsewhere(request)
