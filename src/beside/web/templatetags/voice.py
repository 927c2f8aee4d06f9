"""`say` in templates: every word a person reads comes through here. A builtin library, so nothing has to load it."""

from django import template
from django.template import Node
from django.template.base import Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import unescape_string_literal
from django.utils.translation import get_language, get_language_bidi

from beside.web import voice

register = template.Library()
with_values = template.Library()
"""The same tags for sentences with values, a variant, or a name to be kept under."""


@with_values.simple_tag
def say(key: str, text: str, /, *, variant: object = "", **values: object) -> SafeString:
    """{% say "cover.meet" "A covered picture of {baby}." baby=baby %}, also with `as name`. See `voice.say`."""
    return voice.say(key, text, variant=variant, **values)


@with_values.simple_tag
def say_plain(key: str, text: str, /, *, variant: object = "", **values: object) -> str:
    """The same for attributes, titles and drawings, where no markup can stand. See `voice.say_plain`."""
    return voice.say_plain(key, text, variant=variant, **values)


class Sentence(Node):
    """{% say "top.name" "Beside" %}: nothing but a key and a text, as most are, so that nothing has to be worked out.

    Without values there is no markup in it: what `say` and `say_plain` give is the same.
    """

    def __init__(self, key: str, text: str) -> None:
        self.key = key
        self.text = text

    def render(self, context: Context) -> str:
        """The sentence in the language of the reader."""
        return voice.say(self.key, self.text)


@register.tag("say")
@register.tag("say_plain")
def compile_sentence(parser: Parser, token: Token) -> Node:
    """A sentence as it stands, or one with values."""
    tag, *bits = token.split_contents()
    if len(bits) == 2 and all(bit[0] in "\"'" and bit[-1] == bit[0] for bit in bits):
        return Sentence(*map(unescape_string_literal, bits))
    compiled: Node = with_values.tags[tag](parser, token)
    return compiled


@register.simple_tag
def say_number(key: str, one: str, other: str, n: int, /, **values: object) -> SafeString:
    """{% say_number "copy.part" "One thing …" "{n} things …" count %}. See `voice.say_number`."""
    return voice.say_number(key, one, other, n, **values)


@register.filter
def own(words: str) -> SafeString:
    """What a family wrote, in <bdi>: {{ keepsake.word|own }}."""
    return voice.own(words)


@register.filter
def plain(words: object) -> str:
    """Words without markup, for an attribute: {{ said|plain }}."""
    return voice.plain(words)


@register.simple_tag
def tongue() -> SafeString:
    """The language of the page and its direction, for <html>: `lang="en" dir="ltr"`."""
    return mark_safe(f'lang="{get_language() or "en"}" dir="{"rtl" if get_language_bidi() else "ltr"}"')  # noqa: S308
