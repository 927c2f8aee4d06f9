"""How often a page asks the disk: the visit, its rooms, who lives here, and once for what the page itself shows."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.commands.invented import LIVES
from beside.commands.invented.living import WORDS
from beside.family import members, visits
from beside.family.models import Family
from beside.web.boot import boot

MOST = 4
"""So many looks at the disk for any page."""
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
NO_PAGE = re.compile(r"^/(in|out|l|static|near)(/|$)|/(leave|out|picture|download)/")
"""What ends a visit, and what is a file."""


@pytest.fixture
def browser(db: None, clock: SetClock, tmp_path: Path) -> Client:
    """Ana's, in a family that has lived with Beside for ten weeks."""
    family = new_id()
    Family.objects.all().delete()
    Family.objects.create(id=family)
    LIVES["mika"](tmp_path / "spare")
    opened = members.try_words(family, WORDS["Ana"])
    assert opened is not None
    clock.at = datetime.now(UTC)
    ticket = visits.begin(opened, boot.key, boot.clock)
    client = Client(headers={"user-agent": CHROME})
    client.cookies[f"__Host-beside-{settings.INSTANCE_ID[:8]}"] = ticket.encode()
    return client


def test_no_page_of_a_lived_in_family_asks_the_disk_more_than_four_times(browser: Client) -> None:
    known, asked = ["/"], {}
    for path in known:
        with CaptureQueriesContext(connection) as looks:
            answer = browser.get(path)
        if answer.status_code != 200 or answer.streaming:
            continue
        asked[path] = len(looks)
        found = (one.decode() for one in re.findall(rb'href="(/[^"#?]*)"', answer.content))
        known += [one for one in dict.fromkeys(found) if one not in known and not NO_PAGE.search(one)]
    assert len(asked) > 30
    assert {path: looks for path, looks in asked.items() if looks > MOST} == {}
