"""What somebody had typed when something went wrong: shown again, so that a message never takes a text away.

Never shown: passphrases, words and papers that open something (SECURITY-DESIGN 12), and what the page itself had put
into the form.
"""

import re
from dataclasses import dataclass

from django.http import HttpRequest

from beside.base.ids import parse_id

SECRET = re.compile(r"pass|secret|token|words-in-place|own-words|offered", re.I)
"""Names of fields whose values are never put into a page again, wherever they come from."""
AT_THE_DOOR = frozenset({"door", "begin", None})
"""Areas whose field `words` is a passphrase; elsewhere it is somebody's text. None: the address is not known yet."""
MACHINE = re.compile(r"[a-z0-9_:.+-]*")
"""What a form's own choices look like ("everyday", "2026-11-03"): sent again, but not shown as somebody's text."""
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field


@dataclass(frozen=True)
class Typed:
    """What came with a form."""

    text: str
    """What a person wrote, one field after the other, to be copied."""
    again: tuple[tuple[str, str], ...]
    """All fields, to be sent once more; empty if something is missing that must not stand in a page."""
    had_file: bool
    """Whether a picture or another file came with it: it is untouched on the device, and has to be chosen anew."""

    @property
    def repeatable(self) -> bool:
        """Whether the same form can be sent once more from this page."""
        return bool(self.again) and not self.had_file


def typed(request: HttpRequest) -> Typed:
    """What was typed into the form that this request carries; nothing for a request that changes nothing.

    A form of which only a part could be read counts as empty.
    """
    if request.method != "POST":
        return Typed("", (), had_file=False)
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    open_fields = tuple((name, value) for name, value in fields if not _is_secret(request, name))
    text = "\n\n".join(value.strip() for _, value in open_fields if _is_text(value))
    whole = len(open_fields) == len(fields)
    return Typed(text, open_fields if whole else (), had_file=bool(request.FILES))


def _is_secret(request: HttpRequest, name: str) -> bool:
    match = request.resolver_match
    area = match.namespace if match else None
    return bool(SECRET.search(name)) or (name == "words" and area in AT_THE_DOOR)


def _is_text(value: str) -> bool:
    return not MACHINE.fullmatch(value.strip()) and parse_id(value.strip()) is None
