"""Every sentence of Beside, gathered from where it is said: for the catalogues, and for the tests that read them.

A literal key and a literal text are required, so that this finds all; anything else is an error with its place.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.text import unescape_string_literal

HOME = Path(__file__).resolve().parents[1]
TEMPLATES = Path(__file__).resolve().parent / "templates"
TEXTS = {"say": 1, "say_plain": 1, "say_number": 2}
"""The calls and tags, and how many texts each has after its key."""
OWN = {"voice.py"}
"""Where these calls are defined; what stands there is no sentence."""


@dataclass(frozen=True)
class Sentence:
    """A text with its key, and where it is said. `plural` is the second text of `say_number`."""

    key: str
    text: str
    place: str
    plural: str = ""


def gather() -> list[Sentence]:
    """All sentences of the templates and of the code, in the order of their places."""
    return [*_of_templates(sorted(TEMPLATES.rglob("*.html"))), *_of_code(sorted(HOME.rglob("*.py")))]


def catalogue(sentences: Iterable[Sentence]) -> str:
    """The sentences as a gettext template (.pot): one entry for each key and text, with all its places."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in sentences:
        places.setdefault((one.key, one.text, one.plural), []).append(one.place)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return "\n".join([head, *(_entry(*what, where) for what, where in sorted(places.items()))])


def _entry(key: str, text: str, plural: str, places: list[str]) -> str:
    ids = f"msgid {_quoted(text)}"
    ids += f'\nmsgid_plural {_quoted(plural)}\nmsgstr[0] ""\nmsgstr[1] ""' if plural else '\nmsgstr ""'
    return f"#: {' '.join(places)}\nmsgctxt {_quoted(key)}\n{ids}\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _of_templates(paths: Iterable[Path]) -> Iterator[Sentence]:
    for path in paths:
        for token in Lexer(path.read_text(encoding="utf-8")).tokenize():
            bits = token.split_contents() if token.token_type == TokenType.BLOCK else [""]
            if bits[0] in TEXTS:
                place = f"{path.relative_to(HOME)}:{token.lineno}"
                yield _sentence([_literal(bit, place) for bit in bits[1 : 2 + TEXTS[bits[0]]]], place)


def _literal(bit: str, place: str) -> str:
    if bit[:1] not in "\"'" or len(bit) < 2:
        raise ValueError(f"{place}: a key and a text stand there as they are, not as {bit}")
    return unescape_string_literal(bit)


def _of_code(paths: Iterable[Path]) -> Iterator[Sentence]:
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        voiced = _from_voice(tree)
        for call in ast.walk(tree) if voiced and path.name not in OWN else ():
            if isinstance(call, ast.Call) and (name := _called(call.func, voiced)):
                place = f"{path.relative_to(HOME)}:{call.lineno}"
                yield _sentence([_constant(one, place) for one in call.args[: 1 + TEXTS[name]]], place)


def _from_voice(tree: ast.Module) -> set[str]:
    """The names by which a file knows the voice: its functions, or "voice" itself."""
    lines = [line for line in ast.walk(tree) if isinstance(line, ast.ImportFrom)]
    functions = {one.name for line in lines if line.module == "beside.web.voice" for one in line.names}
    modules = {one.name for line in lines if line.module == "beside.web" for one in line.names}
    return functions | (modules & {"voice"})


def _called(function: ast.expr, voiced: set[str]) -> str:
    """The name of a call of the voice, or nothing."""
    if isinstance(function, ast.Name):
        return function.id if function.id in voiced and function.id in TEXTS else ""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "voice":
        return function.attr if "voice" in voiced and function.attr in TEXTS else ""
    return ""


def _constant(argument: ast.expr, place: str) -> str:
    if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
        raise ValueError(f"{place}: a key and a text stand there as they are")
    return argument.value


def _sentence(words: list[str], place: str) -> Sentence:
    if len(words) < 2:
        raise ValueError(f"{place}: a key and a text are needed")
    return Sentence(words[0], words[1], place, words[2] if len(words) > 2 else "")
