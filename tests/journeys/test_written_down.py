"""Whatever is kept comes back as it was, and its form on the disk is the one that was frozen."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest

from beside.base.clock import SetClock
from beside.items.kinds import Kind
from beside.journeys import Departure, Journey, PackingLine, Planned, Step, ask_again, plan, that_was_a_slip
from beside.keepsakes import Keepsake, Move, Place, cannot_find, pack, put, slip, with_us

ANA = UUID(int=1)
CLOCK = SetClock(datetime(2026, 11, 27, 8, 52, tzinfo=UTC))
LEAVING = Departure(of=UUID(int=2), leg=UUID(int=3))
BERLIN = "Europe/Berlin"
JOURNEY = plan(
    "Oma",
    Planned(day="2026-11-27", part="morning", zone=BERLIN),
    Planned(day="2026-11-29", time="15:30", zone=BERLIN),
    by=ANA,
    clock=CLOCK,
    zone=BERLIN,
    along=[UUID(int=4)],
)


@pytest.mark.parametrize(
    "value",
    [
        Keepsake(sort="box", word="The little box", babies=(UUID(int=5),), second=True),
        put(Place(kind="somebody", person="Oma", words="Freiburg", zone=BERLIN), by=ANA, clock=CLOCK),
        pack("in the blue bag", by=ANA, member=ANA, clock=CLOCK, at=LEAVING, seen=(UUID(int=6),)),
        with_us(LEAVING, by=ANA, clock=CLOCK, known="photo", said=5, offset=2),
        cannot_find(LEAVING, by=ANA, clock=CLOCK),
        slip(UUID(int=7), by=ANA, clock=CLOCK),
        JOURNEY,
        ask_again(LEAVING, by=ANA, clock=CLOCK),
        ask_again(Departure(of=UUID(int=8)), by=ANA, clock=CLOCK),
        that_was_a_slip(UUID(int=7), by=ANA, clock=CLOCK),
        PackingLine(words="The glass from the kitchen").packed(ANA),
    ],
    ids=lambda value: type(value).__name__,
)
def test_it_comes_back_as_it_was(value: Kind) -> None:
    assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value


def test_the_form_on_the_disk_of_an_answer() -> None:
    answer = with_us(LEAVING, by=ANA, clock=CLOCK, container="in the blue bag")
    assert msgspec.json.decode(msgspec.json.encode(answer)) == {
        "said": 1795769520000,
        "came": 1795769520000,
        "by": "00000000-0000-0000-0000-000000000001",
        "act": "taken",
        "place": {"kind": "with_us"},
        "container": "in the blue bag",
        "at": {"of": "00000000-0000-0000-0000-000000000002", "leg": "00000000-0000-0000-0000-000000000003"},
    }


def test_the_form_on_the_disk_of_a_leg() -> None:
    written = msgspec.json.decode(msgspec.json.encode(JOURNEY))
    assert set(written) == {"place", "legs", "carries", "along", "planned_at"}
    leg = written["legs"][0]
    assert leg == {
        "id": str(JOURNEY.legs[0].id),
        "from": {"kind": "home", "zone": BERLIN},
        "to": {"kind": "away", "words": "Oma", "zone": BERLIN},
        "leaves": {"day": "2026-11-27", "part": "morning", "zone": BERLIN},
    }


@pytest.mark.parametrize(
    "broken",
    [
        {"place": "Oma", "legs": [], "carries": str(ANA), "planned_at": 0},
        {**msgspec.to_builtins(JOURNEY), "legs": [msgspec.to_builtins(JOURNEY.legs[0])] * 2},
    ],
)
def test_a_journey_without_legs_or_with_a_leg_twice_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(broken, Journey)


@pytest.mark.parametrize(
    "broken",
    [
        {"act": "slip"},
        {"act": "closed", "takes_back": str(ANA)},
        {"act": "later", "leg": str(ANA)},
        {"act": "closed", "until": 5},
        {"act": "left"},
    ],
)
def test_a_step_that_says_too_little_or_too_much_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"said": 0, "came": 0, **broken}, Step)


def test_a_line_to_bring_has_words_and_comes_out_again() -> None:
    line = PackingLine(words="The certificate").packed(ANA)
    assert (line.done, line.unpacked(ANA).done) == (True, False)
    with pytest.raises(ValueError, match="words"):
        PackingLine(words=" ")


def test_a_place_of_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"said": 0, "came": 0, "act": "put", "place": {"kind": "lost"}}, Move)
