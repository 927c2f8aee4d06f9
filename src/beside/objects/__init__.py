"""Sealed bytes beside the database: pictures, voices, papers (SECURITY-DESIGN 4.4, 9).

`keep` takes bytes in and gives them out, `uploads` seals what a browser sends, `pictures` makes the smaller copies,
`janitor` and `verify` look after what is stored. What an item keeps of an object is a `Held`.
"""

from beside.objects.held import Held, Photo

__all__ = ["Held", "Photo"]
