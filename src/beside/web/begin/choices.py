"""What a family may have: the pictures of the second screen."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from beside.keepsakes import Sort
from beside.web.begin.answers import SORTS, Answers, Where
from beside.web.voice import say


@dataclass(frozen=True)
class Choice:
    """One row: a picture, its name, whether it was touched, and where it is."""

    sort: Sort
    name: SafeString
    view: str
    chosen: bool
    where: Where
    other: str
    x: int
    y: int

    @property
    def here(self) -> bool:
        """Whether it stands on the shelf: with them, as they said."""
        return self.chosen and self.where == "us"


STANDS: dict[Sort, tuple[int, int]] = {
    "prints": (436, 458),
    "scan": (782, 466),
    "urn": (556, 470),
    "bear": (512, 484),
    "blanket": (712, 468),
    "box": (632, 490),
    "pouch": (712, 496),
    "locket": (762, 496),
    "other": (690, 498),
}
"""Where each stands on the shelf of the first evening; far things first."""

VIEWS: dict[Sort, str] = {
    "box": "-82 -112 204 132",
    "urn": "-70 -114 160 132",
    "pouch": "-66 -102 168 122",
    "locket": "-52 -122 120 138",
    "prints": "-62 -118 156 136",
    "bear": "-70 -146 180 164",
    "blanket": "-116 -66 258 88",
    "scan": "-60 -112 150 130",
    "other": "-66 -92 168 110",
}
"""The part of the drawer that each picture shows (look/README: the middle of its foot is 0,0)."""


def things(answers: Answers) -> list[Choice]:
    """All rows, as they were answered so far."""
    names: dict[Sort, SafeString] = {
        "box": say("start.have", "Ashes in a box"),
        "urn": say("start.have", "Ashes in an urn"),
        "pouch": say("start.have", "Ashes in a pouch"),
        "locket": say("start.have", "Part of the ashes in a locket"),
        "prints": say("start.have", "Hand or foot prints"),
        "bear": say("start.have", "A bear"),
        "blanket": say("start.have", "A blanket"),
        "scan": say("start.have", "A scan picture"),
        "other": say("start.have", "Something else"),
    }
    return [
        Choice(
            sort=sort,
            name=names[sort],
            view=VIEWS[sort],
            chosen=sort in answers.have,
            where=answers.place_of(sort),
            other=answers.other if sort == "other" else "",
            x=STANDS[sort][0],
            y=STANDS[sort][1],
        )
        for sort in SORTS
    ]


def shelf(rows: list[Choice]) -> list[Choice]:
    """The same things in the order in which they are drawn: what stands behind comes first."""
    return sorted(rows, key=lambda row: list(STANDS).index(row.sort))
