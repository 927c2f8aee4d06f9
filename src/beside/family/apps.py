"""Django's handle on the family."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    """Members, rooms, holders, grants, passes: ids and sealed bytes."""

    name = "beside.family"
    label = "family"
