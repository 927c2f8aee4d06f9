"""What is done at each start and once a day: the copy of the day and the janitor's round."""

import sys
from datetime import UTC, datetime

from beside.base.clock import SystemClock
from beside.commands import copies, django_here  # noqa: F401 - the latter sets Django up, before any model
from beside.commands.home import here
from beside.commands.process import end_with_parent, keep_memory_private
from beside.family import throttle, visits
from beside.objects import janitor


def main() -> int:
    """Do the day's round in the folder that the environment names; 1 and a sentence if the database is not whole."""
    keep_memory_private()
    end_with_parent()
    home = here()
    home.prepare()
    found = copies.daily(home.database, home.copies, datetime.now(UTC).date())
    if found:
        print(
            "The copy of today was not kept, because the database is not whole. "
            "The copies of the days before are still there. 'beside verify' says more.",
            file=sys.stderr,
        )
    clock = SystemClock()
    visits.sweep(clock)
    throttle.sweep(clock)
    janitor.sweep(clock.now())
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
