"""Addresses in templates: `{% url %}` and `{% static %}` as Django has them, but each worked out once.

The words of an address never change while the program runs, and a page holds some twenty of them.
"""

from uuid import UUID

from django import template
from django.template import Node
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.static import StaticNode, do_static

from beside.web.addresses import address

register = template.Library()


class KeptUrl(Node):
    """`{% url "area:name" %}`, and `{% url "area:name" thing.id %}`."""

    def __init__(self, name: str, ids: list[FilterExpression], node: URLNode) -> None:
        self.name = name
        self.ids = ids
        self.node = node

    def render(self, context: Context) -> str:
        """The address; Django's own way for anything that is no id."""
        if not self.ids:
            return address(self.name)
        ids = [id.resolve(context) for id in self.ids]
        if all(isinstance(id, UUID) for id in ids):
            return address(self.name, *ids)
        return self.node.render(context)


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
    """As Django's; quicker where the name is a literal."""
    node = django_url(parser, token)
    name = node.view_name.var
    if isinstance(node, URLNode) and isinstance(name, str) and not (node.kwargs or node.asvar):
        return KeptUrl(name, node.args, node)
    return node


@register.tag
def static(parser: Parser, token: Token) -> Node:
    """As Django's; kept where the path is a literal."""
    node = do_static(parser, token)
    return KeptStatic(node) if isinstance(node.path.var, str) else node
