"""Django's handle on the door."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages: the only part that knows HTTP."""

    name = "beside.web"
    label = "web"
