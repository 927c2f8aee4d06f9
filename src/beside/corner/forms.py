"""How each thing is drawn: its symbol in the drawer, its room on a shelf, its frame beside words.

Measures are units of the drawing, from the middle of the thing's foot (look: "Places to stand", "How to draw a new
keepsake"). They belong to `corner.svg` and `parts.svg` and change with them.
"""

from dataclasses import dataclass
from typing import Literal

type Sheet = Literal["corner", "parts"]
"""Which drawer a symbol lies in: `corner.svg`, or `parts.svg`, which few pages fetch."""


@dataclass(frozen=True)
class Form:
    """One drawn thing.

    `left`, `top`, `width`, `height`: what is touched, from the foot. `foot`: where the foot stands on a shelf; the
    further back, the smaller. `rank`: its place in the row from left to right. `frame`: the viewBox beside words.
    """

    symbol: str
    left: int
    top: int
    width: int
    height: int
    foot: int
    rank: int
    frame: str
    sheet: Sheet = "corner"


FORMS: dict[str, Form] = {
    "drawing": Form("k-drawing", -58, -132, 116, 144, 456, 0, "-66 -140 150 158"),
    "prints": Form("k-prints", -56, -114, 114, 124, 458, 0, "-62 -118 156 136"),
    "scan": Form("k-scan", -58, -108, 116, 122, 464, 0, "-60 -112 150 130"),
    "star": Form("k-star", -60, -122, 120, 134, 470, 0, "-70 -126 156 142"),
    "bear": Form("k-bear", -58, -142, 118, 154, 482, 10, "-70 -146 180 164"),
    "blanket": Form("k-blanket", -106, -58, 212, 74, 494, 15, "-116 -66 258 88"),
    "urn": Form("k-urn", -60, -110, 120, 122, 484, 20, "-70 -114 160 132"),
    "box": Form("k-box", -74, -112, 150, 124, 488, 22, "-82 -112 204 132"),
    "box-2": Form("k-box-2", -70, -104, 140, 116, 490, 24, "-78 -108 196 128"),
    "ready": Form("k-ready", -86, -40, 186, 54, 490, 26, "-100 -60 220 84"),
    "pouch": Form("k-pouch", -54, -106, 108, 120, 488, 28, "-66 -102 168 122"),
    "other": Form("p-parcel", -56, -78, 114, 92, 490, 30, "-66 -92 168 110", sheet="parts"),
    "locket": Form("k-locket", -44, -112, 92, 126, 488, 32, "-52 -122 120 138"),
    "ring": Form("k-ring", -46, -78, 92, 92, 492, 34, "-56 -88 150 104"),
    "stone": Form("k-stone", -54, -70, 108, 82, 486, 36, "-66 -82 150 98"),
    "glass": Form("k-glass", -30, -76, 62, 90, 496, 40, "-40 -84 96 98"),
    "candle": Form("k-candle", -34, -136, 72, 150, 474, 50, "-48 -140 112 158"),
    "plant": Form("k-plant", -54, -144, 112, 156, 480, 55, "-64 -148 144 164"),
    "flower": Form("k-flower", -32, -154, 66, 166, 462, 60, "-44 -160 100 178"),
    "books": Form("t-books", -70, -110, 140, 120, 484, 70, "-98 -172 196 196"),
    "nothing": Form("p-nothing", 0, 0, 0, 0, 0, 99, "-116 -62 232 84", sheet="parts"),
}
"""Every thing that is drawn: the sorts of keepsakes, and "box-2", "glass", "ready", "books", "nothing"."""

FRAMED = ("drawing", "prints", "scan", "star")
"""Things that stand at the back: the first at the left, the second at the right, and so on."""

HOLDS_ASHES = ("box", "box-2", "urn", "pouch", "locket")
"""Things that find room first, on a shelf and in a bag."""


def form_of(sort: str, *, second: bool = False) -> Form:
    """The form of a sort; a sort that nothing is drawn for is a small parcel. A second box is another box."""
    if second and sort == "box":
        return FORMS["box-2"]
    return FORMS.get(sort, FORMS["other"])
