"""The first evening: four questions on one form, nothing stored before there is a key."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client

from beside.base.clock import SetClock
from beside.family import members
from beside.family.household import Household
from beside.family.models import Family, Grant, Holder, Pass, Room, RoomRecord, Unlocker
from beside.items.house import House
from beside.items.models import Item
from beside.keepsakes import Keepsake
from beside.web.boot import boot
from beside.web.keepsakes.shelf import standings

OWN = "the branch in the bottle by the window"


@pytest.fixture
def nobody(db: None, clock: SetClock) -> Client:
    """A browser in front of a Beside that nobody has begun."""
    for model in (Family, Grant, Holder, Pass, Room, RoomRecord, Unlocker, Item):
        model.objects.all().delete()
    return Client(headers={"user-agent": "Chrome"})


def fields(page: str) -> QueryDict:
    """What the form on a page would send, with its hidden and chosen fields."""
    data = QueryDict(mutable=True)
    form = page[page.index("<form") : page.index("</form>")]
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in attributes and attributes["name"] != "csrfmiddlewaretoken":
            data.appendlist(attributes["name"], unescape(attributes.get("value", "")))
    return data


def send(client: Client, page: str, go: str, **more: object) -> str:
    """Touch a button on a page, with what was typed or touched before."""
    data = fields(page)
    for name, value in more.items():
        data.setlist(name.replace("_", "-"), list(value) if isinstance(value, (list, tuple)) else [str(value)])
    data["go"] = go
    answer = client.post("/begin/", data.urlencode(), content_type="application/x-www-form-urlencoded")
    return answer.content.decode() if answer.status_code != 303 else ""


def to_words(client: Client, **answers: object) -> str:
    """Go through the first three screens."""
    page = client.get("/begin/").content.decode()
    page = send(client, page, "next", name=answers.get("name", ""))
    where = {f"where_{sort}": place for sort, place in dict(answers.get("where", {})).items()}  # type: ignore[call-overload]
    page = send(client, page, "next", have=answers.get("have", []), **where)
    return send(client, page, "next", you=answers.get("you", ""))


def household() -> Household:
    """Everything that was kept, as the first member opens it."""
    family = members.the_family()
    assert family is not None
    return Household.of(open_house())


def open_house() -> House:
    """The house behind the words that were chosen."""
    family = members.the_family()
    assert family is not None
    opened = members.try_words(family, OWN)
    assert opened is not None
    return opened.house(boot.clock)


def begin_with_own(client: Client, page: str) -> str:
    """Choose words of one's own, so that a test knows them."""
    page = send(client, page, "own")
    return send(client, page, "keep", own_words=OWN)


def test_home_and_the_door_lead_to_the_first_question(nobody: Client) -> None:
    assert nobody.get("/")["Location"] == "/begin/"
    assert nobody.get("/in/")["Location"] == "/begin/"
    assert "What do you call your baby?" in nobody.get("/begin/").content.decode()


def test_four_screens_and_a_key_and_home(nobody: Client) -> None:
    page = to_words(nobody, name="Mika", have=["box", "bear"], where={"box": "us", "bear": "somebody"}, you="Ana")
    assert "Here are five words." in page
    assert not Item.objects.exists()
    assert not Holder.objects.exists()
    words = re.findall(r"<li>(\w+)</li>", page)
    assert len(words) == 5
    send(nobody, page, "keep")
    home = nobody.get("/")
    assert home.status_code == 200
    assert "the box" in home.content.decode()
    family = members.the_family()
    assert family is not None
    opened = members.try_words(family, " ".join(words))
    assert opened is not None
    house = opened.house(boot.clock)
    people = Household.of(house)
    assert [baby.value.name for baby in people.babies] == ["Mika"]
    assert [person.value.name for person in people.people] == ["Ana"]
    assert {one.thing.sort: one.now.place.kind for one in standings(house)} == {"box": "home", "bear": "somebody"}


def test_back_keeps_what_was_typed(nobody: Client) -> None:
    page = nobody.get("/begin/").content.decode()
    page = send(nobody, page, "next", name="Mika Ånön")
    page = send(nobody, page, "next", have=["urn"], where_urn="notyet")
    page = send(nobody, page, "back", you="Papa")
    assert fields(page).getlist("have") == ["urn"]
    assert fields(page)["where-urn"] == "notyet"
    assert fields(page)["you"] == "Papa"
    page = send(nobody, page, "back")
    assert fields(page)["name"] == "Mika Ånön"
    page = send(nobody, send(nobody, page, "next"), "next")
    assert fields(page)["you"] == "Papa"


def test_more_than_one_baby_in_the_familys_order(nobody: Client) -> None:
    page = nobody.get("/begin/").content.decode()
    page = send(nobody, page, "more", name="Ida")
    assert fields(page).getlist("name") == ["Ida", ""]
    page = send(nobody, page, "more", name=["Ida", "Jonas"])
    page = send(nobody, page, "next", name=["Ida", "Jonas", ""])
    page = send(nobody, send(nobody, page, "next"), "next")
    begin_with_own(nobody, page)
    assert [baby.value.name for baby in household().babies] == ["Ida", "Jonas", ""]


def test_no_name_is_a_whole_answer(nobody: Client) -> None:
    page = send(nobody, nobody.get("/begin/").content.decode(), "no-name", name="")
    assert "What do you have" in page
    begin_with_own(nobody, send(nobody, send(nobody, page, "next"), "next"))
    assert [baby.value.name for baby in household().babies] == [""]


def test_everything_can_be_left(nobody: Client) -> None:
    page = send(nobody, nobody.get("/begin/").content.decode(), "later")
    page = send(nobody, page, "leave-out")
    begin_with_own(nobody, send(nobody, page, "next"))
    kept = household()
    assert kept.words is not None
    assert kept.words.value.later == ("name",)
    assert kept.words.value.left_out == ("have",)
    assert open_house().all(Keepsake) == []
    page = nobody.get("/").content.decode()
    assert "A windowsill, with room on it." in page


def test_after_nothing_nothing_is_suggested(nobody: Client) -> None:
    page = to_words(nobody, have=["nothing"])
    begin_with_own(nobody, page)
    assert open_house().all(Keepsake) == []


def test_other_words_are_offered_on_asking(nobody: Client) -> None:
    page = to_words(nobody)
    other = send(nobody, page, "other-words")
    assert re.findall(r"<li>(\w+)</li>", page) != re.findall(r"<li>(\w+)</li>", other)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("short", "15 characters are needed"),
        ("Mika sleeps in the house", "a name or a date from your family"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "Others could guess this quickly"),
    ],
)
def test_own_words_that_are_refused_stay_in_the_field(nobody: Client, typed: str, sentence: str) -> None:
    page = send(nobody, to_words(nobody, name="Mika"), "own")
    page = send(nobody, page, "keep", own_words=typed)
    assert sentence in page
    assert fields(page)["own-words"] == typed
    assert not Holder.objects.exists()


def test_once_begun_it_cannot_begin_again(nobody: Client) -> None:
    page = to_words(nobody)
    send(nobody, page, "keep")
    assert nobody.get("/begin/")["Location"] == "/in/"
    before = Holder.objects.count()
    assert send(Client(headers={"user-agent": "Chrome"}), page, "keep") == ""
    assert Holder.objects.count() == before


def test_a_zone_that_is_none_is_passed_over(nobody: Client) -> None:
    page = nobody.get("/begin/").content.decode()
    page = send(nobody, page, "next", zone="Nowhere/At_all")
    begin_with_own(nobody, send(nobody, send(nobody, page, "next"), "next"))
    words = household().words
    assert words is not None
    assert words.value.zone != "Nowhere/At_all"


def test_the_browsers_zone_is_where_home_is(nobody: Client) -> None:
    page = nobody.get("/begin/").content.decode()
    page = send(nobody, page, "next", zone="Asia/Kathmandu")
    begin_with_own(nobody, send(nobody, send(nobody, page, "next"), "next"))
    words = household().words
    assert words is not None
    assert words.value.zone == "Asia/Kathmandu"
