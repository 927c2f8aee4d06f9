"""The eight accents a family chooses one of (look/README, Colour)."""

from django.utils.safestring import SafeString

from beside.web.voice import say

ACCENTS = ("moss", "sea", "slate", "plum", "rosehip", "clay", "ochre", "walnut")


def named() -> dict[str, SafeString]:
    """Each accent with its name, in the order of the eight."""
    return {
        "moss": say("set.colour.name", "Moss"),
        "sea": say("set.colour.name", "Sea"),
        "slate": say("set.colour.name", "Slate"),
        "plum": say("set.colour.name", "Plum"),
        "rosehip": say("set.colour.name", "Rosehip"),
        "clay": say("set.colour.name", "Clay"),
        "ochre": say("set.colour.name", "Ochre"),
        "walnut": say("set.colour.name", "Walnut"),
    }
