"""How things are drawn in templates: `{% load look %}{% thing "box" %}`.

The many small elements of a drawing are written here and not in a template, which takes ten times as long over them.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from django import template
from django.templatetags.static import static as static_address
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from beside.corner.forms import form_of
from beside.corner.scene import Part, Scene, Thing
from beside.web.voice import say
from beside.web.wording import Day

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def thing(sort: str, second: bool = False, hour: str = "day", water: bool = False) -> SafeString:
    """One keepsake as a sign beside words, hidden from readers: the words beside it say the same.

    `sort` as in `beside.corner.forms`; `second` is the other box. `water` fills a glass.
    """
    form = form_of(sort, second=second)
    return format_html(
        '<svg class="thing" viewBox="{}" aria-hidden="true" data-hour="{}"{}><use href="{}#{}"/></svg>',
        form.frame,
        hour,
        mark_safe(' data-water="full"') if water else "",
        drawer(form.sheet),
        form.symbol,
    )


@register.simple_tag
@lru_cache(maxsize=256)
def drawing(name: str, frame: str, hour: str = "day") -> SafeString:
    """A small drawing of `parts.svg` in its frame (a viewBox), hidden from readers: {% drawing "p-photo" "…" %}."""
    return format_html(
        '<svg class="thing" viewBox="{}" aria-hidden="true" data-hour="{}"><use href="{}#{}"/></svg>',
        frame,
        hour,
        drawer("parts"),
        name,
    )


@register.simple_tag
def options(pairs: Iterable[tuple[str, str]], chosen: str | None) -> SafeString:
    """The options of a long <select>, of values and words: {% options countries help.country %}."""
    rows = ((value, mark_safe(" selected") if value == chosen else "", words) for value, words in pairs)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def suggestions(words: Iterable[str]) -> SafeString:
    """What a long <datalist> offers: {% suggestions cities %}."""
    return format_html_join("", '<option value="{}"></option>', ((one,) for one in words))


@register.simple_tag
def days(days: Sequence[Day], name: str, chosen: str) -> SafeString:
    """Each of the next fourteen days to choose, under the names of the weekdays: {% days days "leave-day" chosen %}."""
    heads = format_html_join("", '<b aria-hidden="true">{}</b>', ((day.short,) for day in days[:7]))
    rows = (
        (name, day.value, day.name, mark_safe(" checked") if day.value == chosen else "", day.number) for day in days
    )
    one = '<label><input type="radio" name="{}" value="{}" aria-label="{}"{}><span>{}</span></label>'
    return heads + format_html_join("", one, rows)


@register.simple_tag
def day_parts(name: str, chosen: str = "") -> SafeString:
    """Six small windows with the sun where it stands, to choose a part of a day: {% day_parts "leave-part" part %}."""
    windows = (
        ("early", "dawn", say("go.leave", "Early")),
        ("morning", "day", say("go.leave", "Morning")),
        ("midday", "day", say("go.leave", "Midday")),
        ("afternoon", "day", say("go.leave", "Afternoon")),
        ("evening", "dusk", say("go.leave", "Evening")),
        ("night", "night", say("go.leave", "Night")),
    )
    checked = mark_safe(" checked")
    rows = (
        (name, part, checked if part == chosen else "", drawing(f"d-{part}", "0 0 64 48", hour=hour), words)
        for part, hour, words in windows
    )
    one = '<label><input type="radio" name="{}" value="{}"{}><span>{}{}</span></label>'
    return format_html_join("\n", one, rows)


@register.simple_tag
def lights(scene: Scene) -> SafeString:
    """What the styles read off the picture: {% lights scene %} within its <svg>."""
    light = scene.light
    said = {
        "place": scene.place,
        "hour": light.hour,
        "season": light.season,
        "weather": light.weather,
        "water": "full" if scene.water else None,
        "candle": "lit" if light.candle else None,
        "star": "on" if light.star else None,
        "goodnight": "on" if light.goodnight else None,
        "scan": "open" if light.scan_open else None,
        "new": light.new,
        "ride": scene.ride,
        "view": scene.view,
    }
    return format_html_join("", ' data-{}="{}"', ((name, value) for name, value in said.items() if value))


@register.simple_tag
def parts(parts: Iterable[Part]) -> SafeString:
    """What is neither named nor touched, back to front: {% parts scene.back %}."""
    return format_html_join("", "{}", ((_use(drawer("corner"), one),) for one in parts))


@register.simple_tag
def things(things: Iterable[Thing], id: str) -> SafeString:
    """The things of a scene; what can be touched is a link with its name, and with a place to touch that is larger.

    {% things scene.things id %}: `id` is that of the picture, for the ids of the names.
    """
    return format_html_join("\n", "{}", ((_thing(one, f"{id}-{number}"),) for number, one in enumerate(things)))


def _thing(one: Thing, id: str) -> SafeString:
    drawn = _use(drawer(one.sheet), one)
    if not one.href:
        return drawn
    says = format_html('<desc id="{}-d">{}</desc>', id, one.desc) if one.desc else ""
    return format_html(
        '<a class="keep" href="{}" aria-labelledby="{}-t"{}><title id="{}-t">{}</title>{}'
        '<rect class="hit" x="{}" y="{}" width="{}" height="{}" rx="14"/>{}</a>',
        one.href,
        id,
        format_html(' aria-describedby="{}-d"', id) if says else "",
        id,
        one.name,
        says,
        one.hit.x,
        one.hit.y,
        one.hit.width,
        one.hit.height,
        drawn,
    )


def _use(sheet: str, one: Part | Thing) -> SafeString:
    if one.scale != 1:
        where = format_html(' transform="translate({} {}) scale({})"', one.x, one.y, one.scale)
    else:
        where = format_html(' x="{}" y="{}"', one.x, one.y) if one.x or one.y else mark_safe("")
    return format_html('<use href="{}#{}"{}/>', sheet, one.symbol, where)


@cache
def drawer(sheet: str) -> str:
    """The address of a sheet of drawings, which holds the digest of all static files."""
    return static_address(f"beside/{sheet}.svg")
