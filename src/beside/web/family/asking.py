"""What the forms of Settings say where something was not understood. What was typed stays where it is."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from beside.web.family.saving import LONGEST
from beside.web.voice import say


def typed(form: Mapping[str, str], name: str) -> str:
    """What was typed into a field, without the room around it."""
    return form.get(name, "").replace("\r\n", "\n").strip()


def too_long(text: str, limit: int = LONGEST) -> SafeString | str:
    """Why a text does not fit; empty if it does. It is never cut off."""
    if len(text) <= limit:
        return ""
    longer = say("set.long", "This is longer than fits here.")
    return format_html("{} {}", longer, say("set.long", "There is room for {limit} letters.", limit=limit))
