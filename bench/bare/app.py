"""A Django application with one page, one model, one query: what Django itself costs."""

import os
from pathlib import Path
from typing import ClassVar

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

HERE = Path(__file__).parent
settings.configure(
    SECRET_KEY="a bare page has none",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [HERE]}],
    INSTALLED_APPS=["bench.bare"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BARE_DATABASE"]}},
)
django.setup()


class Thing(models.Model):
    """One of twenty rows."""

    name = models.CharField(max_length=80)
    words = models.TextField()

    objects: "ClassVar[models.Manager[Thing]]" = models.Manager()

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.name


def prepare() -> None:
    """Fill the one table."""
    if Thing._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Thing)
    Thing.objects.all().delete()
    Thing.objects.bulk_create(Thing(name=f"thing {number}", words="some words about it " * 5) for number in range(20))
    connection.close()


def page(request: HttpRequest) -> HttpResponse:
    """Twenty rows, one query, one template."""
    return render(request, "page.html", {"things": Thing.objects.order_by("id")})


urlpatterns = [path("", page)]
application = get_wsgi_application()
