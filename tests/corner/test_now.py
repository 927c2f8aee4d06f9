"""What home shows now, composed from ledgers alone."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from beside import journeys, keepsakes, rituals
from beside.base.clock import SetClock
from beside.base.ids import new_id
from beside.corner.now import Now, now, trip
from beside.corner.standing import Standing, stand
from beside.journeys import Journey, Planned, Step
from beside.keepsakes import Keepsake, Move, Place, Sort

ANA = new_id()
ZONE = "Europe/Berlin"
SILL = Place(kind="home", words="on the windowsill")


@pytest.fixture
def at() -> SetClock:
    """Friday 27 November 2026, 9:00 in Berlin."""
    return SetClock(datetime(2026, 11, 27, 8, tzinfo=UTC))


def thing(sort: Sort, *moves: Move) -> Standing:
    """A keepsake with a ledger."""
    return stand(new_id(), Keepsake(sort=sort), [(new_id(), move) for move in moves])


def put(place: Place, at: SetClock) -> Move:
    """It stands there."""
    return keepsakes.put(place, by=ANA, clock=at)


def weekend(at: SetClock, *steps: Step) -> tuple[UUID, Journey, list[tuple[UUID, Step]]]:
    """To Oma and back, as far as these steps."""
    leaves, back = (
        Planned(day="2026-11-27", part="morning", zone=ZONE),
        Planned(day="2026-11-29", part="evening", zone=ZONE),
    )
    journey = journeys.plan("Oma", leaves, back, by=ANA, clock=at, zone=ZONE)
    return new_id(), journey, [(new_id(), step) for step in steps]


def seen(at: SetClock, *standings: Standing, **more: object) -> Now:
    """What home shows of these."""
    return now(standings, more.get("trips", ()), more.get("moments", ()), at.now(), ZONE)  # type: ignore[arg-type]


def test_nothing_known_is_an_empty_windowsill(at: SetClock) -> None:
    shown = seen(at)
    assert shown.empty
    assert shown.setting == "home"


def test_at_home_things_of_one_spot_stand_together(at: SetClock) -> None:
    box, bear = thing("box", put(SILL, at)), thing("bear", put(SILL, at))
    drawer = thing("prints", put(Place(kind="home", words="in the drawer"), at))
    shown = seen(at, box, bear, drawer)
    assert (shown.setting, shown.here, shown.too) == ("home", (box, bear), (drawer,))


def test_what_is_not_shown_is_in_none_of_it(at: SetClock) -> None:
    hidden = thing("box", put(Place(kind="not_shown", words="in the cupboard"), at))
    assert seen(at, hidden).empty


def test_not_yet_and_with_somebody_are_said_apart(at: SetClock) -> None:
    box = thing("box", put(Place(kind="not_yet", words="Haller’s"), at))
    pouch = thing("pouch", put(Place(kind="somebody", person="Oma"), at))
    bear = thing("bear", put(SILL, at))
    shown = seen(at, box, pouch, bear)
    assert (shown.awaited, shown.apart, shown.here) == ((box,), (pouch,), (bear,))


def test_with_us_and_no_journey_is_a_packed_bag(at: SetClock) -> None:
    locket = thing("locket", keepsakes.take(by=new_id(), clock=at))
    box = thing("box", keepsakes.take(by=ANA, clock=at, container="in the blue bag"))
    shown = seen(at, box, locket)
    assert (shown.setting, shown.here, shown.apart) == ("packed", (box,), (locket,))
    assert shown.container == "in the blue bag"


def test_on_the_way_it_is_in_the_car_and_there_by_the_window(at: SetClock) -> None:
    id, journey, _ = weekend(at)
    out = journeys.departures(id, journey)[0]
    assert out.leg is not None
    left = journeys.we_are_on_the_way(out.leg, by=ANA, clock=at)
    with_us = keepsakes.with_us(out, by=ANA, clock=at, container="in the blue bag")
    on_the_road = trip(id, journey, [(new_id(), left)], {})
    assert seen(at, thing("box", with_us), trips=[on_the_road]).setting == "car"
    at.move(timedelta(hours=3))
    arrived = keepsakes.arrive("Oma", by=ANA, clock=at, zone="Europe/Lisbon")
    there = trip(id, journey, [(new_id(), left), (new_id(), journeys.we_are_here(out.leg, by=ANA, clock=at))], {})
    shown = seen(at, thing("box", arrived), thing("bear", put(SILL, at)), trips=[there])
    assert (shown.setting, shown.place, shown.zone) == ("there", "Oma", "Europe/Lisbon")
    assert [one.thing.sort for one in shown.too] == ["bear"]


def test_a_glass_stands_where_it_was_brought_and_nowhere_else(at: SetClock) -> None:
    id, journey, _ = weekend(at)
    out = journeys.departures(id, journey)[0]
    assert out.leg is not None
    at_home = (new_id(), rituals.bring_water(by=ANA, clock=at))
    assert seen(at, thing("box", put(SILL, at)), moments=[at_home]).water == at_home
    steps = [(new_id(), journeys.we_are_on_the_way(out.leg, by=ANA, clock=at))]
    carried = thing("box", keepsakes.with_us(out, by=ANA, clock=at))
    on_the_road = [trip(id, journey, steps, {})]
    assert seen(at, carried, trips=on_the_road, moments=[at_home]).water is None
    steps.append((new_id(), journeys.we_are_here(out.leg, by=ANA, clock=at)))
    arrived = thing("box", keepsakes.arrive("Oma", by=ANA, clock=at))
    there = [trip(id, journey, steps, {})]
    assert seen(at, arrived, trips=there, moments=[at_home]).water is None
    at_omas = (new_id(), rituals.bring_water(by=ANA, clock=at, journey=id, place="Oma"))
    assert seen(at, arrived, trips=there, moments=[at_home, at_omas]).water == at_omas


def test_no_glass_is_never_an_empty_glass(at: SetClock) -> None:
    brought = (new_id(), rituals.bring_water(by=ANA, clock=at))
    box = thing("box", put(SILL, at))
    at.move(timedelta(hours=12, minutes=30))
    later = seen(at, box, moments=[brought])
    assert later.water is None
    assert later.water_today == brought[1]
    at.move(timedelta(hours=8))
    assert seen(at, box, moments=[brought]).water_today is None


def test_what_nobody_can_see_is_in_no_picture(at: SetClock) -> None:
    there = put(SILL, at)
    at.move(timedelta(minutes=1))
    box = thing("box", there, keepsakes.not_found(SILL, by=new_id(), clock=at))
    shown = seen(at, box)
    assert shown.here == ()
    assert shown.apart == (box,)


def test_the_journey_that_leaves_first_comes_next(at: SetClock) -> None:
    later = journeys.plan(
        "The sea",
        Planned(day="2026-12-12", time="06:10", zone=ZONE),
        "open",
        by=ANA,
        clock=at,
        zone=ZONE,
    )
    id, sooner, _ = weekend(at)
    trips = [trip(new_id(), later, [], {}), trip(id, sooner, [], {})]
    coming = seen(at, trips=trips).coming
    assert coming is not None
    assert coming.journey.place == "Oma"
