"""Whose numbers the page of help shows first: the country asked for, the family's, where they are, or a guess."""

import re
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from beside.guidance import countries

type From = Literal["asked", "family", "guess"]


@dataclass(frozen=True)
class Country:
    """A country by its ISO code, and from what it is known."""

    code: str
    known_from: From


def of(request: HttpRequest, family: str | None) -> Country | None:
    """The country whose numbers are shown; `family` is the one that the family said or whose zone it lives in.

    None if nothing tells it: then the page asks.
    """
    asked = countries.known(request.GET.get("country"))
    if asked:
        return Country(asked, "asked")
    own = countries.known(family)
    if own:
        return Country(own, "family")
    guess = from_languages(request.headers.get("Accept-Language", ""))
    return Country(guess, "guess") if guess else None


def from_languages(header: str) -> str | None:
    """The first region that a browser's languages name: "en-GB,en;q=0.9" is GB; None if they name none."""
    for tag, _ in parse_accept_lang_header(header.lower()):
        for part in tag.split("-")[1:]:
            if re.fullmatch(r"[a-z]{2}", part) and countries.known(part):
                return countries.known(part)
    return None
