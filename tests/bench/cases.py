"""What is measured on: cluster years with the wording of the real agreement."""

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from pledges.agreement.acts import drafting
from pledges.demo import article as demo
from pledges.documents.models import SigningAuthority
from tests import factories
from tests.factories import ClusterYear

HOST = "127.0.0.1"


def furnish() -> None:
    """Static files, tables and the signing authority of the empty place."""
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0)
    SigningAuthority.establish()


def year_of(units: int, *, editions: int = 1) -> ClusterYear:
    """A complete draft, saved `editions` times."""
    made = factories.cluster_year(units)
    for number in range(1, editions + 1):
        drafting.revise(
            made.agreement,
            by=made.secretary,
            edition=made.reload().edition,
            fields=demo.FIELDS | {"number": f"{number:02}/GƯ-CTĐ4"},
            commitments=[
                drafting.CommitmentDraft(pk=None, title=title, text=text, targets=tuple(targets))
                for title, text, targets in demo.COMMITMENTS
            ],
        )
    made.reload()
    return made


def browser_of(person) -> Client:
    """A client that is signed in, as Django's tests use it, without their extra bookkeeping."""
    return factories.client_of(Client(SERVER_NAME=HOST), person)


def cookie_of(person) -> str:
    """The header with which a real request is `person`'s; over plain HTTP, for a Secure cookie is only a header."""
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={browser_of(person).cookies[name].value}"
