"""What a web process does first: it takes the boot key, which it is given as an argument when it is made."""

import gc
import logging
import os
import signal
from typing import TYPE_CHECKING

from beside.commands.process import end_with_parent, keep_memory_private, leave_group

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def load(boot_key: bytes, spare: bytes | None) -> "WSGIApplication":
    """The application, in a process that holds the boot key in its memory alone (SECURITY-DESIGN 4.7).

    `spare` is the hash of the spare holder that this computer's file opened, if there is one.

    Ctrl-C in the terminal is for the parent, which then asks this process to end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    leave_group()
    end_with_parent()
    keep_memory_private()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.web.settings")
    from beside.web import boot
    from beside.web.wsgi import application

    boot.start(boot_key, spare)
    collect_seldom()
    return quietly(application)


def collect_seldom() -> None:
    """Leave what was loaded at the start out of every later search for garbage, and search less often.

    A page makes many small objects and hardly any circles of them: searching after each 2,000 cost a tenth of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def quietly(application: "WSGIApplication") -> "WSGIApplication":
    """The application, such that no exception ever reaches the server, which would print all that it carries.

    Django answers its own failures; this is for what breaks around it. What is written down of it is the business of
    `beside.web.failures.report` (SECURITY-DESIGN 12).
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        try:
            return application(environ, start_response)
        except Exception:
            logging.getLogger("beside.serve").exception("a failure outside every page")
            start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"Something in Beside broke. It was not you. What was kept before is kept.\n"]

    return answer
