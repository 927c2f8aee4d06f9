"""How Beside speaks: one call for every sentence and button (VOICE, "How to write for translation").

`say(key, text, ...)` looks the text up with its key as context, puts the values in afterwards and gives HTML back.
Key and text are literals in the code and in the templates, so that `beside.web.gathering` finds them all.
"""

import re
import unicodedata
from functools import lru_cache
from html import escape, unescape

from django.utils.safestring import SafeString
from django.utils.translation import get_language, npgettext, pgettext

PLACEHOLDER = re.compile(r"\{(\w+)\}")
TAG = re.compile(r"<[^>]*>")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def say(key: str, text: str, /, *, variant: object = "", **values: object) -> SafeString:
    """A sentence or a button as HTML.

    `variant` ("named", "several|f") is looked up first as `key|several|f`, then `key|several`, then `key`. Each
    `{x}` of the text is replaced by its value after the lookup: a plain string is what a family wrote, so it is
    escaped and stands in <bdi>; a safe string (from `say`, `beside.web.wording`, or markup of our own) and a number
    stand as they are. Raises LookupError for a placeholder without a value.
    """
    context = f"{key}|{variant}" if variant else key
    if not values:
        return _said(get_language() or "", context, text)
    return _filled(_parts(_looked_up(get_language() or "", context, text)), values)


def say_number(key: str, one: str, other: str, n: int, /, **values: object) -> SafeString:
    """The sentence of the two that fits the number n, as HTML; `{n}` is n. The contexts are `key|one` and `key|other`.

    Catalogues hold it under `key`, with as many plural forms as their language has.
    """
    return _filled(_parts(npgettext(key, str(one), str(other), n)), {"n": n, **values})


def say_plain(key: str, text: str, /, *, variant: object = "", **values: object) -> str:
    """The same as `say` without markup, for attributes, page titles and the <title> of a drawing.

    It is not escaped: a template does that. A value that reads from right to left is isolated by the characters that
    Unicode has for it, since <bdi> is not possible here.
    """
    spoken = _spoken(key, text, variant)
    return PLACEHOLDER.sub(lambda found: _plain(_value(found[1], spoken, values)), spoken) if "{" in spoken else spoken


def plain(words: object) -> str:
    """Words without markup: what was said as HTML, for a place where only text can stand."""
    return unescape(TAG.sub("", str(words))) if hasattr(words, "__html__") else str(words)


def own(words: str) -> SafeString:
    """What a family wrote, as HTML: escaped, in <bdi>, never changed (VOICE, principle 11)."""
    return SafeString(f"<bdi>{escape(words)}</bdi>")


def _spoken(key: str, text: str, variant: object) -> str:
    """The text in the language of the reader."""
    return _looked_up(get_language() or "", f"{key}|{variant}" if variant else key, str(text))


def forget() -> None:
    """Look every sentence up anew, after a catalogue has changed."""
    _looked_up.cache_clear()
    _said.cache_clear()


@lru_cache(maxsize=8192)
def _said(language: str, context: str, text: str) -> SafeString:
    """A sentence without values, ready to stand in a page: most are, and they never change while the program runs."""
    return _filled(_parts(_looked_up(language, context, text)), {})


@lru_cache(maxsize=8192)
def _looked_up(language: str, context: str, text: str) -> str:
    """The text from the fullest context down to the plain one. Kept: a page says some fifty sentences."""
    while True:
        found = pgettext(context, text)
        if found != text or "|" not in context:
            return found
        context = context.rpartition("|")[0]


@lru_cache(maxsize=8192)
def _parts(spoken: str) -> list[str]:
    """The spoken text, escaped and taken apart: words, the name of a value, words, a name, words."""
    # `escape` leaves braces alone, so the placeholders are still whole.
    return PLACEHOLDER.split(escape(spoken))


def _filled(parts: list[str], values: dict[str, object]) -> SafeString:
    """The words with their values put in."""
    told = list(parts)
    for at in range(1, len(told), 2):
        told[at] = _html(_value(told[at], parts, values))
    return SafeString("".join(told))  # each part was escaped in _parts or in _html


def _value(name: str, spoken: object, values: dict[str, object]) -> object:
    try:
        return values[name]
    except KeyError:
        raise LookupError(f"no value for {{{name}}} in {spoken!r}") from None


def _html(value: object) -> str:
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return str(value) if isinstance(value, int) else own(str(value))


def _plain(value: object) -> str:
    words = plain(value)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words):
        return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"
    return words
