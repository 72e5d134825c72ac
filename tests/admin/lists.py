"""What the administration lists, and where."""

from django.urls import reverse

from members.models import Appointment, Cluster, Mandate, Person, Term, Unit
from pledges.agreement.models import Agreement, Comment, CommentRound, Edition
from pledges.documents.models import (
    Document,
    Revision,
    Revocation,
    Signature,
    SignaturePlace,
    SigningAuthority,
)
from pledges.grounds.models import LegalAct
from pledges.states.event import Event

REFERENCE = (Appointment, Cluster, LegalAct, Mandate, Person, Term, Unit)
WINDOWS = (Agreement, Comment, CommentRound, Document, Edition, Event, Revision, Revocation)
WINDOWS += (Signature, SignaturePlace, SigningAuthority)


def url(model, page="changelist", *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def mandate_form(mandate, **changes) -> dict:
    values = {
        "person": mandate.person_id,
        "unit": mandate.unit_id,
        "title": mandate.title,
        "authority": mandate.authority,
        "document": mandate.document,
        "valid_from": "01/01/2019",
        "valid_to": "",
    }
    return values | changes
