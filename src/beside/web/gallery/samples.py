"""Every component with its states, in the words of the invented family."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from beside.web.faces import Answer, Choice, CountRow, Field, Pic, Said
from beside.web.wording import fortnight

PLACES = ("With us", "Not with us yet", "With somebody")


@dataclass(frozen=True)
class Sample:
    """One component in one state: its template and the faces it is given."""

    name: str
    template: str
    faces: Mapping[str, object]

    @property
    def path(self) -> str:
        """Its template."""
        return f"components/{self.template}.html"


def samples() -> list[Sample]:
    """All of them, in the order of look's list of components."""
    return [*_answering(), *_choosing(), *_pictures()]


def _answering() -> list[Sample]:
    two = [Said(text="With us", by="Jo, 9:52. In the blue bag."), Said(text="Can’t find", by="Ana, 9:55. At the sill.")]
    return [
        Sample("Count row: asked", "count_row", {"row": _row("a")}),
        Sample("Count row: answered", "count_row", {"row": _row("b", said=two[:1], slip_action="#here")}),
        Sample("Count row: two answers", "count_row", {"row": _row("c", said=two)}),
        Sample("Two answers", "both", {"said": two}),
    ]


def _row(name: str, **more: object) -> CountRow:
    asked: dict[str, object] = {"last": "On the windowsill, Thursday 21:30."}
    return CountRow(id=name, sort="box", word="The little box", action="#here", **{**asked, **more})  # type: ignore[arg-type]


def _choosing() -> list[Sample]:
    towns = [Choice(value=name, text=name, chosen=name == "Lisbon") for name in ("To Oma", "The sea", "Lisbon")]
    else_ = Choice(value="else", text="Somewhere else", opens=True)
    place = Field(name="where", label="The place, in your words", autocomplete="off")
    days = fortnight(date(2026, 11, 24))
    back = [Choice(value="later", text="Another day", opens=True), Choice(value="open", text="Not known yet")]
    pics = [
        _pic("box", "Ashes in a box", "us"),
        _pic("locket", "Part of the ashes in a locket", ""),
        _pic("nothing", "Nothing"),
    ]
    adults = [
        Choice(value="together", text="All of us, the children too"),
        Choice(value="everyday", text="The adults: Ana, Jo, and whoever you let in later", chosen=True),
        Choice(value="own", text="Only me"),
    ]
    line = "The adults of the family can see this."
    name = Field(name="name", label="A name, or a pet name", hint="You can change it on any day.", literal=True)
    day = Field(name="day", label="The day you arrived", value="31 November", why="November has 30 days.")
    words = Field(name="line", label="Your line under it", value="In the striped blanket", rows=2, wrote=True)
    date_ = Field(name="back-date", label="The day you come back", kind="date")
    return [
        Sample("Chips", "chips", {"legend": "Where to?", "name": "place", "choices": [*towns, else_], "more": place}),
        Sample(
            "Chips, some", "chips", {"legend": "Who comes?", "name": "who-comes", "choices": towns, "kind": "checkbox"}
        ),
        Sample("Picture choice", "pics", {"pics": pics}),
        Sample(
            "A day and a part of it",
            "when",
            {
                "legend": "You come back",
                "name": "back",
                "days": days,
                "day": "2026-11-29",
                "part": "afternoon",
                "more": back,
                "date": date_,
            },
        ),
        Sample("Field", "field", {"field": name}),
        Sample("Field that could not be read", "field", {"field": day}),
        Sample("Field for a person’s own words", "field", {"field": words}),
        Sample("Who can see this", "who", {"line": line, "choices": adults}),
        Sample("Who can see this, open", "who", {"line": line, "choices": adults, "open": True, "name": "who-open"}),
        Sample(
            "Acts of a form",
            "acts",
            {"main": "Keep this", "others": [Answer(text="Not now", href="#here")], "wide": True},
        ),
    ]


def _pic(sort: str, text: str, chosen: str | None = None) -> Pic:
    values = zip(("us", "notyet", "somebody"), PLACES, strict=True)
    places = [Choice(value=value, text=words, chosen=value == chosen) for value, words in values]
    asked = f"Where now? {text}"
    return Pic(
        value=sort, sort=sort, text=text, chosen=bool(chosen), ask=asked, places=places if chosen is not None else ()
    )


def _pictures() -> list[Sample]:
    covered = {"title": "A covered picture of Mika.", "look": "#here", "past": "#here"}
    return [
        Sample("Covered picture", "covered", {**covered, "line": "In the striped blanket."}),
        Sample("Covered picture without a line", "covered", covered),
    ]
