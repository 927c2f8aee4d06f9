"""A weekend at Oma's, told as it happened: Ana carries, Jo drives, Tom helps, and the little box comes along."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from beside.base.clock import SetClock, to_millis
from beside.base.ids import new_id
from beside.journeys import (
    BackBeforeLeavingError,
    Count,
    Departure,
    Journey,
    Part,
    Planned,
    Step,
    Stride,
    add_way_back,
    again,
    arrive,
    arrived_at,
    ask_again,
    asked_at,
    asked_at_the_door,
    been_to,
    bring,
    cancel,
    close,
    count,
    departures,
    home_again,
    last_place_at_home,
    leave_at,
    next_departure,
    no_water,
    packing_first,
    plan,
    state,
    that_was_a_slip,
    unanswered,
    water_declined,
    we_are_leaving,
    we_are_on_the_way,
    we_stay,
    where_it_stays,
    who,
)
from beside.keepsakes import (
    Line,
    Move,
    Place,
    cannot_find,
    come_home,
    found,
    give,
    pack,
    put,
    slip,
    stays,
    take,
    whereabouts,
    with_us,
)

ANA, JO, TOM = new_id(), new_id(), new_id()
BOX, BEAR, LOCKET = new_id(), new_id(), new_id()
SILL = Place(kind="home", words="on the windowsill")
BERLIN = "Europe/Berlin"


def on(day: str, part: Part | None = None, time: str | None = None) -> Planned:
    return Planned(day=day, part=part, time=time, zone=BERLIN)


class Weekend:
    """The family's ledgers as they grow. Local time is UTC + 1."""

    def __init__(self) -> None:
        self.clock = SetClock(datetime(2026, 11, 26, 20, 30, tzinfo=UTC))
        self.id = new_id()
        self.moves: dict[UUID, list[Line]] = {BOX: [], BEAR: [], LOCKET: []}
        self.steps: list[Stride] = []
        self.journey = plan(
            "Oma",
            on("2026-11-27", "morning"),
            on("2026-11-29", "afternoon"),
            by=ANA,
            clock=self.clock,
            zone=BERLIN,
            drives=JO,
            along=(BOX, BEAR),
        )
        self.move(BOX, put(SILL, by=ANA, clock=self.clock))
        self.move(BEAR, put(SILL, by=ANA, clock=self.clock))

    def move(self, keepsake: UUID, move: Move) -> UUID:
        id = new_id()
        self.moves[keepsake].append((id, move))
        self.clock.move(timedelta(minutes=1))
        return id

    def step(self, step: Step) -> UUID:
        id = new_id()
        self.steps.append((id, step))
        self.clock.move(timedelta(minutes=1))
        return id

    def at(self, day: int, hour: int, minute: int) -> None:
        self.clock.at = datetime(2026, 11, day, hour, minute, tzinfo=UTC)

    @property
    def there(self) -> Departure:
        return departures(self.id, self.journey)[0]

    @property
    def back(self) -> Departure:
        return departures(self.id, self.journey)[-1]

    @property
    def phase(self) -> str:
        return state(self.journey, self.steps, self.moves).phase

    def count(self, departure: Departure) -> Count:
        along = asked_at(departure, self.journey, self.moves, self.steps)
        return count(departure, along, self.moves, self.steps, self.clock.now())

    def silence(self, departure: Departure, *, journey: Journey | None = None) -> tuple[UUID, ...] | None:
        found = unanswered(journey or self.journey, departure, self.moves, self.steps, self.clock.now())
        return found.open if found else None

    def with_us(self, departure: Departure, *things: UUID, by: UUID = ANA) -> None:
        for thing in things:
            seen = whereabouts(self.moves[thing]).seen
            self.move(thing, with_us(departure, by=by, clock=self.clock, container="in the blue bag", seen=seen))

    def go_there(self) -> None:
        self.at(27, 8, 50)
        leg = self.journey.legs[0].id
        self.step(we_are_leaving(leg, by=ANA, clock=self.clock))
        self.with_us(self.there, BOX, BEAR)
        self.step(we_are_on_the_way(leg, by=ANA, clock=self.clock))
        self.at(27, 13, 0)
        self.arrive(self.there)

    def arrive(self, departure: Departure) -> None:
        step, moves = arrive(departure, self.journey, self.moves, self.steps, by=ANA, clock=self.clock)
        self.step(step)
        for thing, move in moves:
            self.move(thing, move)


@pytest.fixture
def weekend() -> Weekend:
    return Weekend()


def test_there_and_back_with_nothing_left_behind(weekend: Weekend) -> None:
    assert weekend.phase == "planned"
    weekend.move(BOX, pack("in the blue bag", member=ANA, by=ANA, clock=weekend.clock, at=weekend.there))
    assert weekend.phase == "packing"
    assert [first.state for first in packing_first(weekend.there, weekend.journey, weekend.moves, [])] == [
        "packed",
        "open",
    ]
    weekend.at(27, 8, 50)
    weekend.step(we_are_leaving(weekend.journey.legs[0].id, by=ANA, clock=weekend.clock))
    assert weekend.phase == "leaving"
    assert weekend.count(weekend.there).open == (BOX, BEAR)
    weekend.with_us(weekend.there, BOX, BEAR)
    assert weekend.count(weekend.there).complete
    weekend.step(we_are_on_the_way(weekend.journey.legs[0].id, by=JO, clock=weekend.clock))
    assert weekend.phase == "out"
    weekend.arrive(weekend.there)
    assert weekend.phase == "there"
    assert arrived_at(weekend.journey, weekend.steps) is not None
    assert whereabouts(weekend.moves[BOX]).place == Place(kind="away", words="Oma", zone=BERLIN)
    assert next_departure(weekend.id, weekend.journey, weekend.steps) == weekend.back
    weekend.at(29, 13, 0)
    weekend.step(we_are_leaving(weekend.journey.legs[1].id, by=ANA, clock=weekend.clock))
    assert weekend.count(weekend.back).open == (BOX, BEAR)
    weekend.with_us(weekend.back, BOX, BEAR)
    weekend.step(we_are_on_the_way(weekend.journey.legs[1].id, by=ANA, clock=weekend.clock))
    assert weekend.phase == "back"
    weekend.arrive(weekend.back)
    assert weekend.phase == "home"
    home = home_again(weekend.id, weekend.journey, weekend.moves, weekend.steps)
    assert (home.with_us, home.closes) == ((BOX, BEAR), False)
    for thing in home.with_us:
        spot = last_place_at_home(weekend.moves[thing])
        assert spot == SILL
        seen = whereabouts(weekend.moves[thing]).seen
        weekend.move(thing, come_home(spot.words, by=ANA, clock=weekend.clock, seen=seen))
    home = home_again(weekend.id, weekend.journey, weekend.moves, weekend.steps)
    assert (home.back, home.closes) == ((BOX, BEAR), True)
    weekend.step(close(by=ANA, clock=weekend.clock))
    assert state(weekend.journey, weekend.steps, weekend.moves).over


def test_what_stays_at_home_on_purpose_is_not_asked_about_on_the_way_back(weekend: Weekend) -> None:
    where = where_it_stays(weekend.there, weekend.journey, weekend.moves[BEAR])
    assert where == SILL
    answer = weekend.move(BEAR, stays(weekend.there, where, by=JO, clock=weekend.clock))
    weekend.with_us(weekend.there, BOX)
    assert weekend.count(weekend.there).complete
    assert weekend.count(weekend.back).open == (BOX,)
    weekend.move(BEAR, slip(answer, by=JO, clock=weekend.clock))
    assert weekend.count(weekend.there).open == (BEAR,)
    assert weekend.count(weekend.back).open == (BOX, BEAR)


def test_what_was_packed_and_then_stays_goes_back_to_where_it_stood(weekend: Weekend) -> None:
    weekend.move(BOX, pack("in the blue bag", by=ANA, clock=weekend.clock, at=weekend.there))
    assert where_it_stays(weekend.there, weekend.journey, weekend.moves[BOX]) == SILL
    assert where_it_stays(weekend.there, weekend.journey, [], "on the shelf").words == "on the shelf"


def test_what_turns_up_after_all_is_asked_about_on_the_way_back(weekend: Weekend) -> None:
    weekend.move(BEAR, stays(weekend.there, SILL, by=JO, clock=weekend.clock))
    weekend.move(BEAR, take(by=JO, clock=weekend.clock, seen=whereabouts(weekend.moves[BEAR]).seen))
    assert BEAR in asked_at(weekend.back, weekend.journey, weekend.moves, weekend.steps)


def test_what_was_to_stay_and_is_found_at_omas_is_asked_about_on_the_way_back(weekend: Weekend) -> None:
    weekend.move(BEAR, stays(weekend.there, SILL, by=JO, clock=weekend.clock))
    at_omas = Place(kind="away", words="Oma", zone=BERLIN)
    weekend.move(BEAR, found(at_omas, by=ANA, clock=weekend.clock, seen=whereabouts(weekend.moves[BEAR]).seen))
    assert BEAR in asked_at(weekend.back, weekend.journey, weekend.moves, weekend.steps)


def test_what_was_with_us_is_asked_about_though_it_is_written_down_at_home(weekend: Weekend) -> None:
    weekend.with_us(weekend.there, BEAR)
    weekend.move(BEAR, put(SILL, by=JO, clock=weekend.clock, seen=whereabouts(weekend.moves[BEAR]).seen))
    assert BEAR in asked_at(weekend.back, weekend.journey, weekend.moves, weekend.steps)


def test_what_oma_has_now_is_not_asked_about_and_is_not_missing_at_home(weekend: Weekend) -> None:
    weekend.go_there()
    weekend.move(BOX, give("Oma", by=ANA, clock=weekend.clock, seen=whereabouts(weekend.moves[BOX]).seen))
    assert weekend.count(weekend.back).open == (BEAR,)
    weekend.move(BEAR, cannot_find(weekend.back, by=ANA, clock=weekend.clock, seen=()))
    weekend.arrive(weekend.back)
    home = home_again(weekend.id, weekend.journey, weekend.moves, weekend.steps)
    assert [id for id, _ in home.not_back] == [BOX, BEAR]
    assert (home.meant, home.closes) == (frozenset({BOX}), False)


def test_what_came_along_stays_asked_about_when_the_list_is_changed(weekend: Weekend) -> None:
    weekend.go_there()
    weekend.journey = bring(weekend.journey, (BOX,))
    assert asked_at(weekend.back, weekend.journey, weekend.moves, weekend.steps) == (BOX, BEAR)


def test_two_answers_stay_open_and_are_both_shown(weekend: Weekend) -> None:
    weekend.move(BOX, with_us(weekend.there, by=JO, clock=weekend.clock))
    weekend.move(BOX, cannot_find(weekend.there, SILL, by=ANA, clock=weekend.clock))
    box = weekend.count(weekend.there).asked[0].answers
    assert (box.state, [move.by for _, move in box.lines]) == ("two", [JO, ANA])
    assert BOX in weekend.count(weekend.there).open


def test_the_net_falls_at_the_end_of_the_part_and_says_what_is_open(weekend: Weekend) -> None:
    weekend.at(27, 9, 59)
    assert weekend.silence(weekend.there) is None
    weekend.at(27, 10, 0)
    assert weekend.silence(weekend.there) == (BOX, BEAR)
    weekend.move(BOX, with_us(weekend.there, by=TOM, clock=weekend.clock, known="child"))
    assert weekend.silence(weekend.there) == (BOX, BEAR), "a child's touch ends no asking"
    weekend.with_us(weekend.there, BOX, BEAR)
    assert weekend.silence(weekend.there) is None


def test_not_yet_puts_it_off_for_twenty_minutes_and_the_net_is_back(weekend: Weekend) -> None:
    weekend.at(27, 10, 0)
    weekend.step(ask_again(weekend.there, by=ANA, clock=weekend.clock))
    assert weekend.silence(weekend.there) is None
    assert weekend.count(weekend.there).asked_again_at == datetime(2026, 11, 27, 10, 20, tzinfo=UTC)
    weekend.at(27, 10, 20)
    assert weekend.silence(weekend.there) == (BOX, BEAR)
    assert weekend.count(weekend.there).asked_again_at is None


def test_not_yet_before_the_plan_is_asked_again_without_a_word_about_the_plan(weekend: Weekend) -> None:
    weekend.at(27, 8, 0)
    weekend.step(ask_again(weekend.there, by=ANA, clock=weekend.clock))
    weekend.at(27, 8, 20)
    found = unanswered(weekend.journey, weekend.there, weekend.moves, weekend.steps, weekend.clock.now())
    assert found is not None
    assert not found.past_plan


def test_a_child_puts_nothing_off_and_moves_no_journey(weekend: Weekend) -> None:
    weekend.at(27, 10, 0)
    weekend.step(ask_again(weekend.there, by=TOM, clock=weekend.clock, known="child"))
    weekend.step(we_are_on_the_way(weekend.journey.legs[0].id, by=TOM, clock=weekend.clock, known="child"))
    assert (weekend.silence(weekend.there), weekend.phase) == ((BOX, BEAR), "planned")


def test_nothing_is_said_of_a_departure_that_lies_behind(weekend: Weekend) -> None:
    weekend.at(27, 13, 0)
    weekend.arrive(weekend.there)
    assert weekend.silence(weekend.there) is None
    assert whereabouts(weekend.moves[BOX]).place == SILL, "nobody has said that it came along"


def test_one_more_day_there_and_everything_is_asked_anew(weekend: Weekend) -> None:
    weekend.go_there()
    leg = weekend.journey.legs[1].id
    weekend.at(29, 13, 0)
    weekend.step(we_are_leaving(leg, by=ANA, clock=weekend.clock))
    weekend.with_us(weekend.back, BOX, BEAR)
    weekend.step(we_stay(leg, by=ANA, clock=weekend.clock))
    weekend.journey = leave_at(weekend.journey, leg, on("2026-11-30", "morning"))
    assert weekend.phase == "there"
    assert weekend.count(weekend.back).open == (BOX, BEAR)
    assert weekend.journey.legs[1].id == leg


def test_two_who_touch_the_same_button_do_not_turn_the_journey_back(weekend: Weekend) -> None:
    leg = weekend.journey.legs[0].id
    on_the_way = weekend.step(we_are_on_the_way(leg, by=ANA, clock=weekend.clock))
    weekend.step(we_are_leaving(leg, by=JO, clock=weekend.clock))
    assert weekend.phase == "out"
    weekend.step(that_was_a_slip(on_the_way, by=ANA, clock=weekend.clock))
    assert weekend.phase == "leaving"


def test_called_off_and_taken_back(weekend: Weekend) -> None:
    off = weekend.step(cancel(by=JO, clock=weekend.clock))
    assert weekend.phase == "cancelled"
    weekend.at(27, 12, 0)
    assert weekend.silence(weekend.there) is None
    assert next_departure(weekend.id, weekend.journey, weekend.steps) is None
    weekend.step(that_was_a_slip(off, by=JO, clock=weekend.clock))
    assert weekend.phase == "planned"


def test_no_water_on_this_journey(weekend: Weekend) -> None:
    assert not water_declined(weekend.journey, weekend.steps)
    weekend.step(no_water(by=ANA, clock=weekend.clock))
    assert water_declined(weekend.journey, weekend.steps)


def test_at_the_door_with_no_journey(weekend: Weekend) -> None:
    weekend.move(LOCKET, give("Oma", by=JO, clock=weekend.clock))
    asking = Departure(of=new_id())
    assert asked_at_the_door(weekend.moves) == (BOX, BEAR)
    weekend.step(ask_again(asking, by=ANA, clock=weekend.clock))
    weekend.with_us(asking, BOX)
    found = count(asking, (BOX, BEAR), weekend.moves, weekend.steps, weekend.clock.now())
    assert found.open == (BEAR,)
    assert found.asked_again_at is not None
    assert count(weekend.there, (), weekend.moves, weekend.steps, weekend.clock.now()).asked_again_at is None


def test_we_are_moving_there_and_a_way_back_can_be_added(weekend: Weekend) -> None:
    moving = plan("the new house", on("2026-12-05", "morning"), "moving", by=ANA, clock=weekend.clock, zone=BERLIN)
    assert (len(moving.legs), moving.legs[0].to.kind) == (1, "home")
    step, moves = arrive(departures(weekend.id, moving)[0], moving, {}, [], by=ANA, clock=weekend.clock)
    assert (step.act, moves) == ("home", ())
    returning = add_way_back(moving, on("2026-12-06", "evening"))
    assert (returning.legs[0].id, returning.legs[0].to.kind, returning.back) == (moving.legs[0].id, "away", "day")
    with pytest.raises(ValueError, match="way back"):
        add_way_back(returning, None)


def test_a_way_back_not_known_yet_is_a_departure_without_a_net(weekend: Weekend) -> None:
    away = plan("the sea", on("2026-12-05", time="06:10"), "open", by=ANA, clock=weekend.clock, zone=BERLIN)
    assert (len(away.legs), away.legs[1].leaves, away.back) == (2, None, "open")
    weekend.journey = away
    weekend.clock.at = datetime(2027, 6, 1, tzinfo=UTC)
    assert weekend.silence(weekend.back) is None
    known = leave_at(away, away.legs[1].id, on("2026-12-08", "midday"))
    assert (known.back, known.legs[1].id) == ("day", away.legs[1].id)


def test_again_to_the_same_place_has_legs_of_its_own(weekend: Weekend) -> None:
    journey = who(weekend.journey, comes=(ANA, JO), carries=ANA, drives=JO)
    more = again(journey, on("2027-01-02", "early"), on("2027-01-03", "night"), by=JO, clock=weekend.clock)
    assert (more.place, more.along, more.comes, more.carries, more.drives) == ("Oma", (BOX, BEAR), (ANA, JO), JO, None)
    assert not {leg.id for leg in more.legs} & {leg.id for leg in journey.legs}


def test_the_way_back_is_not_before_the_way_there(weekend: Weekend) -> None:
    with pytest.raises(BackBeforeLeavingError):
        plan("Oma", on("2026-11-27", "night"), on("2026-11-27", "midday"), by=ANA, clock=weekend.clock, zone=BERLIN)
    assert to_millis(weekend.clock.now()) > weekend.journey.planned_at


def test_where_to_begins_with_the_places_they_have_been_to(weekend: Weekend) -> None:
    first = (weekend.id, weekend.journey)
    weekend.clock.move(timedelta(days=1))
    sea = (new_id(), plan("the sea", on("2026-12-05", "early"), "open", by=ANA, clock=weekend.clock, zone=BERLIN))
    weekend.clock.move(timedelta(days=1))
    oma = (new_id(), again(weekend.journey, on("2026-12-24", "early"), "open", by=ANA, clock=weekend.clock))
    assert been_to([first, sea, oma]) == (oma, sea)
