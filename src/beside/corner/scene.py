"""The picture of home: which things stand where, and what light falls on them. Pure; words come in whole.

The picture is true (look, principle 1): what is not handed in is not drawn. A template draws a `Scene` as it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from beside.corner.forms import HOLDS_ASHES, Form, Sheet, form_of
from beside.corner.hour import Hour, Season
from beside.corner.shelf import stand

type Place = Literal["home", "hotel", "tent", "packed", "onway", "car", "letgo"]
type Weather = Literal["clear", "rain", "snow"]
type Ride = Literal["train", "plane", "ship"]
type View = Literal["garden", "sea", "hill", "river"]
type New = Literal["water", "candle"]

MOST = 6
"""So many things on one shelf; a seventh waits in the sentence (look, "Places to stand")."""
MOST_IN_TENT = 3
"""The crate is smaller."""
SHELF_SCALE = 1.24
SHELF = f"translate(600 492) scale({SHELF_SCALE}) translate(-600 -492)"
BAG = "translate(600 500) scale(1.12) translate(-600 -500)"
TENT_RAISED = 10
LAMP_FAR, LAMP_NEAR, LAMP_SEEN, LAMP_HALF, LAMP_FOOT = 256, 384, 350, 67, 478
"""Where the lamp stands: at the left, or nearer where there is room; from LAMP_SEEN on a phone sees it."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One thing to show: its sort, its name and state in plain words, and where a touch leads.

    `second` draws the other box, for a second baby.
    """

    sort: str
    name: str
    desc: str = ""
    href: str = ""
    second: bool = False


@dataclass(frozen=True)
class Hit:
    """What is touched: larger than the thing."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Thing:
    """One drawn thing of the scene: `symbol` of the drawer `sheet`, its foot at (x, y), its words and its link."""

    sort: str
    name: str
    desc: str
    href: str
    symbol: str
    sheet: Sheet
    x: int
    y: int
    scale: float
    hit: Hit


@dataclass(frozen=True)
class Part:
    """A part of the picture that is neither named nor touched."""

    symbol: str
    x: int = 0
    y: int = 0
    scale: float = 1


@dataclass(frozen=True, kw_only=True)
class Light:
    """What falls through the window, and what burns on the sill."""

    hour: Hour
    season: Season
    weather: Weather = "clear"
    candle: bool = False
    star: bool = False
    goodnight: bool = False
    scan_open: bool = False
    new: New | None = None


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the template draws, back to front: `back`, then in the group `transform`: `under`, `things`, `over`.

    `waiting` are things for which there was no room; the sentence names them. `title` and `desc` are plain text.
    """

    place: Place
    light: Light
    title: str
    desc: str
    transform: str
    back: tuple[Part, ...]
    things: tuple[Thing, ...]
    under: tuple[Part, ...] = ()
    over: tuple[Part, ...] = ()
    waiting: tuple[Shown, ...] = ()
    water: bool = False
    ride: Ride | None = None
    view: View | None = None

    @property
    def linked(self) -> bool:
        """Whether anything in it can be touched: then it is a group of links, else one image."""
        return any(thing.href for thing in self.things)


SEATS: dict[int, tuple[Part, ...]] = {
    0: (),
    1: (Part("car-seat", 744, 506, 0.9),),
    2: (Part("car-seat", 372, 504, 0.9), Part("car-seat", 828, 504, 0.9)),
}


def on_shelf(
    shown: Sequence[Shown],
    light: Light,
    *,
    title: str,
    desc: str,
    place: Literal["home", "hotel", "tent", "letgo"] = "home",
    view: View = "garden",
    glass: Shown | None = None,
    cloth: Shown | None = None,
    books: bool = False,
) -> Scene:
    """Things on a sill or a shelf: at home, in lodgings, in a tent, or at home after a letting go.

    `shown` in the family's order, without what is "at home, not shown" or elsewhere. `glass`: somebody brought water
    today. `cloth`: laid ready for what is not with them yet. `books` stand where little else does. A candle that
    burns is among `shown`.
    """
    extra = [one for one in (glass, cloth) if one]
    chosen, waiting = _room_for(shown, (MOST_IN_TENT if place == "tent" else MOST) - len(extra))
    items = [(one, _drawn_as(one), _form(one)) for one in (*chosen, *extra)]
    standing = stand(items, books=books, raised=TENT_RAISED if place == "tent" else 0)
    things = tuple(_thing(one, x, y) for one, x, y in standing.things)
    lamp = (Part("lamp", _lamp(things), LAMP_FOOT),) if place in ("home", "letgo") else ()
    return Scene(
        place=place,
        light=light,
        title=title,
        desc=desc,
        transform=SHELF,
        back=(*_outside(place, view), *lamp),
        under=(Part("t-books", *standing.books),) if standing.books else (),
        things=things,
        waiting=waiting,
        water=glass is not None,
        view=view if place == "letgo" else None,
    )


def in_bag(
    shown: Sequence[Shown],
    light: Light,
    *,
    title: str,
    desc: str,
    place: Literal["packed", "car", "onway"] = "packed",
    seats: int = 0,
    toy: bool = False,
    ride: Ride = "train",
) -> Scene:
    """The bag with the baby's things in it: by the door, on the back seat, on a seat of a train, plane or ship.

    Of `shown` one or two are seen, those that hold ashes first. `seats`: small children's seats beside it in the car,
    two at most; `toy`: a child's own toy rides along.
    """
    seats = min(seats, 2) if place == "car" else 0
    x, y = (500 if seats == 1 else 600), (504 if seats == 2 else 500)
    chosen, waiting = _room_for(shown, 2)
    belt = (Part("belt", x, y),) if place == "car" else ()
    rabbit = (Part("toy", 654 if seats == 1 else 776, 511),) if toy and place == "car" else ()
    return Scene(
        place=place,
        light=light,
        title=title,
        desc=desc,
        transform=BAG,
        back=_outside(place, "garden", ride),
        under=(Part("bag-back", x, y),),
        things=_packed(chosen, x, y),
        over=(Part("bag-front", x, y), *belt, *SEATS[seats], *rabbit),
        waiting=waiting,
        ride=ride if place == "onway" else None,
    )


def _room_for(shown: Sequence[Shown], most: int) -> tuple[list[Shown], tuple[Shown, ...]]:
    """Those that are drawn, in their order, and those that wait; what holds ashes finds room first."""
    first = sorted(shown, key=lambda one: one.sort not in HOLDS_ASHES)[:most]
    return [one for one in shown if one in first], tuple(one for one in shown if one not in first)


def _outside(place: Place, view: View, ride: Ride = "train") -> tuple[Part, ...]:
    """Sky, view, branch, weather and room, back to front."""
    views = {
        "home": (Part("view-garden"), Part("branch")),
        "letgo": (Part(f"view-{view}"), *((Part("branch"),) if view in ("garden", "sea") else ())),
        "hotel": (Part("view-town"),),
        "tent": (Part("view-lake"),),
        "car": (Part("view-garden", 0, -72),),
        "onway": (Part("view-garden" if ride == "train" else "view-sea"),),
    }
    room = {"letgo": "place-home", "packed": "place-door", "onway": "place-seat"}.get(place, f"place-{place}")
    return (Part("sky"), *views.get(place, ()), Part("weather"), Part(room))


def _lamp(things: Sequence[Thing]) -> int:
    """Near the things where they leave room for it, so that a phone sees its light; else at the far left."""
    if not things:
        return LAMP_NEAR
    leftmost = 600 + (min(thing.hit.x for thing in things) - 600) * SHELF_SCALE
    near = min(LAMP_NEAR, round(leftmost) - LAMP_HALF)
    return near if near >= LAMP_SEEN else LAMP_FAR


def _packed(chosen: Sequence[Shown], x: int, y: int) -> tuple[Thing, ...]:
    """One thing in the middle of the bag, or two side by side; each touched on its half of the bag."""
    if len(chosen) == 1:
        return (_thing(chosen[0], x, y - 42, hit=Hit(x - 152, y - 176, 304, 192)),)
    halves = ((x - 54, y - 53, Hit(x - 152, y - 176, 150, 192)), (x + 58, y - 51, Hit(x + 2, y - 176, 150, 192)))
    return tuple(
        _thing(one, left, foot, scale=0.8, hit=hit) for one, (left, foot, hit) in zip(chosen, halves, strict=False)
    )


def _thing(one: Shown, x: int, y: int, *, scale: float = 1, hit: Hit | None = None) -> Thing:
    form = _form(one)
    touched = hit or Hit(x + form.left, y + form.top, form.width, form.height)
    return Thing(one.sort, one.name, one.desc, one.href, form.symbol, form.sheet, x, y, scale, touched)


def _form(one: Shown) -> Form:
    return form_of(one.sort, second=one.second)


def _drawn_as(one: Shown) -> str:
    return "box-2" if one.second and one.sort == "box" else one.sort
