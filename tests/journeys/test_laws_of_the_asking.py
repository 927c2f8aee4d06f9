"""Nothing that came along can go unasked on the way back, whatever was said, touched, taken back, or said twice."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.base.clock import SetClock, from_millis, to_millis
from beside.journeys import (
    Departure,
    Planned,
    Step,
    Stride,
    arrival,
    arrive,
    asked_at,
    count,
    departures,
    home_again,
    is_past,
    net,
    next_departure,
    packing_first,
    plan,
    state,
    unanswered,
    until_asked_again,
    we_are_here,
)
from beside.keepsakes import Line, Move, Place, answers, grown, standing, whereabouts

pytestmark = pytest.mark.slow

ANA, JO, TOM = UUID(int=1), UUID(int=2), UUID(int=3)
BOX, BEAR, RING = UUID(int=11), UUID(int=12), UUID(int=13)
OF = UUID(int=20)
BERLIN = "Europe/Berlin"
START = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
CLOCK = SetClock(START)
JOURNEY = plan(
    "Oma",
    Planned(day="2026-11-27", part="morning", zone=BERLIN),
    Planned(day="2026-11-29", part="afternoon", zone=BERLIN),
    by=ANA,
    clock=CLOCK,
    zone=BERLIN,
    along=(BOX, BEAR),
)
THERE, BACK = departures(OF, JOURNEY)
SILL = Place(kind="home", words="on the windowsill")
AT_OMA = Place(kind="away", words="Oma", zone=BERLIN)
WITH_US = Place(kind="with_us")
IDS = [UUID(int=100 + n) for n in range(6)]
THREE_DAYS = 3 * 24 * 60


def minutes(at: int) -> int:
    """So many minutes after the start, in milliseconds."""
    return to_millis(START + timedelta(minutes=at))


SAID: list[tuple[str, Place | None, Departure | None]] = [
    ("taken", WITH_US, THERE),
    ("put", SILL, THERE),
    ("not_found", None, THERE),
    ("packed", WITH_US, THERE),
    ("arrived", AT_OMA, arrival(THERE)),
    ("given", Place(kind="somebody", person="Oma"), None),
    ("taken", WITH_US, None),
    ("put", SILL, None),
    ("found", AT_OMA, None),
    ("taken", WITH_US, BACK),
    ("put", AT_OMA, BACK),
    ("home", SILL, None),
    ("slip", None, None),
]
NOT_STAYING = [one for one in SAID if one[0] not in ("put", "given", "home")]


def _move(drawn: tuple[tuple[str, Place | None, Departure | None], int, UUID, list[UUID], UUID]) -> Move:
    (act, place, at), came, by, seen, other = drawn
    return Move(
        act=act,  # type: ignore[arg-type]
        place=place,
        at=at,
        seen=tuple(seen),
        takes_back=other if act == "slip" else None,
        said=minutes(came),
        came=minutes(came),
        by=by,
        known="child" if by == TOM else "touch",
    )


def _step(drawn: tuple[str, int, UUID, UUID | None, UUID]) -> Step:
    act, came, by, leg, other = drawn
    return Step(
        act=act,  # type: ignore[arg-type]
        leg=leg,
        until=minutes(came + 20) if act == "later" else None,
        takes_back=other if act == "slip" else None,
        said=minutes(came),
        came=minutes(came),
        by=by,
        known="child" if by == TOM else "touch",
    )


times, people, some_ids = st.integers(0, THREE_DAYS), st.sampled_from([ANA, JO, TOM]), st.sampled_from(IDS)


def ledgers(said: list[tuple[str, Place | None, Departure | None]] = SAID) -> st.SearchStrategy[list[Line]]:
    """Any ledger of one keepsake over the weekend."""
    move = st.tuples(st.sampled_from(said), times, people, st.lists(some_ids, max_size=2), some_ids).map(_move)
    return st.dictionaries(some_ids, move, max_size=5).map(lambda lines: list(lines.items()))


def strides() -> st.SearchStrategy[list[Stride]]:
    """Any steps of the journey, slips and a child's touches among them."""
    acts = st.sampled_from(["leaving", "left", "stayed", "arrived", "home", "later", "water_no", "slip"])
    step = st.tuples(acts, times, people, st.sampled_from([THERE.leg, BACK.leg]), some_ids).map(_step)
    return st.dictionaries(some_ids, step, max_size=5).map(lambda steps: list(steps.items()))


weekends = st.fixed_dictionaries({BOX: ledgers(), BEAR: st.just([]) | ledgers(), RING: ledgers()})


@given(weekends, strides())
def test_what_is_not_asked_on_the_way_back_was_given_or_answered_to_stay(
    moves: dict[UUID, list[Line]], steps: list[Stride]
) -> None:
    asked = asked_at(BACK, JOURNEY, moves, steps)
    for id in set(JOURNEY.along) - set(asked):
        where = whereabouts(moves[id])
        assert where.found
        assert not where.beside
        assert where.place.kind != "with_us"
        if where.place.kind != "somebody":
            answered = answers(moves[id], THERE)
            assert "put" in {move.act for _, move in answered.lines}
            assert answered.state == "answered"


@given(ledgers(NOT_STAYING), strides(), st.booleans())
def test_what_came_along_and_was_not_left_is_asked_about(lines: list[Line], steps: list[Stride], listed: bool) -> None:
    came = any(
        grown(move) and (move.act == "arrived" or (move.act == "taken" and move.at == THERE))
        for _, move in standing(lines)
    )
    thing = BOX if listed else RING
    if listed or came:
        assert thing in asked_at(BACK, JOURNEY, {thing: lines}, steps)


@given(weekends, strides(), st.randoms())
def test_nothing_depends_on_the_order_of_arrival(
    moves: dict[UUID, list[Line]],
    steps: list[Stride],
    chance: Random,
) -> None:
    now = START + timedelta(days=2)
    mixed = {id: [*lines, *lines[:2]] for id, lines in moves.items()}
    for lines in mixed.values():
        chance.shuffle(lines)
    turned = list(reversed(steps)) + steps[:2]
    for departure in (THERE, BACK):
        assert asked_at(departure, JOURNEY, mixed, turned) == asked_at(departure, JOURNEY, moves, steps)
        assert unanswered(JOURNEY, departure, mixed, turned, now) == unanswered(JOURNEY, departure, moves, steps, now)
        assert packing_first(departure, JOURNEY, mixed, turned) == packing_first(departure, JOURNEY, moves, steps)
    assert state(JOURNEY, turned, mixed) == state(JOURNEY, steps, moves)
    assert home_again(OF, JOURNEY, mixed, turned) == home_again(OF, JOURNEY, moves, steps)


@given(weekends, strides(), st.integers(0, THREE_DAYS))
def test_past_the_net_an_open_question_is_never_silent_but_for_twenty_minutes(
    moves: dict[UUID, list[Line]], steps: list[Stride], at: int
) -> None:
    now = START + timedelta(minutes=at)
    for departure, leg in zip((THERE, BACK), JOURNEY.legs, strict=True):
        assert leg.leaves is not None
        asking = count(departure, asked_at(departure, JOURNEY, moves, steps), moves, steps, now)
        silence = unanswered(JOURNEY, departure, moves, steps, now)
        until = until_asked_again(departure, steps)
        put_off = until is not None and from_millis(until) > now
        if silence is not None:
            assert silence.open == asking.open
            assert not put_off
            assert silence.past_plan == (now >= net(leg.leaves))
        elif now >= net(leg.leaves) and not put_off and not is_past(departure, JOURNEY, steps):
            assert asking.complete


@given(weekends, strides(), st.sampled_from(["left", "leaving", "stayed", "arrived", "home", "later"]))
def test_a_child_moves_no_journey_and_puts_nothing_off(
    moves: dict[UUID, list[Line]], steps: list[Stride], act: str
) -> None:
    at = minutes(THREE_DAYS)
    touch = Step(
        act=act,  # type: ignore[arg-type]
        leg=BACK.leg,
        until=at + 1 if act == "later" else None,
        said=at,
        came=at,
        by=TOM,
        known="child",
    )
    touched = [*steps, (UUID(int=300), touch)]
    now = from_millis(at)
    assert state(JOURNEY, touched, moves) == state(JOURNEY, steps, moves)
    assert next_departure(OF, JOURNEY, touched) == next_departure(OF, JOURNEY, steps)
    for departure in (THERE, BACK):
        assert unanswered(JOURNEY, departure, moves, touched, now) == unanswered(JOURNEY, departure, moves, steps, now)


@given(weekends, strides())
def test_a_slip_of_a_step_restores_how_far_the_journey_was(moves: dict[UUID, list[Line]], steps: list[Stride]) -> None:
    wrong, slip = UUID(int=300), UUID(int=301)
    here = we_are_here(BACK.leg or OF, by=JO, clock=CLOCK)
    back = Step(act="slip", takes_back=wrong, said=minutes(1), came=minutes(1), by=ANA)
    assert state(JOURNEY, [(slip, back), *steps, (wrong, here)], moves) == state(JOURNEY, steps, moves)


@given(weekends, strides())
def test_home_again_tells_of_everything_that_was_to_come_along(
    moves: dict[UUID, list[Line]], steps: list[Stride]
) -> None:
    home = home_again(OF, JOURNEY, moves, steps)
    told = [*home.back, *home.with_us, *(id for id, _ in home.not_back)]
    assert len(told) == len(set(told))
    assert set(JOURNEY.along) | set(asked_at(BACK, JOURNEY, moves, steps)) == set(told)
    if home.closes:
        for id in told:
            where = whereabouts(moves[id])
            assert where.found
            assert not where.contradicted
            assert where.place.kind != "with_us"


@given(weekends, strides())
def test_only_what_was_answered_with_us_is_written_down_as_arrived(
    moves: dict[UUID, list[Line]], steps: list[Stride]
) -> None:
    clock = SetClock(START + timedelta(days=4))
    step, arrived = arrive(THERE, JOURNEY, moves, steps, by=ANA, clock=clock)
    assert step.act == "arrived"
    for n, (id, move) in enumerate(arrived):
        assert answers(moves[id], THERE).answer == "with_us"
        after = {**moves, id: [*moves[id], (UUID(int=400 + n), move)]}
        assert whereabouts(after[id]).place == AT_OMA
        assert id in asked_at(BACK, JOURNEY, after, steps), "what arrived is asked about on the way back"
