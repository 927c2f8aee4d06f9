"""Putting away and bringing back are each one touch, however often it arrives."""

from django.test import Client
from tests.web.conftest import Home


def test_a_second_touch_changes_nothing_and_leads_to_the_same_page(home: Home, ana: Client) -> None:
    bear = home.things["bear"]
    for path in (f"/keepsakes/{bear}/away/", f"/keepsakes/{bear}/back/"):
        first, second = ana.post(path), ana.post(path)
        assert (
            (first.status_code, first["Location"])
            == (second.status_code, second["Location"])
            == (303, first["Location"])
        )
    assert ana.get(f"/keepsakes/{bear}/").status_code == 200
