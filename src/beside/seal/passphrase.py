"""Passphrases: their one form, and when one of a family's own choice is refused (SECURITY-DESIGN 4.5)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

type Refusal = Literal["unassigned", "short", "known", "guessable"]
"""Why a passphrase cannot be chosen; the sentence for it stands in the page."""

LEAST_LENGTH = 15
"""Characters after `normalise` (SECURITY-DESIGN 4.5; the figure of NIST SP 800-63B-4 for a passphrase alone)."""
_LEAST_SCORE = 3
_LOOKED_AT = 72
_GLUED = 5
_LETTER, _DIGIT = r"[^\W\d_]", r"\d"


def normalise(text: str) -> str:
    """The one form of a passphrase: case, spaces, dashes and the keyboard it was typed on do not matter.

    NFKC, casefold, NFKC; what is no letter, mark, number or symbol becomes a space; runs of spaces become one.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(sign if unicodedata.category(sign)[0] in "LMNS" else " " for sign in folded).split())


def refusal(text: str, known_words: Iterable[str]) -> Refusal | None:
    """Why this passphrase cannot be chosen, or None. Asked when choosing, never when opening.

    `known_words` are the family's names and dates (a date as 2026-03-05): what a stranger who knows the family
    would try first. "unassigned": a character that Unicode may still give a meaning, and so another form.
    """
    if any(unicodedata.category(sign) == "Cn" for sign in unicodedata.normalize("NFKC", text)):
        return "unassigned"
    words = normalise(text)
    if len(words) < LEAST_LENGTH:
        return "short"
    known = [form for word in known_words for form in _forms(word)]
    if any(_holds(words, form) for form in known):
        return "known"
    return "guessable" if _score(words, known) < _LEAST_SCORE else None


def _score(words: str, known: list[str]) -> int:
    """Zxcvbn's 0 to 4, of the first 72 characters (it grows slow with more).

    The lower one of with and without spaces: each space counts as a guess to it, so that "password password" passes.
    """
    # Imported here since its word lists take longer to load than all of Beside, and only a choice needs them.
    from zxcvbn import zxcvbn

    forms = (words, words.replace(" ", ""))
    return min(int(zxcvbn(form[:_LOOKED_AT], user_inputs=known)["score"]) for form in forms)


def _forms(word: str) -> Iterator[str]:
    """A known word as it may stand in a normalised passphrase; of a date, the usual ways to write it."""
    form = normalise(word)
    if not form:
        return
    yield form
    try:
        day = date.fromisoformat(word.strip())
    except ValueError:
        return
    for order in ("{y} {m} {d}", "{d} {m} {y}", "{m} {d} {y}"):
        for year in (f"{day.year:04}", f"{day.year % 100:02}"):
            yield order.format(y=year, m=f"{day.month:02}", d=f"{day.day:02}")
            yield order.format(y=year, m=day.month, d=day.day)


def _holds(words: str, known: str) -> bool:
    """Whether the known word stands in there: as a word of its own, with numbers at its ends, or long and glued."""
    glued = known.replace(" ", "")
    if len(glued) >= _GLUED and glued in words.replace(" ", ""):
        return True
    before, after = (_DIGIT if known[end].isdigit() else _LETTER for end in (0, -1))
    return re.search(f"(?<!{before}){re.escape(known)}(?!{after})", words) is not None
