"""Slowing down whoever guesses (SECURITY-DESIGN 11).

Words: after five tries a wait that grows, never a hard lock. Links: thirty misses in an hour, then none opens there.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.db import transaction

from beside.base.clock import Clock
from beside.base.network import network_of
from beside.family.models import Throttle

FREE_TRIES = 5
LONGEST = timedelta(minutes=15)
FORGET_AFTER = timedelta(hours=1)
LINK_MISSES = 30
LINKS_FOR = timedelta(hours=1)


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


def links_shut(key: bytes, clock: Clock) -> bool:
    """Whether so many links were missed from this place within the hour that none is looked at."""
    return Throttle.objects.filter(key=key, tries__gte=LINK_MISSES, until__gt=clock.now()).exists()


def link_missed(key: bytes, clock: Clock) -> None:
    """Write down one link that opened nothing."""
    now = clock.now()
    with transaction.atomic():
        row = Throttle.objects.filter(key=key, until__gt=now).first()
        tries, until = (row.tries + 1, row.until) if row else (1, now + LINKS_FOR)
        Throttle.objects.update_or_create(key=key, defaults={"tries": tries, "until": until})


def sweep(clock: Clock) -> None:
    """Forget what no longer counts."""
    Throttle.objects.filter(until__lt=clock.now() - FORGET_AFTER).delete()


def fitted(key: bytes) -> None:
    """The words fitted: earlier tries no longer count."""
    Throttle.objects.filter(key=key).delete()


def key_for(secret: str, door: str, address: str) -> bytes:
    """A keyed hash of the network that a try at a door came from."""
    return hmac.digest(secret.encode(), f"{door} {network_of(address)}".encode(), hashlib.sha256)
