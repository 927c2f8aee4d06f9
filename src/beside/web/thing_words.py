"""What Beside calls a keepsake for which the family has no word of its own. Plain text; `say` wraps it like theirs."""

from beside.web.voice import say_plain


def default_word(sort: str, *, second: bool = False) -> str:
    """The keepsake inside a sentence: "the box". An unknown sort is "the keepsake"."""
    if second and sort == "box":
        return say_plain("thing.box|second", "the second box")
    words = {
        "box": say_plain("thing.box", "the box"),
        "urn": say_plain("thing.urn", "the urn"),
        "pouch": say_plain("thing.pouch", "the pouch"),
        "locket": say_plain("thing.locket", "the locket"),
        "prints": say_plain("thing.prints", "the prints"),
        "bear": say_plain("thing.bear", "the bear"),
        "blanket": say_plain("thing.blanket", "the blanket"),
        "scan": say_plain("thing.scan", "the scan picture"),
        "drawing": say_plain("thing.drawing", "the drawing"),
        "ring": say_plain("thing.ring", "the ring"),
        "candle": say_plain("thing.candle", "the candle"),
        "flower": say_plain("thing.flower", "the flower"),
        "star": say_plain("thing.star", "the star lamp"),
        "stone": say_plain("thing.stone", "the stone"),
        "plant": say_plain("thing.plant", "the plant"),
        "other": say_plain("thing.other", "the keepsake"),
    }
    return words.get(sort, words["other"])


def default_heading(sort: str, *, second: bool = False) -> str:
    """The keepsake as a heading: "The box"."""
    if second and sort == "box":
        return say_plain("thing.box|second_heading", "The second box")
    words = {
        "box": say_plain("thing.box|heading", "The box"),
        "urn": say_plain("thing.urn|heading", "The urn"),
        "pouch": say_plain("thing.pouch|heading", "The pouch"),
        "locket": say_plain("thing.locket|heading", "The locket"),
        "prints": say_plain("thing.prints|heading", "The prints"),
        "bear": say_plain("thing.bear|heading", "The bear"),
        "blanket": say_plain("thing.blanket|heading", "The blanket"),
        "scan": say_plain("thing.scan|heading", "The scan picture"),
        "drawing": say_plain("thing.drawing|heading", "The drawing"),
        "ring": say_plain("thing.ring|heading", "The ring"),
        "candle": say_plain("thing.candle|heading", "The candle"),
        "flower": say_plain("thing.flower|heading", "The flower"),
        "star": say_plain("thing.star|heading", "The star lamp"),
        "stone": say_plain("thing.stone|heading", "The stone"),
        "plant": say_plain("thing.plant|heading", "The plant"),
        "other": say_plain("thing.other|heading", "The keepsake"),
    }
    return words.get(sort, words["other"])
