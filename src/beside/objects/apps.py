"""The Django app of the objects."""

from django.apps import AppConfig


class ObjectsConfig(AppConfig):
    """Sealed bytes, and one row for each."""

    name = "beside.objects"
    label = "objects"
    default_auto_field = "django.db.models.BigAutoField"
