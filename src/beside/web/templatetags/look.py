"""How things are drawn in templates: `{% load look %}{% thing "box" %}`."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from beside.corner.forms import form_of

register = template.Library()


@register.simple_tag
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
        static(f"beside/{form.sheet}.svg"),
        form.symbol,
    )


@register.simple_tag
def drawing(name: str, frame: str, hour: str = "day") -> SafeString:
    """A small drawing of `parts.svg` in its frame (a viewBox), hidden from readers: {% drawing "p-photo" "…" %}."""
    return format_html(
        '<svg class="thing" viewBox="{}" aria-hidden="true" data-hour="{}"><use href="{}#{}"/></svg>',
        frame,
        hour,
        static("beside/parts.svg"),
        name,
    )
