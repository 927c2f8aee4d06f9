"""What holds of any ledger of moves, whoever said what, with whatever clocks, in whatever order it arrives."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.items.kinds import order
from beside.keepsakes import (
    Act,
    Answer,
    Departure,
    Line,
    Move,
    Place,
    answer_of,
    answers,
    grown,
    history,
    last_known,
    last_rest,
    standing,
    whereabouts,
)

pytestmark = pytest.mark.slow

ANA, JO, OMA, TOM = (UUID(int=n) for n in range(1, 5))
GROWN_UPS = (ANA, JO, OMA)
HERE = Departure(of=UUID(int=9), leg=UUID(int=10))
LATER = Departure(of=UUID(int=9), leg=UUID(int=11))
IDS = [UUID(int=100 + n) for n in range(10)]
FRESH = [UUID(int=200 + n) for n in range(4)]
LATE = 1_000_000
"""After everything that `ledgers` makes."""

ACTS: list[Act] = ["put", "taken", "given", "packed", "arrived", "home", "not_found", "found", "slip"]

places = st.builds(
    Place,
    kind=st.sampled_from(["home", "with_us", "away", "somebody", "not_shown", "not_yet"]),
    words=st.sampled_from(["", "on the windowsill", "in the drawer"]),
    member=st.sampled_from([None, ANA, JO]),
)


@st.composite
def moves(draw: st.DrawFn, *, child: bool | None = None, times: int = 20) -> Move:
    """Any move, slips of anything included; clocks may be off, and what was seen may be anything."""
    by_child = draw(st.booleans()) if child is None else child
    act = draw(st.sampled_from(ACTS))
    slips = act == "slip"
    return Move(
        act=act,
        place=None if slips else draw(places),
        at=draw(st.sampled_from([None, HERE, HERE, LATER])),
        seen=tuple(draw(st.sets(st.sampled_from(IDS), max_size=4))),
        takes_back=draw(st.sampled_from(IDS)) if slips else None,
        said=draw(st.integers(0, times)),
        came=draw(st.integers(0, times)),
        offset=draw(st.integers(-3, 3)),
        by=draw(st.sampled_from([TOM, ANA] if by_child else GROWN_UPS)),
        known="child" if by_child else "touch",
    )


@st.composite
def ledgers(draw: st.DrawFn) -> list[Line]:
    """Any ledger of up to ten lines, mostly of grown-ups."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True))
    return [(id, draw(moves(child=None if draw(st.booleans()) else False))) for id in ids]


def answer(value: Answer, by: UUID, at: int, seen: tuple[UUID, ...] = ()) -> Move:
    """An answer at the departure, said at that time."""
    said: dict[Answer, tuple[Act, Place | None]] = {
        "with_us": ("taken", Place(kind="with_us")),
        "stays": ("put", Place(kind="home")),
        "cannot_find": ("not_found", None),
    }
    act, place = said[value]
    return Move(act=act, place=place, at=HERE, seen=seen, said=at, came=at, by=by)


def slip_of(id: UUID, at: int, by: UUID = ANA) -> Move:
    return Move(act="slip", takes_back=id, said=at, came=at, by=by)


values = st.sampled_from(["with_us", "stays", "cannot_find"])


@given(ledgers(), st.data())
def test_the_order_of_arrival_and_arriving_twice_change_nothing(ledger: list[Line], data: st.DataObject) -> None:
    twice = ledger + data.draw(st.lists(st.sampled_from(ledger), max_size=5)) if ledger else []
    arrived = data.draw(st.permutations(twice))
    assert whereabouts(arrived) == whereabouts(ledger)
    assert answers(arrived, HERE) == answers(ledger, HERE)
    assert history(arrived) == history(ledger)
    assert (last_rest(arrived), last_known(arrived)) == (last_rest(ledger), last_known(ledger))


@given(ledgers(), moves(child=False, times=LATE), st.integers(0, LATE))
def test_a_slip_restores_exactly_what_stood_before(ledger: list[Line], wrong: Move, at: int) -> None:
    said, taken_back, after_all = FRESH[:3]
    with_it = [*ledger, (said, wrong)]
    slipped = [*with_it, (taken_back, slip_of(said, at, JO))]
    assert whereabouts(slipped) == whereabouts(ledger)
    assert answers(slipped, HERE) == answers(ledger, HERE)
    again = [*slipped, (after_all, slip_of(taken_back, at))]
    assert whereabouts(again) == whereabouts(with_it)
    assert answers(again, HERE) == answers(with_it, HERE)


@given(ledgers(), moves(child=True, times=LATE))
def test_a_child_s_touch_changes_no_word_of_a_grown_up(ledger: list[Line], touch: Move) -> None:
    touched = [*ledger, (FRESH[0], touch)]
    before, after = whereabouts(ledger), whereabouts(touched)
    assert [line for line in after.heads if grown(line[1])] == [line for line in before.heads if grown(line[1])]
    if before.stands and grown(before.stands[1]):
        assert (after.stands, after.place, after.since, after.found) == (
            before.stands,
            before.place,
            before.since,
            before.found,
        )
        assert after.contradicted == before.contradicted
    was, now = answers(ledger, HERE), answers(touched, HERE)
    assert (now.state, now.answer, now.lines) == (was.state, was.answer, was.lines)


@given(ledgers())
def test_without_the_children_s_touches_the_grown_ups_words_would_be_the_same(ledger: list[Line]) -> None:
    alone = [line for line in ledger if grown(line[1])]
    heads = tuple(line for line in whereabouts(ledger).heads if grown(line[1]))
    assert heads == whereabouts(alone).heads
    assert answers(ledger, HERE).lines == answers(alone, HERE).lines


@given(ledgers(), values, values, st.booleans(), st.lists(values, max_size=3), values)
def test_two_different_answers_are_both_shown_until_one_has_seen_both(
    ledger: list[Line], ana: Answer, jo: Answer, ana_first: bool, more: list[Answer], last: Answer
) -> None:
    his = FRESH[0]
    at_his, at_hers = (LATE + 1, LATE) if ana_first else (LATE, LATE + 1)
    said = [*ledger, (his, answer(jo, JO, at_his)), (FRESH[1], answer(ana, ANA, at_hers))]
    hers = FRESH[1]
    for n, value in enumerate([ana, *more]):
        if n:
            hers = UUID(int=300 + n)
            said.append((hers, answer(value, ANA, LATE + 2 + n, (hers, FRESH[1]))))
        shown = answers(said, HERE)
        if value != jo:
            assert shown.state == "two"
        if shown.state == "two":
            assert {his, hers} <= {id for id, _ in shown.lines}
    settled = answer(last, OMA, LATE + 100, answers(said, HERE).seen)
    said.append((FRESH[2], settled))
    assert answers(said, HERE) == answers(list(reversed(said)), HERE)
    assert (answers(said, HERE).state, answers(said, HERE).answer) == ("answered", last)


@given(ledgers())
def test_the_latest_word_of_a_grown_up_stands_and_nothing_vanishes_without_a_reason(ledger: list[Line]) -> None:
    where = whereabouts(ledger)
    live = standing(ledger)
    assert bool(where.heads) == bool(live)
    if not live:
        return
    said = [line for line in live if grown(line[1])] or list(live)
    assert where.stands == max(said, key=lambda line: order(line[1], line[0]))
    everything = dict(ledger)
    for id, move in live:
        later = [one for one in live if order(one[1], one[0]) > order(move, id)]
        knew = any(one.by == move.by for _, one in later) or any(
            id in one.seen and order(one, other) > order(move, id) for other, one in everything.items()
        )
        assert (id, move) in where.heads or knew
    assert {id for id, _ in where.beside} <= set(where.seen)


@given(ledgers())
def test_history_forgets_nothing_and_is_newest_first(ledger: list[Line]) -> None:
    told = history(ledger)
    assert {one.id: one.move for one in told} == dict(ledger)
    assert [order(one.move, one.id) for one in told] == sorted((order(move, id) for id, move in ledger), reverse=True)
    left = {one.id for one in told if one.taken_back is None and one.move.act != "slip"}
    assert left == {id for id, _ in standing(ledger)}


@given(ledgers())
def test_an_answer_is_one_of_what_was_answered_there(ledger: list[Line]) -> None:
    shown = answers(ledger, HERE)
    for _, move in (*shown.lines, *shown.child_said):
        assert move.at == HERE
        assert answer_of(move) is not None
    assert (shown.state == "two") == (len({answer_of(move) for _, move in shown.lines}) > 1)
    assert all(grown(move) for _, move in shown.lines)
