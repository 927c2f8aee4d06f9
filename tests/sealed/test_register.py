"""Sealed by construction: what lies in the clear is on the list, with its reason, or this fails."""

from django.apps import apps
from django.db import connection

from beside.web.kept.readable import READABLE


def _columns() -> set[str]:
    return {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and getattr(field, "column", None)
    }


def test_every_column_of_every_model_is_on_the_list() -> None:
    assert _columns() - set(READABLE) == set()


def test_the_list_names_nothing_that_is_not_there() -> None:
    assert set(READABLE) - _columns() == set()


def test_each_stands_there_with_a_reason() -> None:
    assert all(len(reason.split()) >= 3 for reason in READABLE.values())


def test_the_database_has_no_other_tables(db: None) -> None:
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        assert set(connection.introspection.table_names(cursor)) - known == {"django_migrations"}
