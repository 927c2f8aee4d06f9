"""Django, set up for a process that serves no pages: the migrations, the spare key, the janitor.

Imported only by what needs it: the parent of `beside serve` and the plain verbs stay without Django.
"""

import os

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.web.settings")
django.setup()


def migrate() -> None:
    """Bring the database to the newest schema. What is sealed is not touched (SECURITY-DESIGN 4.3)."""
    call_command("migrate", interactive=False, verbosity=0)
