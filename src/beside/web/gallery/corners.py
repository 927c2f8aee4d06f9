"""Corners of the invented family, in every place, hour and season, for looking at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from beside.corner.hour import HOURS, SEASONS
from beside.corner.scene import Light, Scene, Shown, in_bag, on_shelf

HERE = "#here"
BOX = Shown(sort="box", name="The little box", desc="On the windowsill at home since 14 September.", href=HERE)
BEAR = Shown(sort="bear", name="The bear", desc="On the windowsill.", href=HERE)
DRAWING = Shown(sort="drawing", name="The drawing", desc="By Lea. On the windowsill since 2 June.", href=HERE)
CANDLE = Shown(sort="candle", name="The candle", desc="Lit.", href=HERE)
FLOWER = Shown(sort="flower", name="The flower", desc="In its bottle, on the windowsill.", href=HERE)
GLASS = Shown(sort="glass", name="The glass of water", desc="Full. It stays until evening.", href=HERE)
CLOTH = Shown(sort="ready", name="The cloth", desc="Laid ready on the windowsill.", href=HERE)
PRINTS = Shown(sort="prints", name="The footprints", desc="Two prints in ink, in a frame.", href=HERE)
IDA = Shown(sort="box", name="Ida’s box", desc="The box of dark wood. At home since 14 April.", href=HERE)
JONAS = Shown(
    sort="box", name="Jonas’s box", desc="The box of light wood. At home since 14 April.", href=HERE, second=True
)


@dataclass(frozen=True)
class Shot:
    """One corner with what it shows."""

    id: str
    name: str
    scene: Scene


def scenes() -> list[Shot]:
    """All of them, each with an id of its own."""
    return [Shot(f"c{n}", name, scene) for n, (name, scene) in enumerate(_all())]


def _all() -> Iterator[tuple[str, Scene]]:
    yield from _home()
    yield from _few()
    yield from _away()
    yield from _bags()


def _home() -> Iterator[tuple[str, Scene]]:
    for season in SEASONS:
        for hour in HOURS:
            light = Light(hour=hour, season=season, candle=hour in ("dusk", "night"))
            things = [DRAWING, BEAR, BOX, CANDLE]
            yield f"Home, {season}, {hour}", _shelf(things, light, glass=GLASS if hour == "dusk" else None)
    yield "Home, rain", _shelf([DRAWING, BEAR, BOX], Light(hour="day", season="summer", weather="rain"))
    yield "Home, snow", _shelf([BEAR, BOX, FLOWER], Light(hour="day", season="winter", weather="snow"))
    yield "Goodnight", _shelf([BEAR, BOX, FLOWER], Light(hour="night", season="autumn", goodnight=True))


def _few() -> Iterator[tuple[str, Scene]]:
    day, dusk = Light(hour="day", season="spring"), Light(hour="dusk", season="winter")
    star = Shown(sort="star", name="The star lamp", desc="On.", href=HERE)
    blanket = Shown(sort="blanket", name="The blanket", desc="Striped, under the box.", href=HERE)
    plant = Shown(sort="plant", name="The plant", desc="In its pot, on the shelf.", href=HERE)
    yield "Two babies", _shelf([PRINTS, BEAR, IDA, JONAS, FLOWER], Light(hour="dawn", season="spring"))
    yield "Not with them yet", _shelf([DRAWING, BEAR], dusk, cloth=CLOTH)
    yield "At home, not shown", _shelf([plant], Light(hour="dusk", season="summer"), books=True)
    yield "Nothing but books", _shelf([], day, books=True)
    yield "An empty sill", _shelf([], day)
    yield "No ashes", _shelf([PRINTS, FLOWER], day, books=True)
    yield "With a minder", _shelf([DRAWING, BEAR, FLOWER], dusk)
    yield "First evening", _shelf([BEAR, BOX], Light(hour="night", season="autumn"))
    yield "The box alone", _shelf([BOX], day)
    yield (
        "Six, and the box on the blanket",
        _shelf([star, BEAR, BOX, blanket, FLOWER], Light(hour="night", season="winter", star=True), glass=GLASS),
    )
    yield "Seven: one waits", _shelf([PRINTS, DRAWING, star, BEAR, FLOWER, CANDLE, BOX], day)
    small = ("urn", "pouch", "locket", "ring", "stone", "other")
    yield "Small things", _shelf([Shown(sort=sort, name=sort, href=HERE) for sort in small], day)
    scan = Shown(sort="scan", name="The scan picture", desc="Under its cloth.", href=HERE)
    yield "A scan picture, covered", _shelf([scan, BOX], day)
    yield "A scan picture, open", _shelf([scan, BOX], Light(hour="day", season="spring", scan_open=True))


def _away() -> Iterator[tuple[str, Scene]]:
    for hour in HOURS:
        light = Light(hour=hour, season="summer")
        yield f"Lodgings, {hour}", _shelf([BEAR, BOX], light, place="hotel", glass=GLASS if hour == "dusk" else None)
    lit = Light(hour="night", season="summer", candle=True)
    yield "Tent, night", _shelf([BEAR, BOX, CANDLE], lit, place="tent")
    yield "Tent, day", _shelf([BEAR, BOX], Light(hour="day", season="summer"), place="tent")
    stone, plant = Shown(sort="stone", name="The stone", href=HERE), Shown(sort="plant", name="The plant", href=HERE)
    light = Light(hour="day", season="spring")
    yield "Let go, the sea", _shelf([stone, plant], light, place="letgo", view="sea")
    yield "Let go, a hill", _shelf([stone, plant], light, place="letgo", view="hill")
    yield "Let go, a river", _shelf([stone, plant], light, place="letgo", view="river")
    yield "Let go, a garden", _shelf([stone, plant], light, place="letgo", view="garden")


def _bags() -> Iterator[tuple[str, Scene]]:
    for hour in HOURS:
        light = Light(hour=hour, season="autumn")
        yield f"Packed, {hour}", _bag([BOX], light)
        yield f"In the car, {hour}", _bag([BOX], light, place="car", seats=1, toy=True)
    day = Light(hour="day", season="spring")
    yield "Packed, two boxes", _bag([IDA, JONAS], day)
    yield "Packed, the bear", _bag([BEAR], day)
    yield "In the car, two seats", _bag([BOX], day, place="car", seats=2, toy=True)
    yield "In the car, alone", _bag([BOX], day, place="car")
    yield "Train", _bag([BOX], day, place="onway")
    yield "Plane", _bag([BOX], day, place="onway", ride="plane")
    yield "Ferry", _bag([BOX], day, place="onway", ride="ship")


def _bag(shown: list[Shown], light: Light, **more: Any) -> Scene:
    names = ", ".join(one.name for one in shown)
    return in_bag(shown, light, title="The corner", desc=f"The blue bag, open. In it: {names}.", **more)


def _shelf(shown: list[Shown], light: Light, **more: Any) -> Scene:
    names = ", ".join(one.name for one in shown) or "a windowsill, with room on it"
    return on_shelf(shown, light, title="The corner", desc=f"At home, on the windowsill: {names}.", **more)
