"""The countries of the world by their ISO 3166-1 code, named in English (`facts/countries.tsv`)."""

from functools import cache

from beside.guidance.rows import FACTS


@cache
def _names() -> dict[str, str]:
    lines = (FACTS / "countries.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


def known(code: str | None) -> str | None:
    """The code in capitals if it is that of a country, else None; forgives small letters and spaces around."""
    code = (code or "").strip().upper()
    return code if code in _names() else None


def name_of(code: str) -> str:
    """The English name of a country. Raises KeyError for what is none."""
    return _names()[code]


@cache
def by_name() -> tuple[tuple[str, str], ...]:
    """All countries as (code, name), in the order of their names: for a list to choose from."""
    return tuple(sorted(_names().items(), key=lambda pair: pair[1].replace("Å", "A").casefold()))
