"""Serves the bare page as `beside serve` serves Beside: `python -m bench.bare.serve PORT`."""

import multiprocessing
import sys
from typing import TYPE_CHECKING

from beside.commands.serve import new_server

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


def load() -> "WSGIApplication":
    """The application, in the process that answers."""
    from bench.bare import app

    app.prepare()
    return app.application


if __name__ == "__main__":
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    new_server("bench.bare.app:application", int(sys.argv[1]), 1).serve(target_loader=load, wrap_loader=False)
