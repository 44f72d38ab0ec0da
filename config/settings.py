"""Settings of the portal, read from the environment (twelve-factor).

A production machine must say its secret and its host names; nothing here falls back to a
literal secret. `DJANGO_INSECURE_LOCAL=1` is for a trial on one's own machine: it drops what needs
HTTPS, and only then may `PORTAL_TODAY` move the portal's working day.
"""

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.dateparse import parse_date

BASE_DIR = Path(__file__).resolve().parent.parent

# lxml comes with python-docx. openpyxl would then read workbooks with it and without defusedxml,
# which refuses entities; this must stand before anything imports openpyxl.
os.environ["OPENPYXL_LXML"] = "False"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- Who we are and how we are reached -----------------------------------------------------------
SECRET_KEY = env.str("DJANGO_SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("DJANGO_SECRET_KEY must not be empty.")
DEBUG = env.bool("DJANGO_DEBUG", default=False)
INSECURE_LOCAL = env.bool("DJANGO_INSECURE_LOCAL", default=False)
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[])
# What stands before the path in what is printed: the QR code of a certificate leads here.
PORTAL_ADDRESS = env.str(
    "PORTAL_ADDRESS",
    default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if ALLOWED_HOSTS else "http://127.0.0.1:8000",
).rstrip("/")

# The day on which the portal believes to be; empty means the real one. A demonstration of a
# campaign of 2020 shows its deadlines as they stood then.
PORTAL_TODAY = env.str("PORTAL_TODAY", default="")
if PORTAL_TODAY and not (INSECURE_LOCAL or DEBUG):
    raise ImproperlyConfigured(
        "PORTAL_TODAY may only be set together with DJANGO_INSECURE_LOCAL=1."
    )
if PORTAL_TODAY and parse_date(PORTAL_TODAY) is None:
    raise ImproperlyConfigured("PORTAL_TODAY must be a day such as 2020-05-13.")

INSTALLED_APPS = [
    # Before ours: register/admin.py takes its pages off the administration.
    "django_tasks",
    "django_tasks_db",
    "dashboard",
    "plan_reading",
    "awards",
    "register",
    "recognition",
    "rankings",
    "registrations",
    "campaigns",
    "decisions",
    "councils",
    "organisation",
    "notifications",
    "screens",
    "audit",
    "accounts",
    "paperwork",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "treebeard",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisation.middleware.ChosenBodyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.SignInMiddleware",
    "accounts.middleware.DeclaredAccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "notifications.context_processors.unread",
                "organisation.context_processors.chosen_body",
            ],
        },
    },
]
FORM_RENDERER = "screens.required_fields.FormRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# The first choice of each filter of a list.
FILTERS_EMPTY_CHOICE_LABEL = "Tất cả"

# --- Data ----------------------------------------------------------------------------------------
(BASE_DIR / "var").mkdir(exist_ok=True)
DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'portal.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # SQLite ignores row locks: taking the write lock at BEGIN keeps check and write together.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Work behind the scenes -----------------------------------------------------------------------
# Certificates of a whole decision are set by a worker: manage.py db_worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Language, time ------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", BASE_DIR / "build" / "assets" / "vendor")]
ICONS_DIR = BASE_DIR / "node_modules" / "bootstrap-icons" / "icons"
# Uploads have no URL of their own: they leave only through a view that checks permission.
MEDIA_ROOT = env.path("PORTAL_UPLOADS", default=BASE_DIR / "var" / "uploads")
# A plan read from a text comes back with every value of every document, to be confirmed at once
# (plan_reading/forms).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
UPLOAD_LIMIT_BYTES = env.int("PORTAL_UPLOAD_LIMIT_BYTES", default=20 * 1024 * 1024)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# --- Signing in ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = reverse_lazy("accounts:login")
LOGIN_REDIRECT_URL = reverse_lazy("desk")
LOGOUT_REDIRECT_URL = reverse_lazy("accounts:login")
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "password"]
AXES_VERBOSE = False
# Its log is in English and holds addresses; what an administrator needs is in our own.
AXES_ENABLE_ADMIN = False

# --- Security headers ----------------------------------------------------------------------------
HTTPS = not (DEBUG or INSECURE_LOCAL)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 10  # a working day
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.bool("DJANGO_BEHIND_PROXY", default=False)
AXES_CLIENT_IP_CALLABLE = "accounts.access.client_address"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- Mail ----------------------------------------------------------------------------------------
# Without EMAIL_URL, notices stay in the portal and nothing is sent out.
vars().update(env.email("EMAIL_URL", default="dummymail://"))
# A server that accepts and says nothing holds up the worker for so many seconds, never a page.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="thi-dua-cchc@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Logs: what went wrong, never who or what was typed -------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("DJANGO_LOG_LEVEL", default="WARNING")},
}
