"""The pages of Beside with a clock that reads its time from a file: `timed.py PORT CLOCK`. For tests alone.

The same WSGI application as `beside serve` starts, with nothing in it changed: only the clock and the boot key that a
web process is handed at its start are other ones. The boot key is the same each time, so that a visit that was begun
in a family's folder goes on in a copy of it.
"""

import os
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application
from tests.browser.families import BOOT_KEY

from beside.commands import ready, static  # the first sets Django up
from beside.commands.home import here, spare_folder
from beside.family import spare
from beside.web import boot, settings


@dataclass(frozen=True)
class ClockInAFile:
    """A clock that goes on from what a file says, from the moment at which the file was written."""

    path: Path

    def now(self) -> datetime:
        """The time, in UTC."""
        with self.path.open(encoding="utf-8") as file:
            since = time.time() - os.fstat(file.fileno()).st_mtime
            return datetime.fromisoformat(file.read()) + timedelta(seconds=max(since, 0))


class Server(ThreadingMixIn, WSGIServer):
    """Several requests at once, as in a browser that asks for a page and its pictures."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 32


class Silent(WSGIRequestHandler):
    """Says nothing of what it was asked."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def main(port: int, clock: Path) -> None:
    """Serve until a signal ends it."""
    home = here()
    home.prepare()
    ready.renew_schema(home)
    static.publish(settings.BASE / "static", settings.STATIC_ROOT)
    boot.start(BOOT_KEY, spare.prepare(spare_folder()).public_hash)
    boot.boot.clock = ClockInAFile(clock)
    with make_server("127.0.0.1", port, get_wsgi_application(), Server, Silent) as server:
        print("open", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
