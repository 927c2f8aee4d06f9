"""Django's handle on the sealed items."""

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    """The one table of sealed items."""

    name = "beside.items"
    label = "items"
