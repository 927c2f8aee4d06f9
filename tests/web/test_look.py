"""How Beside looks: the drawer, the components, what is fetched and how much of it, what others made."""

import gzip
import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from beside.corner.forms import FORMS
from beside.corner.scene import Light, Scene, Shown, in_bag, on_shelf
from beside.web.faces import Choice, CountRow, Field, Said
from beside.web.gallery.corners import scenes
from beside.web.gallery.samples import samples

STATIC = Path(__file__).parents[2] / "src/beside/web/static/beside"
SVG = "{http://www.w3.org/2000/svg}"


def symbols(sheet: str) -> set[str]:
    root = ET.parse(STATIC / f"{sheet}.svg").getroot()
    return {found.attrib["id"] for found in root.iter(f"{SVG}symbol")} | {
        found.attrib["id"] for found in root.iter() if "id" in found.attrib
    }


def drawn(template: str, **faces: object) -> str:
    return render_to_string(f"components/{template}.html", faces, RequestFactory().get("/"))


def packed(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


# size (look, "Size budget"; DESIGN 7)


def test_the_styles_of_a_page_weigh_at_most_14_kb_compressed() -> None:
    assert packed(*(STATIC / f"{name}.css" for name in ("tokens", "corner", "components"))) <= 14_000


def test_the_drawers_weigh_what_they_may() -> None:
    assert packed(STATIC / "corner.svg") <= 15_000
    assert packed(STATIC / "parts.svg") <= 5_000


def test_all_scripts_together_weigh_at_most_30_kb() -> None:
    assert sum(path.stat().st_size for path in STATIC.rglob("*.js")) <= 30_000


def test_the_markup_of_a_scene_weighs_at_most_4_kb() -> None:
    things = [Shown(sort=sort, name=f"The {sort}", desc="On the windowsill at home.", href="/things/1") for sort in
              ("drawing", "bear", "box", "candle", "flower")]  # fmt: skip
    scene = on_shelf(things, Light(hour="day", season="spring"), title="The corner", desc="At home, on the windowsill.")
    assert len(drawn("corner", scene=scene).encode()) <= 4_000


# what others made


def test_what_others_made_is_listed_with_version_licence_and_hash() -> None:
    rows = [line.split(" | ") for line in (STATIC / "vendored.txt").read_text().splitlines() if " | " in line]
    assert {row[0] for row in rows} == {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")}
    for path, _name, version, _source, licence, digest in rows:
        assert hashlib.sha256((STATIC / path).read_bytes()).hexdigest() == digest
        assert re.fullmatch(r"\d+(\.\d+)+", version)
        assert (STATIC / licence.split(", ")[1]).is_file()


# the styles


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_a_style_asks_nobody_else_and_names_no_side(path: Path) -> None:
    style = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert not re.search(r"https?:|//|@import|#[0-9a-f]{3,8}\b", style)
    assert not re.search(r"(margin|padding|border)-(left|right|top|bottom)|[;{]\s*(left|right):", style)
    for url in re.findall(r"url\(\"([^\"]+)\"\)", style):
        assert (STATIC / url).is_file()


# the drawer


def test_every_form_is_drawn() -> None:
    have = {sheet: symbols(sheet) for sheet in ("corner", "parts")}
    assert [sort for sort, form in FORMS.items() if form.symbol not in have[form.sheet]] == []


def test_every_drawing_is_without_gradient_filter_mask_or_script() -> None:
    for sheet in ("corner", "parts", "icon"):
        tags = {found.tag.removeprefix(SVG) for found in ET.parse(STATIC / f"{sheet}.svg").iter()}
        assert tags <= {"svg", "defs", "symbol", "g", "path", "circle", "ellipse", "rect", "use"}


def parsed(html: str) -> ET.Element:
    return ET.fromstring(html.replace("&nbsp;", " "))


@pytest.mark.parametrize("shot", scenes(), ids=lambda shot: shot.name)
def test_every_corner_is_drawn_from_the_drawer_and_named_for_readers(shot: object) -> None:
    scene: Scene = shot.scene  # type: ignore[attr-defined]
    svg = parsed(drawn("corner", scene=scene, id="c", bare=True))
    have = symbols("corner") | symbols("parts")
    used = [use.attrib["href"].split("#")[1] for use in svg.iter("use")]
    assert set(used) <= have
    assert {"sky", "weather"} <= set(used)
    assert svg.attrib["role"] == ("group" if scene.linked else "img")
    ids = [found.attrib["id"] for found in svg.iter() if "id" in found.attrib]
    assert len(set(ids)) == len(ids)
    for named in svg.iter():
        for reference in ("aria-labelledby", "aria-describedby"):
            assert named.attrib.get(reference, ids[0]) in ids
    links = list(svg.iter("a"))
    assert len(links) == len([thing for thing in scene.things if thing.href])
    assert all(link.find("title") is not None and link.find("rect") is not None for link in links)


def test_a_corner_shows_the_facts_it_was_given_and_no_other() -> None:
    box = Shown(sort="box", name="The <little> box", href="/things/1")
    glass = Shown(sort="glass", name="The glass", href="/things/2")
    light = Light(hour="night", season="winter", weather="snow", candle=True, new="water")
    svg = parsed(drawn("corner", scene=on_shelf([box], light, title="T", desc="D", glass=glass), bare=True))
    facts = {name: value for name, value in svg.attrib.items() if name.startswith("data-")}
    assert facts == {
        "data-place": "home", "data-hour": "night", "data-season": "winter", "data-weather": "snow",
        "data-water": "full", "data-candle": "lit", "data-new": "water",
    }  # fmt: skip
    assert [link.findtext("title") for link in svg.iter("a")] == ["The <little> box", "The glass"]
    plain = in_bag([box], Light(hour="day", season="spring"), title="T", desc="D")
    assert "data-water" not in drawn("corner", scene=plain)


# the components


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_every_component_draws_each_of_its_states(sample: object) -> None:
    html = render_to_string(sample.path, dict(sample.faces), RequestFactory().get("/"))  # type: ignore[attr-defined]
    assert "style=" not in html
    assert not re.search(r"{[{%]|[%}]}", html)


def row(**more: object) -> CountRow:
    asked = {"id": "1", "sort": "box", "word": "Mika & co", "action": "/count", "hidden": {"entry": "e1"}}
    return CountRow(**{**asked, **more})  # type: ignore[arg-type]


def test_each_answer_of_a_count_is_a_button_of_a_form_that_posts_with_its_entry() -> None:
    html = drawn("count_row", row=row(last="On the windowsill."))
    assert html.count("<button") == 3
    assert 'method="post" action="/count"' in html
    assert 'name="entry" value="e1"' in html
    assert "csrfmiddlewaretoken" in html
    assert [*re.findall(r'name="answer" value="(\w+)"', html)] == ["with_us", "stays", "cannot_find"]
    assert "<bdi>Mika &amp; co</bdi>" in html


def test_an_answered_row_asks_no_more_and_can_be_taken_back() -> None:
    html = drawn("count_row", row=row(said=[Said(text="With us", by="Jo, 9:52.")], slip_action="/slip"))
    assert "With us" in html
    assert 'name="answer"' not in html
    assert 'action="/slip"' in html


def test_two_answers_are_both_shown_and_asked_again() -> None:
    two = [Said(text="With us", by="Jo, 9:52."), Said(text="Can’t find", by="Ana, 9:55.")]
    html = drawn("count_row", row=row(said=two))
    assert "Jo, 9:52." in html
    assert "Ana, 9:55." in html
    assert html.count('name="answer"') == 3


def test_nothing_is_chosen_beforehand() -> None:
    choices = [Choice(value="a", text="A"), Choice(value="b", text="B")]
    assert "checked" not in drawn("chips", legend="?", name="x", choices=choices)
    assert "checked" not in drawn("parts", name="x")


def test_a_field_keeps_what_was_typed_beside_its_reason() -> None:
    html = drawn("field", field=Field(name="day", label="The day", value='31 "November"', why="It has 30 days."))
    assert 'value="31 &quot;November&quot;"' in html
    assert 'aria-describedby="f-day-why"' in html
    assert 'aria-invalid="true"' in html


def test_the_foot_holds_help_pause_and_leaving_quickly_in_this_order() -> None:
    html = drawn("foot")
    order = [html.index(words) for words in ("Help now", "Pause", "Leave quickly")]
    assert order == sorted(order)
    assert re.search(r'<form class="last" method="post" action="[^"]+"><button', html)
