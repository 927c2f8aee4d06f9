"""What home shows now: where the baby's things are, which journey is under way, whether a glass stands there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from beside.corner.standing import Standing
from beside.journeys import Journey, Moves, Planned, State, Stride, net, state
from beside.rituals import Moment, Time, stood_today, water_stands

type Setting = Literal["home", "packed", "car", "there"]


@dataclass(frozen=True)
class Trip:
    """A journey with its ledger, and how far it has got."""

    id: UUID
    journey: Journey
    steps: tuple[Stride, ...]
    state: State

    @property
    def under_way(self) -> bool:
        """Whether the family has set out, or packs, and is not home again."""
        return not self.state.over and self.state.phase not in ("planned", "cancelled")

    @property
    def next_plan(self) -> Planned | None:
        """When the next leg is planned to leave, if that is known."""
        legs = self.journey.legs
        if self.state.phase in ("there", "back", "home"):
            return legs[-1].leaves
        return legs[0].leaves


@dataclass(frozen=True)
class Now:
    """What is true at home at one moment."""

    at: datetime
    setting: Setting
    zone: str
    """The zone of the place that the picture shows."""
    place: str
    """Where that is, in the family's words: the spot at home, or the place away."""
    container: str
    here: tuple[Standing, ...]
    """What stands in the picture."""
    too: tuple[Standing, ...]
    """At home as well, at another spot."""
    awaited: tuple[Standing, ...]
    """Not with them yet."""
    apart: tuple[Standing, ...]
    """Somewhere else, each with whoever has it."""
    water: Time | None
    water_today: Moment | None
    under_way: Trip | None
    coming: Trip | None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show and nothing to say of anything."""
        return not (self.here or self.too or self.awaited or self.apart)


def trip(id: UUID, journey: Journey, steps: Sequence[Stride], moves: Moves) -> Trip:
    """A journey as far as it has got."""
    return Trip(id, journey, tuple(steps), state(journey, steps, moves))


def now(
    standings: Sequence[Standing], trips: Sequence[Trip], moments: Sequence[Time], at: datetime, home_zone: str
) -> Now:
    """Compose what home shows. What is "at home, not shown" is in none of it."""
    shown = [one for one in standings if one.shown]
    lead = shown[0] if shown else None
    under_way = _first([one for one in trips if one.under_way])
    coming = _first([one for one in trips if not one.state.over and one.state.phase == "planned"])
    setting = _setting(lead, under_way)
    here = tuple(one for one in shown if _is_here(one, lead, setting))
    zone = (lead.now.place.zone if lead and setting == "there" else "") or home_zone
    glasses = _by_the_box(moments, setting, under_way)
    return Now(
        at=at,
        setting=setting,
        zone=zone,
        place=here[0].now.place.words if here else "",
        container=here[0].now.container if here else "",
        here=here,
        too=tuple(one for one in shown if one not in here and one.now.found and one.now.place.kind == "home"),
        awaited=tuple(one for one in shown if one.now.found and one.now.place.kind == "not_yet"),
        apart=tuple(
            one
            for one in shown
            if one not in here and (not one.now.found or one.now.place.kind not in ("home", "not_yet"))
        ),
        water=water_stands(glasses, at, zone),
        water_today=_stood(glasses, at, zone),
        under_way=under_way,
        coming=coming,
    )


def _by_the_box(moments: Sequence[Time], setting: Setting, under_way: Trip | None) -> list[Time]:
    """The glasses that were brought where the picture is; in a bag none stands."""
    match setting:
        case "home":
            here = {id for id, moment in moments if not moment.place}
        case "there":
            here = {id for id, moment in moments if under_way is not None and moment.journey == under_way.id}
        case _:
            here = set()
    return [(id, moment) for id, moment in moments if id in here or moment.takes_back in here]


def _stood(moments: Sequence[Time], at: datetime, zone: str) -> Moment | None:
    found = stood_today(moments, at, zone)
    return found[1] if found else None


def _setting(lead: Standing | None, under_way: Trip | None) -> Setting:
    """Where the picture is: where the ashes are, by the last word; at home where nothing is said."""
    if lead is None or not lead.now.found:
        return "home"
    if lead.now.place.kind == "away":
        return "there"
    if lead.now.place.kind == "with_us":
        on_the_road = under_way is not None and under_way.state.phase in ("out", "back")
        return "car" if on_the_road else "packed"
    return "home"


def _is_here(one: Standing, lead: Standing | None, setting: Setting) -> bool:
    if not one.now.found or lead is None:
        return False
    place, first = one.now.place, lead.now.place
    if setting == "home":
        spot = first.words if first.kind == "home" else None
        return place.kind == "home" and (spot is None or place.words in (spot, ""))
    if setting == "there":
        return place.kind == "away" and place.words == first.words
    return place.kind == "with_us" and _carried_with(one, lead)


def _carried_with(one: Standing, lead: Standing) -> bool:
    """Whether it goes in the same bag: said at the same departure, or with the same person in the same container."""
    mine, first = one.now.stands, lead.now.stands
    if mine is None or first is None:
        return False
    if first[1].at is not None:
        return mine[1].at is not None and mine[1].at.of == first[1].at.of
    return (one.now.member, one.now.container) == (lead.now.member, lead.now.container)


def _first(trips: Sequence[Trip]) -> Trip | None:
    """The one that leaves first; those whose time is not known come last."""
    return min(
        trips, key=lambda one: (one.next_plan is None, net(one.next_plan) if one.next_plan else one.id), default=None
    )
