"""The little box, told as it happened: Ana, Jo, Tom, and Oma."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from beside.base.clock import SetClock, to_millis
from beside.base.ids import new_id
from beside.keepsakes import (
    Departure,
    Keepsake,
    Line,
    Move,
    Place,
    answers,
    arrive,
    cannot_find,
    come_home,
    found,
    give,
    history,
    last_known,
    last_rest,
    not_found,
    pack,
    put,
    slip,
    stays,
    take,
    whereabouts,
    with_us,
)

ANA, JO, TOM = new_id(), new_id(), new_id()
SILL = Place(kind="home", words="on the windowsill")
LEAVING = Departure(of=new_id(), leg=new_id())


class Told:
    """A ledger as it grows; every line is said ten minutes after the one before."""

    def __init__(self) -> None:
        self.clock = SetClock(datetime(2026, 11, 27, 9, 0, tzinfo=UTC))
        self.lines: list[Line] = []

    def say(self, move: Move) -> UUID:
        id = new_id()
        self.lines.append((id, move))
        self.clock.move(timedelta(minutes=10))
        return id

    @property
    def seen(self) -> tuple[UUID, ...]:
        return whereabouts(self.lines).seen


@pytest.fixture
def box() -> Told:
    return Told()


def test_a_thing_nobody_has_spoken_of_is_at_no_known_place() -> None:
    nothing = whereabouts([])
    assert (nothing.stands, nothing.place.kind, nothing.since, nothing.found) == (None, "unknown", None, True)


def test_the_latest_word_stands_and_nothing_is_beside_it_when_it_was_seen(box: Told) -> None:
    box.say(put(SILL, by=ANA, clock=box.clock))
    taken = box.say(take(by=JO, clock=box.clock, container="in the blue bag", seen=box.seen))
    now = whereabouts(box.lines)
    assert now.stands is not None
    assert now.stands[0] == taken
    assert (now.place.kind, now.member, now.container, now.beside) == ("with_us", JO, "in the blue bag", ())


def test_two_who_had_not_seen_each_other_are_both_shown(box: Told) -> None:
    ana = box.say(put(SILL, by=ANA, clock=box.clock))
    box.say(put(Place(kind="home", words="in the drawer"), by=JO, clock=box.clock))
    now = whereabouts(box.lines)
    assert now.place.words == "in the drawer"
    assert [id for id, _ in now.beside] == [ana]
    box.say(put(SILL, by=JO, clock=box.clock, seen=now.seen))
    assert whereabouts(box.lines).beside == ()


def test_to_say_less_is_not_to_say_another_thing(box: Told) -> None:
    box.say(put(SILL, by=ANA, clock=box.clock))
    box.say(put(Place(kind="home"), by=JO, clock=box.clock))
    assert whereabouts(box.lines).beside == ()


def test_since_when_goes_back_to_the_first_word_for_this_place(box: Told) -> None:
    first = to_millis(box.clock.now())
    box.say(put(SILL, by=ANA, clock=box.clock))
    box.say(stays(LEAVING, SILL, by=JO, clock=box.clock, seen=box.seen))
    assert whereabouts(box.lines).since == first


def test_a_slip_is_taken_back_and_what_stood_before_stands_again(box: Told) -> None:
    box.say(put(SILL, by=ANA, clock=box.clock))
    before = whereabouts(box.lines)
    wrong = box.say(give("Oma", by=JO, clock=box.clock, seen=box.seen))
    taken_back = box.say(slip(wrong, by=JO, clock=box.clock))
    assert whereabouts(box.lines) == before
    told = history(box.lines)
    assert [one.id for one in told][:2] == [taken_back, wrong]
    assert told[1].taken_back is not None
    assert told[1].taken_back[0] == taken_back
    box.say(slip(taken_back, by=JO, clock=box.clock))
    assert whereabouts(box.lines).place.person == "Oma"


def test_taking_back_what_was_built_upon_does_not_wake_the_past(box: Told) -> None:
    box.say(put(SILL, by=ANA, clock=box.clock))
    between = box.say(take(by=JO, clock=box.clock, seen=box.seen))
    box.say(put(Place(kind="home", words="in the drawer"), by=JO, clock=box.clock, seen=box.seen))
    box.say(slip(between, by=JO, clock=box.clock))
    now = whereabouts(box.lines)
    assert (now.place.words, now.beside) == ("in the drawer", ())


def test_a_child_stands_beside_and_does_not_end_the_asking(box: Told) -> None:
    box.say(put(SILL, by=ANA, clock=box.clock))
    tom = box.say(with_us(LEAVING, by=TOM, clock=box.clock, known="child", seen=box.seen))
    now = whereabouts(box.lines)
    assert now.place == SILL
    assert [id for id, _ in now.beside] == [tom]
    asked = answers(box.lines, LEAVING)
    assert (asked.state, [id for id, _ in asked.child_said]) == ("open", [tom])
    box.say(slip(tom, by=TOM, clock=box.clock, known="child"))
    assert answers(box.lines, LEAVING).child_said == ()


def test_a_child_takes_back_no_grown_up(box: Told) -> None:
    ana = box.say(with_us(LEAVING, by=ANA, clock=box.clock))
    box.say(slip(ana, by=TOM, clock=box.clock, known="child"))
    assert answers(box.lines, LEAVING).answer == "with_us"


def test_two_answers_are_both_shown_until_one_names_both(box: Told) -> None:
    jo = box.say(with_us(LEAVING, by=JO, clock=box.clock, container="in the blue bag"))
    ana = box.say(cannot_find(LEAVING, SILL, by=ANA, clock=box.clock))
    asked = answers(box.lines, LEAVING)
    assert (asked.state, [id for id, _ in asked.lines]) == ("two", [jo, ana])
    again = box.say(cannot_find(LEAVING, SILL, by=ANA, clock=box.clock))
    assert [id for id, _ in answers(box.lines, LEAVING).lines] == [jo, again]
    box.say(with_us(LEAVING, by=ANA, clock=box.clock, seen=answers(box.lines, LEAVING).seen))
    assert answers(box.lines, LEAVING).answer == "with_us"


def test_two_who_say_the_same_are_one_answer(box: Told) -> None:
    box.say(with_us(LEAVING, by=JO, clock=box.clock))
    box.say(with_us(LEAVING, by=ANA, clock=box.clock))
    assert answers(box.lines, LEAVING).state == "answered"


def test_an_answer_at_one_departure_is_none_at_another(box: Told) -> None:
    box.say(with_us(LEAVING, by=JO, clock=box.clock))
    assert answers(box.lines, Departure(of=LEAVING.of, leg=new_id())).state == "open"


def test_what_nobody_can_see_keeps_the_words_of_where_it_was(box: Told) -> None:
    box.say(put(SILL, by=ANA, clock=box.clock))
    box.say(not_found(SILL, by=JO, clock=box.clock, seen=box.seen))
    now = whereabouts(box.lines)
    assert (now.found, now.place.kind, now.place.words) == (False, "unknown", "on the windowsill")
    box.say(found(Place(kind="home", words="under the bed"), by=ANA, clock=box.clock, seen=box.seen))
    assert whereabouts(box.lines).found


def test_before_it_was_packed_it_stood_on_the_windowsill(box: Told) -> None:
    sill = box.say(put(SILL, by=ANA, clock=box.clock))
    packed = box.say(pack("in the blue bag", by=ANA, member=ANA, clock=box.clock, at=LEAVING, seen=box.seen))
    rest, known = last_rest(box.lines), last_known(box.lines)
    assert rest is not None
    assert known is not None
    assert (rest[0], known[0]) == (sill, packed)
    assert answers(box.lines, LEAVING).state == "open", "packed is not yet an answer"
    box.say(arrive("Oma", by=ANA, clock=box.clock, zone="Europe/Berlin", seen=box.seen))
    assert whereabouts(box.lines).place == Place(kind="away", words="Oma", zone="Europe/Berlin")
    box.say(come_home("on the windowsill", by=ANA, clock=box.clock, seen=box.seen))
    assert whereabouts(box.lines).place == SILL


def test_what_a_phone_said_earlier_stands_where_it_was_said(box: Told) -> None:
    nine = to_millis(box.clock.now())
    box.clock.move(timedelta(hours=3))
    later = box.say(put(SILL, by=ANA, clock=box.clock))
    box.say(take(by=ANA, clock=box.clock, said=nine + 60_000, offset=60_000))
    now = whereabouts(box.lines)
    assert now.stands is not None
    assert now.stands[0] == later


@pytest.mark.parametrize("kind", ["with_us", "unknown"])
def test_what_stays_stays_at_a_place(box: Told, kind: str) -> None:
    with pytest.raises(ValueError, match="stays"):
        stays(LEAVING, Place(kind=kind), by=ANA, clock=box.clock)  # type: ignore[arg-type]


def test_a_slip_names_what_it_takes_back_and_a_move_says_where(box: Told) -> None:
    with pytest.raises(ValueError, match="slip"):
        Move(act="slip", said=0, came=0)
    with pytest.raises(ValueError, match="where"):
        Move(act="put", said=0, came=0)
    with pytest.raises(ValueError, match="time zone"):
        Place(kind="away", zone="Europe/Atlantis")


def test_a_keepsake_keeps_the_family_s_words() -> None:
    box = Keepsake(sort="box").call_it("The little box").belongs("on the windowsill").tell("It came in spring.")
    assert (box.word, box.spot, box.story, box.holds_ashes) == (
        "The little box",
        "on the windowsill",
        "It came in spring.",
        True,
    )
    assert not Keepsake(sort="bear").holds_ashes


def test_the_example_of_the_docs(box: Told) -> None:
    a = box.say(put(SILL, by=ANA, clock=box.clock))
    b = box.say(with_us(LEAVING, by=JO, clock=box.clock, container="in the blue bag", seen=(a,)))
    c = box.say(cannot_find(LEAVING, SILL, by=ANA, clock=box.clock, seen=(a,)))
    d = box.say(with_us(LEAVING, by=TOM, clock=box.clock, known="child", seen=(a,)))
    asked, where = answers(box.lines, LEAVING), whereabouts(box.lines)
    assert (asked.state, [id for id, _ in asked.lines], [id for id, _ in asked.child_said]) == ("two", [b, c], [d])
    assert where.stands is not None
    assert (where.stands[0], where.found, [id for id, _ in where.beside]) == (c, False, [b, d])
    slipped = [*box.lines, (new_id(), slip(c, by=ANA, clock=box.clock))]
    assert [id for id, _ in answers(slipped, LEAVING).lines] == [b]
    box.say(with_us(LEAVING, by=ANA, clock=box.clock, seen=(*where.seen, *asked.seen)))
    assert (answers(box.lines, LEAVING).answer, whereabouts(box.lines).beside) == ("with_us", ())
