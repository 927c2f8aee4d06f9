"""Help now, pause, leave quickly: within two touches of every page, and of the door."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.conftest import Family, Sit


def test_help_is_two_touches_away_and_its_numbers_can_be_called(family: Callable[..., Family]) -> None:
    ana = family().who()
    ana.touches = 0
    ana.follows("Help now")
    ana.heading("Help now")
    ana.reads("112", "Number last seen in")
    call = ana.page.locator("a.tel[href='tel:112']").first
    expect(call).to_be_visible()
    assert ana.touches == 1
    ana.finds_it_clean()
    ana.opens("Another country")
    ana.page.get_by_label("Which country?").select_option(label="United Kingdom")
    ana.presses("Show these numbers")
    ana.reads("999", "United Kingdom")
    ana.finds_it_clean()


def test_help_is_there_for_somebody_who_is_not_signed_in(family: Callable[..., Family], sit: Sit) -> None:
    stranger = sit(family().served.url)
    stranger.goes("/")
    stranger.heading("Sign in")
    stranger.follows("Help now")
    stranger.heading("Help now")
    stranger.does_not_read("Mika", "Ana")
    stranger.finds_it_clean()


def test_a_pause_is_silent_until_they_end_it_and_nobody_else_sees_it(family: Callable[..., Family]) -> None:
    home = family()
    ana = home.who()
    ana.follows("Pause")
    ana.finds_it_clean()
    ana.presses("Pause everything")
    ana.heading("Paused.")
    ana.finds_it_clean()
    ana.goes("/")
    ana.reads("Paused.")
    home.who("Jo").does_not_read("Paused.")
    ana.follows("End the pause")
    ana.presses("End the pause")
    ana.heading("The pause is over.")
    ana.finds_it_clean()
    ana.follows("Open home")
    ana.does_not_read("Paused.")


def test_leaving_quickly_shows_measures_and_going_back_shows_nothing_private(family: Callable[..., Family]) -> None:
    ana = family().who()
    ana.follows("Memories")
    ana.goes("/keepsakes/")
    ana.reads("The little box")
    ana.presses("Leave quickly")
    ana.heading("Measures")
    ana.does_not_read("Beside", "Mika", "Ana")
    assert ana.page.title() == "Measures"
    ana.finds_it_clean()
    for _ in range(2):
        ana.page.go_back()
        ana.does_not_read("The little box", "Mika", "Ana")
    ana.goes("/")
    ana.heading("Sign in")
