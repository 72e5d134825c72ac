"""One settings file, fed by the environment. docs/operation.md lists the variables.

With DEBUG off, it does not start without a secret key, a host, a signing secret and a site address.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from cluster_emulation.log import without_secret_addresses

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=True)
if DEBUG:
    SECRET_KEY = env("SECRET_KEY", default="only-for-development-" + "0123456789" * 4)
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "testserver"])
    SIGNING_SECRET = env("SIGNING_SECRET", default="only-for-development")
    SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000")
else:
    SECRET_KEY = env("SECRET_KEY")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
    SIGNING_SECRET = env("SIGNING_SECRET")  # unlocks the private keys of the signing authority
    SITE_URL = env("SITE_URL")  # printed in every document: where it can be verified
SITE_URL = SITE_URL.rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

PROXY_COUNT = env.int("PROXY_COUNT", default=0)  # trusted reverse proxies in front of us

SITE_NAME = env("SITE_NAME", default="Giao ước thi đua")
SIGNING_ORGANISATION = env("SIGNING_ORGANISATION", default=SITE_NAME)  # named in the root certificate
TSA_URL = env("TSA_URL", default="")  # RFC 3161 time-stamp authority; empty: signatures carry no time stamp
TSA_ROOTS = env("TSA_ROOTS", default="")  # PEM file with the roots that the time stamps chain to

INSTALLED_APPS = [
    "members",
    "pledges",
    "crispy_forms",
    "crispy_bootstrap5",
    "cluster_emulation.apps.SignIns",
    "csp",
    "cluster_emulation.apps.Outbox",
    "cluster_emulation.apps.Administration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # First those that set headers: files and refused requests carry them, too.
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "members.middleware.answers_belong_to_this_site",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "members.middleware.unreadable_requests_are_refused",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "members.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "members.middleware.private_pages_are_not_cached",
    "members.middleware.no_refusal_is_empty",
    "pledges.states.editions.ShowsWhatWasTyped",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cluster_emulation.urls"
WSGI_APPLICATION = "cluster_emulation.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # {% page %}, {% edition %}, {% unsaved %}
            "builtins": ["pledges.states.addresses", "pledges.states.editions", "pledges.states.unsaved"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "members.context.place",
                "members.context.saved",
                "pledges.mail.context.inbox",
                *(["pledges.demo.tour.demonstration"] if DEBUG else []),
            ],
        },
    },
]
FORM_RENDERER = "cluster_emulation.widgets.PlainWidgets"
CRISPY_TEMPLATE_PACK = CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"

# --- database -------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # Every transaction takes the write lock at the start and waits for it: no "database is locked" errors.
    # FULL, not NORMAL: an acknowledged signature survives a power cut.
    _database["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
    }
    _database["CONN_MAX_AGE"] = 600
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
    _database["OPTIONS"] = {
        "options": "-c statement_timeout=28s -c lock_timeout=25s -c idle_in_transaction_session_timeout=30s"
    }

# --- language -------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "cluster_emulation" / "locale"]
FORMAT_MODULE_PATH = "cluster_emulation.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- people and sessions --------------------------------------------------------------------------

AUTH_USER_MODEL = "members.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "members.hashers.SmallServerArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "members.validators.PasswordLength", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "members:login"
LOGIN_REDIRECT_URL = "pledges:workbench"
LOGOUT_REDIRECT_URL = "members:login"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
ADMIN_URL = env("ADMIN_URL", default="quan-tri/")

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "members.saved.Sentences"
CSRF_FAILURE_VIEW = "members.views.interrupted.page_too_old"

# Lock name and address together: a clumsy person locks out nobody else behind the same router.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_CLIENT_IP_CALLABLE = "members.address.client_network"
AXES_USERNAME_CALLABLE = "members.forms.counted_name"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_VERBOSE = False

# --- headers and limits ---------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # not DENY: the pages show our own PDFs in a frame
SECURE_REFERRER_POLICY = "same-origin"
if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    if PROXY_COUNT:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

UPLOAD_LIMIT = 10 * 1024 * 1024  # bytes of one uploaded file
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8000  # 60 commitments x 20 targets x 5 inputs, and the rest
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- files, mail, log -----------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# A mail is a row of the transaction that causes it; `manage.py send_mail` sends the rows (cron).
EMAIL_BACKEND = "mailer.backend.DbBackend"
MAILER_EMAIL_BACKEND = env(
    "MAILER_EMAIL_BACKEND",
    default="django.core.mail.backends.console.EmailBackend"
    if DEBUG
    else "django.core.mail.backends.smtp.EmailBackend",
)
# Each row is locked; a lock file would outlive a killed sender and stop all mail.
MAILER_USE_FILE_LOCK = False
# One try per run while the mail server is away, and a pause (seconds) between mails: during a try nobody else
# can write to SQLite.
MAILER_EMAIL_MAX_DEFERRED = 1
MAILER_EMAIL_THROTTLE = 0.2
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_HOST, EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_HOST") or "localhost", EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="giao-uoc@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"secrets": {"()": lambda: without_secret_addresses}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING" if DEBUG else "INFO")},
    "loggers": {
        # Both log every step of every PDF.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        # At DEBUG they print the values of whole pages and of SQL: codes of slips, addresses, tokens.
        "django.template": {"level": "INFO"},
        "django.db.backends": {"level": "INFO"},
    },
}
