"""Our own system checks: fonts, signing authority, mail."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connection

from pledges.documents.models import SigningAuthority
from pledges.errors import SigningFailed

FACES = ("tinos-regular.ttf", "tinos-bold.ttf", "tinos-italic.ttf", "tinos-bold-italic.ttf")


@register()
def fonts(app_configs, **kwargs):
    folder = Path(settings.BASE_DIR) / "static" / "fonts" / "tinos"
    return [
        Error(f"The document font {name} is missing.", hint=f"Restore {folder / name}.", id="pledges.E001")
        for name in FACES
        if not (folder / name).is_file()
    ]


@register(Tags.database)
def authority(app_configs, databases=None, **kwargs):
    """Check the signing authority; only with `check --database default`, as it reads the database."""
    if not databases or SigningAuthority._meta.db_table not in connection.introspection.table_names():
        return []
    try:
        SigningAuthority.current().issuer()
    except SigningFailed as refusal:
        return [
            Error(str(refusal), hint="manage.py authority init; check SIGNING_SECRET.", id="pledges.E002")
        ]
    return []


@register(deploy=True)
def mail(app_configs, **kwargs):
    if settings.MAILER_EMAIL_BACKEND.endswith("console.EmailBackend"):
        return [
            Warning(
                "Mail is printed, not sent.", hint="Set MAILER_EMAIL_BACKEND, EMAIL_URL.", id="pledges.W001"
            )
        ]
    return []
