"""What a web process does first: it takes the boot key, which it is given as an argument when it is made."""

import os
import signal
from typing import TYPE_CHECKING

from beside.commands.process import end_with_parent, keep_memory_private, leave_group

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


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
    return application
