"""`say` in templates: every word a person reads comes through here. A builtin library, so nothing has to load it."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from beside.web import voice

register = template.Library()


@register.simple_tag
def say(key: str, text: str, /, *, variant: object = "", **values: object) -> SafeString:
    """{% say "cover.meet" "A covered picture of {baby}." baby=baby %}, also with `as name`. See `voice.say`."""
    return voice.say(key, text, variant=variant, **values)


@register.simple_tag
def say_plain(key: str, text: str, /, *, variant: object = "", **values: object) -> str:
    """The same for attributes, titles and drawings, where no markup can stand. See `voice.say_plain`."""
    return voice.say_plain(key, text, variant=variant, **values)


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
