"""Words that are lost: the command at the computer, its link, new words."""

import pytest
from tests.browser.conftest import Sit
from tests.browser.served import Served
from tests.browser.test_first_evening import begin, five_words


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "by hand"])
def test_the_command_at_the_computer_opens_a_page_where_new_words_are_chosen(
    empty: Served, sit: Sit, scripts: bool
) -> None:
    ana = sit(empty.url)
    begin(ana, you="Ana")
    port = empty.url.rpartition(":")[2]
    made = empty.place.beside("let-me-in", "--for", "Ana", "--yes", "--port", port)
    link = made.stdout.split()[-1]
    stranger = sit(empty.url, "desk", scripts=scripts)
    stranger.goes(link.removeprefix(empty.url))
    if not scripts:
        stranger.writes("The part of the link after the sign #", link.partition("#")[2])
        stranger.presses("Go on")
    new = five_words(stranger)
    stranger.reads("For Ana")
    stranger.presses("I have written them down")
    stranger.reads("We are going away")
    ana.goes("/")
    ana.reads("Ana was let in with the spare key")
    ana.finds_it_clean()
    ana.presses("It was one of us")
    ana.does_not_read("spare key")
    other = sit(empty.url)
    other.goes("/")
    other.signs_in(new)
    other.reads("We are going away")
    again = sit(empty.url)
    again.expects(404)
    again.goes(link.removeprefix(empty.url))
    again.reads("This link opens nothing now.")
