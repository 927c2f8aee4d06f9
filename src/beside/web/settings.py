"""The settings of Beside. What differs from place to place comes from the environment; nothing secret does."""

import os
from pathlib import Path

from beside.web import static_files

BASE = Path(__file__).resolve().parent

BESIDE_HOME = Path(os.environ.get("BESIDE_HOME") or Path.home() / ".local/share/beside")
"""Where everything lies, sealed: the database and the objects."""
BESIDE_SPARE = Path(os.environ.get("BESIDE_SPARE") or Path.home() / ".local/state/beside")
"""Where the spare key lies: beside the data, never in it (SECURITY-DESIGN 5.2)."""
DEBUG = False
BESIDE_GALLERY = os.environ.get("BESIDE_GALLERY") == "1"
"""Whether the component gallery answers, for those who build on it."""


def _secret(name: str) -> str:
    """A secret of this instance, from its file in the data folder, which `beside serve` makes. It seals nothing."""
    path = BESIDE_HOME / name
    return path.read_text().strip() if path.is_file() else "made-by-beside-serve"


SECRET_KEY = _secret("secret-key")
INSTANCE_ID = _secret("instance-id")
"""Names this instance in its cookies, since cookies ignore ports (SECURITY-DESIGN 4.7)."""

_PROXIED = [host for name in os.environ.get("BESIDE_HOSTS", "").split(",") if (host := name.strip())]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *_PROXIED]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _PROXIED]
"""A proxy ends TLS, so what a browser calls https arrives here as http; forms of those names are ours all the same."""

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "beside.items",
    "beside.objects",
    "beside.family",
    "beside.web",
]

MIDDLEWARE = [
    "beside.web.headers.HeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "beside.web.failures.middleware.FailureMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "beside.web.same_origin.SameOriginMiddleware",
    "beside.web.unlock.UnlockMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

ROOT_URLCONF = "beside.web.urls"
WSGI_APPLICATION = "beside.web.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "beside.web.page.page"],
            "builtins": ["beside.web.templatetags.addresses", "beside.web.templatetags.voice"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BESIDE_HOME / "beside.sqlite3",
        "ATOMIC_REQUESTS": False,
        # each thread keeps its connection: opening one a page costs as much as the page, and the last one closed would
        # write the whole log back into the database each time
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE / "locale"]

_DIGEST = static_files.digest()
STATIC_URL = f"/static/{_DIGEST}/"
STATICFILES_DIRS = [static_files.SOURCE]
STATIC_ROOT = static_files.gathered(BESIDE_HOME, _DIGEST)
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_MAX_AGE = 365 * 24 * 3600
WHITENOISE_USE_FINDERS = False
WHITENOISE_ALLOW_ALL_ORIGINS = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:
    """Every static address holds the digest of all static files, so none ever changes."""
    return url.startswith(STATIC_URL)


SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "blob:"],
    "media-src": ["'self'", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "manifest-src": ["'self'"],
}
"""SECURITY-DESIGN 10.1, sent by `beside.web.headers` on every answer, error pages too."""

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"beside-csrf-{INSTANCE_ID[:8]}"
CSRF_FAILURE_VIEW = "beside.web.failures.views.cross_site"

FILE_UPLOAD_HANDLERS = ["beside.objects.uploads.SealingUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20


MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}

DEFAULT_EXCEPTION_REPORTER_FILTER = "beside.web.failures.report.SilentFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"plain": {"()": "beside.web.failures.report.QuietFormatter"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": True},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": True},
    },
}
