"""A weekend at Oma's, by touch: there, a glass of water, and home again with nothing left behind."""

from datetime import UTC, datetime

from tests.web.conftest import Home
from tests.web.journeys.conftest import SignIn, see, touch

from beside.base.clock import SetClock


def test_there_and_back_with_nothing_left_behind(sign_in: SignIn, home: Home, clock: SetClock) -> None:
    ana = sign_in("ana")
    page = see(ana, "/journeys/new/")
    assert "By car, all of you. You carry: the little box, the bear." in page.text
    page = page.form("new/$").send(
        ana,
        where="Oma",
        **{"leave-day": "2026-11-27", "leave-part": "morning", "back-day": "2026-11-29", "back-part": "afternoon"},
    )
    journey = page.url
    assert "To Oma, and back" in page.text
    assert "Friday 27 November to Sunday 29 November." in page.text
    assert "Before you leave, Beside asks after: the little box, the bear." in page.text
    page = page.form("pack/", str(home.things["box"])).send(ana, carried="me", container="in the blue bag")
    assert "With Ana, in the blue bag." in page.text

    clock.at = datetime(2026, 11, 27, 8, 50, tzinfo=UTC)
    ana = sign_in("ana")
    page = page.form("leaving/$").send(ana)
    count = page.url
    assert "Before you leave" in page.text
    page = touch(ana, count, home.things["box"], "with_us")
    assert "Ana, 9:50. In the blue bag." in page.text
    page = touch(ana, count, home.things["bear"], "with_us")
    assert "Written down at 9:50." in page.text
    page = page.form("left/$").send(ana)
    assert "On the way to Oma, with Ana, Jo, Lea and Tom: the little box, the bear." in page.text

    clock.at = datetime(2026, 11, 27, 13, 0, tzinfo=UTC)
    ana = sign_in("ana")
    page = page.form("here/$").send(ana)
    assert "a glass of water" in page.text
    page = page.form("water/$").send(ana, answer="bring", who=str(home.children["Lea"]))
    assert "Kept: a glass of water, Oma, Friday 27 November. Lea." in page.text
    assert 'data-water="full"' in page.html

    clock.at = datetime(2026, 11, 29, 13, 0, tzinfo=UTC)
    ana = sign_in("ana")
    page = see(ana, journey).form("leaving/$").send(ana)
    touch(ana, page.url, home.things["box"], "with_us")
    page = touch(ana, page.url, home.things["bear"], "with_us")
    page = page.form("left/$").send(ana)
    assert "On the way home, with Ana, Jo, Lea and Tom: the little box, the bear." in page.text
    page = page.form("here/$").send(ana)
    assert "Home again. Where now?" in page.text
    page = page.form("home/$", str(home.things["box"])).send(ana, answer="before")
    page = page.form("home/$", str(home.things["bear"])).send(ana, answer="before")
    assert "Home again. Everything is back." in page.text
    assert "The journey is closed." in page.text
    assert "Called off" not in see(ana, "/journeys/").text
