"""How your things are kept: what holds and what does not, in plain words; and whether a copy lies elsewhere."""

from beside.web.kept.copies import line

__all__ = ["line"]
