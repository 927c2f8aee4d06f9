"""When a memory was: as much of a date as they care to give, and no more."""

import pytest
from django.test import Client
from tests.web.conftest import Home
from tests.web.memories.conftest import Keep, text

from beside.memories import Memory


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("Spring 2021", "2021-21", "spring 2021"),
        ("14 September 2021", "2021-09-14", "14 September 2021"),
        ("2021", "2021", "2021"),
        ("a Sunday by the lake", "a Sunday by the lake", "a Sunday by the lake"),
    ],
)
def test_it_is_kept_and_shown_as_exact_as_it_was_given(
    ana: Client, keep: Keep, home: Home, typed: str, kept: str, shown: str
) -> None:
    id = keep()
    assert ana.post(f"/memories/{id}/change/", {"rev": "1", "day": typed}).status_code == 303
    assert home.house().get(Memory, id).value.day == kept
    assert f"<p><bdi>{shown}</bdi></p>" in text(ana.get(f"/memories/{id}/"))
    assert f'value="{shown}"' in text(ana.get(f"/memories/{id}/change/"))


def test_without_a_date_there_is_no_line_and_what_is_not_said_stays(ana: Client, keep: Keep, home: Home) -> None:
    id = keep()
    assert "<p><bdi></bdi></p>" not in text(ana.get(f"/memories/{id}/"))
    ana.post(f"/memories/{id}/change/", {"rev": "1", "day": "2021"})
    ana.post(f"/memories/{id}/change/", {"rev": "2", "line": "By the window"})
    assert home.house().get(Memory, id).value.day == "2021"
    ana.post(f"/memories/{id}/change/", {"rev": "3", "day": ""})
    assert home.house().get(Memory, id).value.day == ""


def test_two_who_give_different_days_see_both(ana: Client, jo: Client, keep: Keep, home: Home) -> None:
    id = keep()
    jo.post(f"/memories/{id}/change/", {"rev": "1", "day": "spring 2021"})
    page = text(ana.post(f"/memories/{id}/change/", {"rev": "1", "day": "2021"}))
    assert "spring 2021" in page
    assert 'name="day" value="2021"' in page
