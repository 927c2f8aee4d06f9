"""What stands in the corner, and where."""

from hypothesis import given
from hypothesis import strategies as st

from beside.corner.forms import FORMS
from beside.corner.scene import Light, Scene, Shown, in_bag, on_shelf

DAY = Light(hour="day", season="spring")
SORTS = [sort for sort in FORMS if sort not in ("glass", "ready", "books", "nothing", "box-2")]


def shown(sort: str, name: str = "", *, second: bool = False) -> Shown:
    return Shown(sort=sort, name=name or sort, desc="Here.", href=f"/{name or sort}", second=second)


def shelf(*things: Shown, **more: object) -> Scene:
    return on_shelf(things, DAY, title="The corner", desc="At home.", **more)  # type: ignore[arg-type]


def symbols(scene: Scene) -> list[str]:
    return [thing.symbol for thing in scene.things]


def foot(scene: Scene, sort: str) -> int:
    return next(thing.x for thing in scene.things if thing.sort == sort)


@given(st.lists(st.sampled_from(SORTS), max_size=12), st.booleans(), st.booleans())
def test_at_most_six_things_stand_within_what_a_phone_sees(sorts: list[str], water: bool, books: bool) -> None:
    glass = shown("glass") if water else None
    things = [shown(sort, f"{sort}-{n}") for n, sort in enumerate(sorts)]
    scene = shelf(*things, glass=glass, books=books)
    assert len(scene.things) <= 6
    drawn = {thing.name for thing in scene.things}
    assert drawn | {one.name for one in scene.waiting} == {one.name for one in things} | ({"glass"} if water else set())
    assert not drawn & {one.name for one in scene.waiting}
    for thing in scene.things:
        assert thing.hit.x >= 350
        assert thing.hit.x + thing.hit.width <= 850


@given(st.lists(st.sampled_from(SORTS), min_size=2, max_size=6, unique=True))
def test_no_two_things_stand_in_one_place(sorts: list[str]) -> None:
    feet = [(thing.x, thing.y) for thing in shelf(*(shown(sort) for sort in sorts)).things]
    assert len(set(feet)) == len(feet)


def test_things_stand_in_the_order_in_which_they_are_set_down() -> None:
    things = ("candle", "box", "drawing", "bear")
    scene = shelf(*(shown(sort) for sort in things), glass=shown("glass"))
    order = ("drawing", "bear", "box", "glass", "candle")
    assert sorted(order, key=lambda sort: foot(scene, sort)) == list(order)


def test_what_stands_far_off_is_drawn_first() -> None:
    scene = shelf(shown("box"), shown("bear"), shown("drawing"), glass=shown("glass"))
    assert [thing.y for thing in scene.things] == sorted(thing.y for thing in scene.things)


def test_there_is_no_glass_until_somebody_brought_one() -> None:
    assert not shelf(shown("box")).water
    assert "k-glass" not in symbols(shelf(shown("box")))
    assert shelf(shown("box"), glass=shown("glass")).water


def test_the_seventh_waits_and_the_ashes_never_do() -> None:
    scene = shelf(*(shown("flower", f"flower {n}") for n in range(6)), shown("box"), glass=shown("glass"))
    assert "k-box" in symbols(scene)
    assert [one.name for one in scene.waiting] == ["flower 4", "flower 5"]


def test_two_boxes_are_siblings_and_stand_in_the_order_of_the_family() -> None:
    scene = shelf(shown("box", "Ida’s box"), shown("box", "Jonas’s box", second=True))
    assert [(thing.name, thing.symbol) for thing in sorted(scene.things, key=lambda thing: thing.x)] == [
        ("Ida’s box", "k-box"),
        ("Jonas’s box", "k-box-2"),
    ]


def test_a_box_lies_on_the_blanket() -> None:
    scene = shelf(shown("box"), shown("blanket"))
    assert symbols(scene) == ["k-blanket", "k-box"]
    assert scene.things[0].x == scene.things[1].x
    assert scene.things[1].y < scene.things[0].y


def test_a_cloth_lies_where_the_box_will_stand() -> None:
    scene = shelf(shown("drawing"), shown("bear"), cloth=shown("ready"))
    assert "k-ready" in symbols(scene)
    assert "k-box" not in symbols(scene)


def test_a_thing_of_no_known_sort_is_a_small_parcel() -> None:
    scene = shelf(shown("something"))
    assert (scene.things[0].symbol, scene.things[0].sheet) == ("p-parcel", "parts")


def test_an_empty_shelf_is_a_shelf_with_a_lamp() -> None:
    scene = shelf()
    assert not scene.things
    assert not scene.linked
    assert "lamp" in [part.symbol for part in scene.back]
    assert not scene.under
    assert [part.symbol for part in shelf(books=True).under] == ["t-books"]


def test_the_lamp_stands_beside_the_things_never_behind_them() -> None:
    for count in range(7):
        scene = shelf(*(shown(sort) for sort in ("box", "bear", "drawing", "flower", "candle", "urn")[:count]))
        lamp = next(part for part in scene.back if part.symbol == "lamp")
        leftmost = min((600 + (thing.hit.x - 600) * 1.24 for thing in scene.things), default=1200)
        assert lamp.x + 60 <= leftmost


def test_away_the_room_and_the_view_are_those_of_the_place() -> None:
    back = {part.symbol for part in shelf(shown("box"), place="hotel").back}
    assert {"place-hotel", "view-town"} <= back
    assert not {"branch", "lamp"} & back


def test_a_packed_box_is_in_the_bag_and_the_whole_bag_is_touched() -> None:
    scene = in_bag([shown("bear"), shown("box")], DAY, title="The corner", desc="Packed.")
    assert symbols(scene) == ["k-bear", "k-box"]
    assert [part.symbol for part in scene.under] == ["bag-back"]
    assert scene.over[0].symbol == "bag-front"
    alone = in_bag([shown("box")], DAY, title="The corner", desc="Packed.")
    assert alone.things[0].hit.width == 304


def test_in_the_bag_what_holds_ashes_is_seen_first() -> None:
    things = [shown("bear"), shown("drawing"), shown("box"), shown("urn")]
    scene = in_bag(things, DAY, title="The corner", desc="Packed.")
    assert symbols(scene) == ["k-box", "k-urn"]
    assert [one.sort for one in scene.waiting] == ["bear", "drawing"]


def test_in_the_car_the_belt_goes_round_the_bag_and_the_childrens_seats_are_beside_it() -> None:
    for seats, count in ((0, 0), (1, 1), (2, 2), (5, 2)):
        scene = in_bag([shown("box")], DAY, title="", desc="", place="car", seats=seats, toy=True)
        over = [part.symbol for part in scene.over]
        assert over[:2] == ["bag-front", "belt"]
        assert over.count("car-seat") == count


def test_a_scene_without_links_is_one_image() -> None:
    assert not shelf(Shown(sort="box", name="The little box")).linked
    assert shelf(shown("box")).linked
