"""Every field of text in every kind of sealed thing, found by walking the kinds themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import inspect

import beside.web.urls  # noqa: F401 - whoever keeps anything is imported by then
from beside.items.kinds import Kind


@dataclass(frozen=True)
class Field:
    """A field of text: "Move.place.words", the number of its kind, and the way to it in the JSON."""

    name: str
    code: int
    path: tuple[str, ...]


def kinds() -> list[type[Kind]]:
    """Every kind that there is, by name."""
    return sorted((kind for kind in _below(Kind) if "code" in vars(kind)), key=lambda kind: kind.__name__)


def fields_of(every: Iterable[type[Kind]]) -> list[Field]:
    """Every field in which free text can stand, however deep."""
    return [
        Field(".".join((kind.__name__, *path)), int(kind.code), path)
        for kind in every
        for path in dict.fromkeys(_texts(inspect.type_info(kind)))
    ]


def values_at(data: Any, path: tuple[str, ...]) -> list[str]:
    """What stands there in an opened thing: every text, if it goes through lists."""
    if isinstance(data, list):
        return [text for one in data for text in values_at(one, path)]
    if not path:
        return [data] if isinstance(data, str) else []
    return values_at(data[path[0]], path[1:]) if isinstance(data, dict) and path[0] in data else []


def _below(kind: type[Kind]) -> Iterator[type[Kind]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _texts(info: inspect.Type) -> Iterator[tuple[str, ...]]:
    match info:
        case inspect.StrType():
            yield ()
        case inspect.StructType(fields=fields):
            for one in fields:
                yield from ((one.encode_name, *rest) for rest in _texts(one.type))
        case inspect.UnionType(types=types):
            for each in types:
                yield from _texts(each)
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            yield from _texts(item)
        case inspect.TupleType(item_types=items):
            for each in items:
                yield from _texts(each)
        case inspect.DictType():
            raise TypeError("a kind with a dictionary: say here where its texts are")
        case _:
            assert not isinstance(info, msgspec.inspect.AnyType), "a kind with a field of any type"
