from django.test import Client
from tests.web.conftest import Home

from beside.base.ids import new_id
from beside.items.models import Item


def page(client: Client, path: str = "/") -> str:
    """A page's text."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_sentence_says_what_the_picture_shows(home: Home, ana: Client) -> None:
    text = page(ana)
    assert "the little box</bdi>, <bdi>the bear</bdi>." in text
    assert 'data-place="home"' in text
    assert "k-box" in text
    assert '<desc id="corner-d">' in text


def test_no_glass_unless_somebody_brought_one(home: Home, ana: Client) -> None:
    text = page(ana)
    assert "glass" not in text
    assert "data-water" not in text


def test_until_a_copy_lies_elsewhere_a_calm_line_says_so(home: Home, ana: Client) -> None:
    assert "All of this is on this computer only." in page(ana)


def test_a_pause_silences_what_home_would_offer(home: Home, ana: Client, jo: Client) -> None:
    ana.post("/pause/", {"mode": "all", "entry": str(new_id())})
    text = page(ana)
    assert "Paused." in text
    assert "All of this is on this computer only." not in text
    assert "Paused." not in page(jo)


def test_what_does_not_open_is_said_and_the_rest_is_shown(home: Home, ana: Client) -> None:
    assert "cannot be opened" not in page(ana)
    Item.objects.filter(id=home.things["bear"]).update(rev=9)
    text = page(ana)
    assert "Something that belongs here cannot be opened" in text
    assert "the little box" in text
    assert "the bear" not in text
