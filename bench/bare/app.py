"""A Django application with one page, one table, one query."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
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
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BARE_DATABASE"]}},
)
django.setup()


def prepare() -> None:
    """Fill the one table."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS thing (id INTEGER PRIMARY KEY, name TEXT, words TEXT)")
        cursor.execute("DELETE FROM thing")
        rows = [(f"thing {number}", "some words about it " * 5) for number in range(20)]
        cursor.executemany("INSERT INTO thing (name, words) VALUES (%s, %s)", rows)
    connection.close()


def page(request: HttpRequest) -> HttpResponse:
    """Twenty rows, one query, one template."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, words FROM thing ORDER BY id")
        things = [{"name": name, "words": words} for name, words in cursor.fetchall()]
    return render(request, "page.html", {"things": things})


urlpatterns = [path("", page)]
application = get_wsgi_application()
