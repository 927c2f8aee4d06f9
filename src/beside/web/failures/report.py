"""What may be known of a failure afterwards, and what never may (SECURITY-DESIGN 12, 13).

Kept: minute, event, the names of the functions it went through. Never: cookies, query, body, ids, titles, the
arguments of an exception, the values of variables.
"""

import logging
import secrets
import time
import traceback
from collections.abc import ItemsView
from types import FrameType, TracebackType

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

from beside.base.network import network_of
from beside.web.whence import came_from

OURS = "beside"
"""Loggers of this name and below write their messages; those of others only that they had one."""


class SilentFilter(SafeExceptionReporterFilter):
    """For Django's own error reports: no variables, no form, no cookies, no headers, no settings, in any case."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always."""
        return True

    def get_safe_settings(self) -> dict[str, object]:
        """None of them."""
        return {}

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, object]:
        """None of it."""
        return {}

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, object]:
        """None of them."""
        return {}

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, object]:
        """None of them."""
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: FrameType) -> ItemsView[str, object]:
        """None of them."""
        return dict[str, object]().items()


class QuietFormatter(logging.Formatter):
    """One line a record: minute, level, who says it, the message if it is ours; an exception as `trail` tells it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without anything that a page, a form or an exception held."""
        minute = time.strftime("%Y-%m-%d %H:%M", time.gmtime(record.created))
        line = f"{minute} {record.levelname} {record.name}"
        if record.name.partition(".")[0] == OURS:
            line = f"{line}: {record.getMessage()}"
        else:
            line = f"{line} at {record.module}.{record.funcName}:{record.lineno}"
        if record.exc_info and record.exc_info[1] is not None:
            line = f"{line} | {trail(record.exc_info[1])}"
        return line


def trail(error: BaseException) -> str:
    """The kind of an exception, of what caused it, and where each went through: names and lines, nothing it held."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < 4:
        parts.append(f"{type(seen).__module__}.{type(seen).__qualname__} {_steps(seen.__traceback__)}".rstrip())
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return " from ".join(parts)


def _steps(trace: TracebackType | None) -> str:
    steps = [
        f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_name}:{line}"
        for frame, line in traceback.walk_tb(trace)
    ]
    return " > ".join(steps[-12:])


def warn(request: HttpRequest, event: str) -> None:
    """Write down something at a door: minute, event, route, and the address cut to its network."""
    logging.getLogger("beside.security").warning(
        "%s route=%s from=%s", event, _route(request), network_of(came_from(request)) or "none"
    )


def note(request: HttpRequest, event: str, error: BaseException | None = None) -> str:
    """Write a failure down and give back the short code that stands small on its page: "7 31"."""
    code = f"{secrets.randbelow(9) + 1} {secrets.randbelow(90) + 10}"
    # Asked for here and not above: setting up the logs imports this module, and switches off what stood before.
    logging.getLogger("beside.failures").error(
        "%s code=%s route=%s%s",
        event,
        code,
        _route(request),
        f" {trail(error)}" if error else "",
    )
    return code


def _route(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return (match.view_name if match else "") or "none"
