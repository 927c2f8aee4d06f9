"""A full disk: a clear page, the text still in it, nothing half kept; and once there is room, it goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Family
from tests.objects import shots

STORY = "Jo carried it up the stairs. " * 4000
"""More than the pages of the database that are there can take."""
LINE = "In the striped blanket, and so on. " * 570
"""Nearly as long as a line may be."""
FULL = "The disk is full, so nothing new can be kept."


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Says "none" while there is none."""
    return tmp_path / "room"


def test_a_story_stays_in_the_page_and_is_kept_once_there_is_room(family: Callable[..., Family], room: Path) -> None:
    home = family(room=room)
    ana = home.who("Ana", "desk")
    ana.expects(507)
    ana.goes(f"/keepsakes/{home.things['box']}/tell/")
    ana.writes("Its story", STORY)
    room.write_text("none")
    ana.presses("Keep this")
    ana.heading(FULL)
    ana.reads("Everything that was kept is safe.")
    assert ana.page.get_by_label("What you wrote").input_value().count("up the stairs.") == 4000
    ana.finds_it_clean()
    ana.presses("Try again")
    ana.heading(FULL)
    other = home.who("Jo")
    other.goes(f"/keepsakes/{home.things['box']}/")
    other.heading("The little box")
    other.does_not_read("up the stairs")
    room.unlink()
    ana.presses("Try again")
    ana.heading("The little box")
    ana.reads("Jo carried it up the stairs.")


def test_a_photo_is_kept_whole_or_not_at_all(family: Callable[..., Family], room: Path) -> None:
    home = family(room=room)
    ana = home.who()
    ana.follows("Keep something")
    ana.takes_a_picture("Which photo", shots.jpeg(900, 600))
    ana.writes("Your line under it", "In the striped blanket")
    room.write_text("none")
    ana.expects(507)
    ana.presses("Keep this")
    ana.reads(FULL, "Everything that was kept is safe.")
    expect(ana.page.get_by_label("Your line under it")).to_have_value("In the striped blanket")
    ana.finds_it_clean()
    assert objects(home) == []
    jo = home.who("Jo", "desk")
    jo.follows("Memories")
    jo.does_not_read("In the striped blanket", "Kept by")
    room.unlink()
    ana.takes_a_picture("Which photo", shots.jpeg(900, 600))
    ana.presses("Keep this")
    ana.reads("Kept.", "In the striped blanket")
    assert len(objects(home)) == 3


def test_a_photo_whose_line_finds_no_room_is_not_half_kept(family: Callable[..., Family], room: Path) -> None:
    home = family(room=room)
    ana = home.who("Ana", "desk")
    ana.follows("Keep something")
    ana.takes_a_picture("Which photo", shots.jpeg(900, 600))
    ana.writes("Your line under it", LINE)
    room.write_text("none for rows")
    ana.expects(507)
    ana.presses("Keep this")
    ana.reads(FULL)
    ana.reads_in_a_field("In the striped blanket, and so on.")
    ana.goes("/memories/")
    ana.does_not_read("In the striped blanket", "Kept by")
    ana.goes(f"/keepsakes/{home.things['box']}/")
    ana.heading("The little box")


def test_the_bag_waits_as_well(family: Callable[..., Family], room: Path) -> None:
    home = family(room=room)
    ana = home.who()
    ana.follows("We are going away")
    ana.writes("The place, in your words", "Oma")
    for legend, day in (("You leave", "Saturday 21 November"), ("You come back", "Sunday 22 November")):
        group = ana.page.get_by_role("group", name=legend, exact=True)
        ana.chooses(day, group)
        ana.chooses("Morning", group)
    ana.presses("Done")
    ana.presses("We are leaving now")
    ana.follows("Take a picture of the bag")
    ana.takes_a_picture("The picture", shots.jpeg(900, 600))
    ana.writes("What is it in?", "in the blue bag")
    room.write_text("none")
    ana.expects(507)
    ana.presses("Keep this")
    ana.reads("There is no room for IMG_0042.jpg. Everything before it is kept.")
    expect(ana.page.get_by_label("What is it in?")).to_have_value("in the blue bag")
    assert objects(home) == []
    ana.finds_it_clean()


def objects(home: Family) -> list[Path]:
    """Every file of the store, whole or not."""
    return [path for path in (home.served.place.home / "objects").rglob("*") if path.is_file()]
