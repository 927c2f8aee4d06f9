from datetime import timedelta

from django.test import Client
from tests.web.conftest import WORDS, Home

from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.family.pause import pause
from beside.items.models import Item


def test_what_was_put_away_goes_for_good_after_thirty_days_at_a_sign_in(
    home: Home, ana: Client, stranger: Client, clock: SetClock
) -> None:
    bear = home.things["bear"]
    ana.post(f"/keepsakes/{bear}/away/")
    clock.move(timedelta(days=30))
    assert Item.objects.filter(id=bear).exists()
    stranger.post("/in/", {"words": WORDS})
    assert not Item.objects.filter(id=bear).exists()
    assert not Item.objects.filter(of=bear).exists()
    assert stranger.get(f"/keepsakes/{bear}/").status_code == 404


def test_while_anybody_pauses_it_waits(home: Home, ana: Client, stranger: Client, clock: SetClock) -> None:
    bear = home.things["bear"]
    ana.post(f"/keepsakes/{bear}/away/")
    jo = home.house("jo")
    jo.append(pause("all", clock=clock, member=jo.member), id=new_id())
    clock.move(timedelta(days=45))
    stranger.post("/in/", {"words": WORDS})
    assert Item.objects.filter(id=bear).exists()
    assert stranger.post(f"/keepsakes/{bear}/back/").status_code == 303
