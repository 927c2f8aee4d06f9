"""Slowing down whoever guesses: after five tries a wait that grows, never a hard lock (SECURITY-DESIGN 11)."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.db import transaction

from beside.base.clock import Clock
from beside.family.models import Throttle

FREE_TRIES = 5
LONGEST = timedelta(minutes=15)
FORGET_AFTER = timedelta(hours=1)


def waiting_until(key: bytes, clock: Clock) -> datetime | None:
    """Until when this place has to wait before it may try again, or None."""
    row = Throttle.objects.filter(key=key).first()
    if row is None or row.tries < FREE_TRIES or row.until <= clock.now():
        return None
    return row.until


def missed(key: bytes, clock: Clock) -> None:
    """Write down one try that did not fit: from the fifth on, wait 1, 2, 4, 8, then 15 minutes."""
    now = clock.now()
    with transaction.atomic():
        row = Throttle.objects.filter(key=key).first()
        tries = 1 if row is None or row.until + FORGET_AFTER < now else row.tries + 1
        wait = min(LONGEST, timedelta(minutes=2 ** max(0, tries - FREE_TRIES))) if tries >= FREE_TRIES else timedelta(0)
        Throttle.objects.update_or_create(key=key, defaults={"tries": tries, "until": now + wait})


def fitted(key: bytes) -> None:
    """The words fitted: earlier tries no longer count."""
    Throttle.objects.filter(key=key).delete()


def key_for(secret: str, door: str, address: str) -> bytes:
    """A keyed hash of where a try came from, the address cut to its network (a /24, or the first four groups)."""
    separator, parts = (":", 4) if ":" in address else (".", 3)
    network = separator.join(address.split(separator)[:parts])
    return hmac.digest(secret.encode(), f"{door} {network}".encode(), hashlib.sha256)
