"""Addresses in templates, each worked out once: `{% url %}` and `{% static %}` as Django has them, but kept.

An address with no arguments never changes while the program runs, and a page holds some twenty of them.
"""

from functools import lru_cache

from django import template
from django.template import Node
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.static import StaticNode, do_static
from django.urls import reverse

register = template.Library()


@lru_cache
def address(name: str) -> str:
    """The address with this name; it takes no arguments."""
    return reverse(name)


class KeptUrl(Node):
    """`{% url "area:name" %}`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> str:
        """The address."""
        return address(self.name)


class KeptStatic(Node):
    """`{% static "beside/tokens.css" %}`."""

    def __init__(self, node: StaticNode) -> None:
        self.node = node
        self.found: str | None = None

    def render(self, context: Context) -> str:
        """The address, which holds the digest of all static files."""
        if self.found is None:
            self.found = self.node.url(context)
        if self.node.varname is not None:
            context[self.node.varname] = self.found
            return ""
        return self.found


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """As Django's; kept where the name is a literal and nothing hangs on the page."""
    node = django_url(parser, token)
    name = node.view_name.var
    if isinstance(node, URLNode) and isinstance(name, str) and not (node.args or node.kwargs or node.asvar):
        return KeptUrl(name)
    return node


@register.tag
def static(parser: Parser, token: Token) -> Node:
    """As Django's; kept where the path is a literal."""
    node = do_static(parser, token)
    return KeptStatic(node) if isinstance(node.path.var, str) else node
