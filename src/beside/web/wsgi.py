"""The WSGI entry, for `beside serve` and any other WSGI server that spools nothing to disk."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.web.settings")
application = get_wsgi_application()
