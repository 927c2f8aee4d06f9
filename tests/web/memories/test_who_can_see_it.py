"""Who can see a thing, in words: preset by kind, people named where it matters, no room offered that is not theirs."""

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID, uuid4

import pytest

from beside.family.household import Household
from beside.family.kinds import Person, Role
from beside.items.house import House, Kept
from beside.items.kinds import RoomKind
from beside.web.memories.who import Who
from beside.web.voice import plain

KEEPER: frozenset[RoomKind] = frozenset({"together", "everyday", "guarded", "own"})


@dataclass
class Rooms:
    member: UUID
    rooms: frozenset[RoomKind] = KEEPER
    has_closed_rooms: bool = False
    people: list[Kept[Person]] = field(default_factory=list)


def who(*people: tuple[str, Role], rooms: frozenset[RoomKind] = KEEPER, closed: bool = False, me: int = 0) -> Who:
    kept = [Kept(uuid4(), 1, "together", None, Person(name=name, role=role)) for name, role in people]
    house = Rooms(kept[me].id, rooms, closed)
    return Who(Household(words=None, babies=(), people=kept, children=()), cast(House, house))


PARENTS: tuple[tuple[str, Role], ...] = (("Ana", "keeper"), ("Jo", "keeper"))
WITH_OMA: tuple[tuple[str, Role], ...] = (*PARENTS, ("Oma", "family"))
WITH_NELE: tuple[tuple[str, Role], ...] = (*WITH_OMA, ("Nele", "friend"))


def words(who: Who, chosen: RoomKind = "everyday") -> list[str]:
    return [plain(choice.text) for choice in who.choices(chosen)]


def test_two_keepers_choose_among_three() -> None:
    assert words(who(*PARENTS)) == [
        "All of us, the children too",
        "The adults: Ana and Jo, and whoever you let in later",
        "Only me",
    ]


def test_the_keepers_alone_join_once_an_adult_is_no_keeper() -> None:
    assert words(who(*WITH_OMA)) == [
        "All of us, the children too",
        "The adults: Ana, Jo and Oma, and whoever you let in later",
        "Only the keepers: Ana and Jo",
        "Only me",
    ]


def test_people_are_named_once_an_adult_cannot_see_everything() -> None:
    ana = who(*WITH_NELE)
    assert words(ana) == [
        "All of us: Ana, Jo, Oma and Nele, the children too",
        "The family: Ana, Jo and Oma, and whoever joins it later",
        "Only the keepers: Ana and Jo",
        "Only me",
    ]
    assert plain(ana.line("together")) == "Ana, Jo, Oma and Nele can see this, and the children."
    assert plain(ana.line("everyday")) == "Ana, Jo and Oma can see this."


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("together", "All of us can see this, the children too."),
        ("everyday", "The adults of the family can see this."),
        ("guarded", "Only the keepers can see this: Ana and Jo."),
        ("own", "Only you can see this."),
    ],
)
def test_the_line_says_it_whole(room: RoomKind, line: str) -> None:
    assert plain(who(*WITH_OMA).line(room)) == line


def test_whoever_gave_no_name_leaves_no_gap() -> None:
    unnamed = who(("", "keeper"), ("Jo", "keeper"), ("Oma", "family"))
    assert words(unnamed) == [
        "All of us, the children too",
        "The adults, and whoever you let in later",
        "Only the keepers",
        "Only me",
    ]
    assert plain(unnamed.line("guarded")) == "Only the keepers can see this."


def test_a_family_member_is_offered_no_room_of_the_keepers() -> None:
    oma = who(*WITH_OMA, rooms=frozenset({"together", "everyday", "own"}), me=2)
    assert oma.offered() == ["together", "everyday", "own"]
    closed = who(*WITH_OMA, rooms=frozenset({"together", "everyday"}), closed=True, me=2)
    assert closed.offered() == ["together", "everyday", "own"]


def test_a_friend_begins_with_all_of_us() -> None:
    nele = who(*WITH_NELE, rooms=frozenset({"together", "own"}), me=3)
    assert nele.preset("everyday") == "together"
    assert nele.offered() == ["together", "own"]


def test_closed_rooms_are_offered_and_ask_for_the_words() -> None:
    ana = who(*WITH_OMA, rooms=frozenset({"together", "everyday"}), closed=True)
    assert [(choice.value, choice.asks) for choice in ana.choices("everyday")] == [
        ("together", False),
        ("everyday", False),
        ("guarded", True),
        ("own", True),
    ]


def test_names_of_the_family_are_escaped_and_stand_in_their_own_direction() -> None:
    html = who(("<b>", "keeper"), ("Jo", "keeper")).choices("everyday")[1].text
    assert "<bdi>&lt;b&gt;</bdi>" in html
