"""Ana, Jo, Lea, Tom and Oma, who keep Mika part of the family. All invented."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from beside import journeys, keepsakes, rituals
from beside.base.departure import Departure
from beside.commands.invented.living import Life, painted
from beside.commands.invented.people import SignsIn
from beside.family.kinds import Baby, FamilyWords, Person
from beside.journeys import PackingLine, Planned
from beside.keepsakes import Place

ZONE = "Europe/Berlin"
FRIDAY, SATURDAY = 4, 5
"""As `date.weekday` counts."""


def live(spare_folder: Path) -> list[SignsIn]:
    """Ten weeks: the little box comes home, everybody is let in, a weekend at Oma's, and the sea ahead."""
    life = Life.begin(spare_folder, ZONE)
    _first_evening(life)
    _the_family_comes_in(life)
    _the_box_comes_home(life)
    _a_weekend_at_omas(life)
    _things_kept(life)
    _the_sea_ahead(life)
    _this_morning(life)
    return life.people


def _first_evening(life: Life) -> None:
    life.at(72, 21, 10)
    house = life.first_evening("Ana", FamilyWords(zone=ZONE, country="DE", accent="moss", sentence="Mika died."))
    house.add(Baby(name="Mika"))
    life.thing("box", "box", "The little box", Place(kind="not_yet", words="Haller’s"), by="Ana")
    life.thing("bear", "bear", "The bear", Place(kind="home", words="on the windowsill"), by="Ana")
    life.thing("prints", "prints", "The footprints", Place(kind="home", words="on the windowsill"), by="Ana")


def _the_family_comes_in(life: Life) -> None:
    life.at(71, 20, 30)
    life.joins("Jo", Person(name="Jo", role="keeper", place=1))
    life.child("Lea", 5, 0)
    life.child("Tom", 3, 1)
    life.at(66, 17)
    life.joins("Oma", Person(name="Oma", role="family", place=2))
    life.thing("locket", "locket", "The locket", Place(kind="with_us", member=life.who("Jo")), by="Jo")
    at_omas = Place(kind="somebody", person="Oma", words="Freiburg")
    life.thing("pouch", "pouch", "The pouch", at_omas, by="Ana")


def _the_box_comes_home(life: Life) -> None:
    life.at(62, 15, 20)
    life.move(
        "box",
        lambda seen: keepsakes.come_home("on the windowsill", by=life.who("Jo"), clock=life.clock, seen=seen),
        by="Jo",
    )
    house = life.house("Ana")
    kept = house.get(keepsakes.Keepsake, life.things["box"])
    story = "Jo carried it up the stairs. Lea chose the spot: beside the bear, where one can see the apple tree."
    house.change(kept, kept.value.belongs("on the windowsill").tell(story))


def _a_weekend_at_omas(life: Life) -> None:
    friday_back = _days_back_to_a_friday(life)
    sunday_back = friday_back - 2
    life.at(friday_back + 3, 20)
    along = (life.things["box"], life.things["bear"])
    friday, sunday = _day(life, friday_back), _day(life, sunday_back)
    journey = journeys.plan(
        "Oma",
        Planned(day=friday, part="morning", zone=ZONE),
        Planned(day=sunday, part="afternoon", zone=ZONE),
        by=life.who("Ana"),
        clock=life.clock,
        zone=ZONE,
        drives=life.who("Jo"),
        along=along,
    )
    trip = life.plan(journey, by="Ana")
    out, back = journeys.departures(trip, journey)
    _leave(life, out, by="Jo", days_back=friday_back, hour=9)
    life.bag("in the blue bag", painted((120, 142, 168), (52, 66, 92), (230, 206, 170), seed=4), out, by="Jo")
    life.at(friday_back, 12, 40)
    _arrive(life, journey, out, by="Ana")
    life.say(
        rituals.bring_water(by=life.who("Ana"), clock=life.clock, journey=trip, place="Oma", children=("Tom",)),
        of=trip,
        by="Ana",
    )
    _leave(life, back, by="Ana", days_back=sunday_back, hour=14)
    life.at(sunday_back, 17, 5)
    _arrive(life, journey, back, by="Ana")
    for key in ("box", "bear"):
        life.move(
            key,
            lambda seen: keepsakes.come_home("on the windowsill", by=life.who("Ana"), clock=life.clock, seen=seen),
            by="Ana",
        )
    life.step(trip, journeys.close(by=life.who("Ana"), clock=life.clock), by="Ana")


def _leave(life: Life, departure: Departure, *, by: str, days_back: int, hour: int) -> None:
    assert departure.leg is not None
    life.at(days_back, hour, 45)
    life.step(departure.of, journeys.we_are_leaving(departure.leg, by=life.who(by), clock=life.clock), by=by)
    for minute, key in ((50, "box"), (52, "bear")):
        life.at(days_back, hour, minute)
        life.move(
            key,
            lambda seen: keepsakes.with_us(
                departure,
                by=life.who(by),
                clock=life.clock,
                container="in the blue bag",
                member=life.who(by),
                seen=seen,
            ),
            by=by,
        )
    life.at(days_back, hour, 58)
    life.step(departure.of, journeys.we_are_on_the_way(departure.leg, by=life.who(by), clock=life.clock), by=by)


def _arrive(life: Life, journey: journeys.Journey, departure: Departure, *, by: str) -> None:
    moves = {id: tuple(lines) for id, lines in life.moves().items()}
    step, arrived = journeys.arrive(
        departure, journey, moves, life.steps(departure.of), by=life.who(by), clock=life.clock
    )
    life.step(departure.of, step, by=by)
    for thing, move in arrived:
        life.say(move, of=thing, by=by)


def _things_kept(life: Life) -> None:
    life.at(40, 21, 30)
    life.photo(
        "In the striped blanket, the morning in room four",
        painted((214, 198, 182), (150, 122, 108), (246, 226, 196), seed=1),
        by="Ana",
        covered=True,
    )
    life.at(_days_back_to_a_friday(life) - 1, 16)
    life.photo(
        "The branch that Oma put in a bottle",
        painted((196, 210, 214), (108, 128, 92), (244, 236, 200), seed=2),
        by="Jo",
    )
    life.at(8, 18, 15)
    life.photo(
        "Tom shows the box the first snow", painted((226, 230, 238), (160, 170, 190), (250, 248, 244), seed=3), by="Ana"
    )


def _the_sea_ahead(life: Life) -> None:
    life.at(3, 20, 40)
    today = datetime.now(UTC).astimezone(life.zone).date()
    saturday = today + timedelta(days=(SATURDAY - today.weekday()) % 7 or 7)
    journey = journeys.plan(
        "The sea",
        Planned(day=saturday.isoformat(), part="morning", zone=ZONE),
        Planned(day=(saturday + timedelta(days=1)).isoformat(), part="afternoon", zone=ZONE),
        by=life.who("Ana"),
        clock=life.clock,
        zone=ZONE,
        drives=life.who("Jo"),
        along=(life.things["box"], life.things["bear"]),
    )
    trip = life.plan(journey, by="Ana")
    for words in ("The certificate of cremation", "The glass from the kitchen", "Lea’s raincoat"):
        life.keep(PackingLine(words=words), of=trip, by="Ana")


def _this_morning(life: Life) -> None:
    life.at(0, 8, 20)
    life.keep(rituals.bring_water(by=life.who("Ana"), clock=life.clock, children=("Tom",)), by="Ana")


def _day(life: Life, days_back: int) -> str:
    return (datetime.now(UTC).astimezone(life.zone).date() - timedelta(days=days_back)).isoformat()


def _days_back_to_a_friday(life: Life) -> int:
    """A Friday between eleven and seventeen days back."""
    today = datetime.now(UTC).astimezone(life.zone).date()
    return 11 + (today.weekday() - FRIDAY - 11) % 7
