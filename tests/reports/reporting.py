"""Years in which there is something to report on: a sealed agreement with targets, recorded registrations."""

from decimal import Decimal

from django.utils import timezone

from members.models import Unit
from pledges.agreement.acts import drafting
from pledges.agreement.models import Agreement
from pledges.agreement.text import TargetText
from pledges.documents.models import Document
from pledges.registrations.models import Registration
from tests import factories
from tests.factories import ClusterYear

TARGETS = (
    TargetText(name="Việc đúng hạn", comparison=">=", value=Decimal("90"), unit="%"),
    TargetText(name="Vi phạm", comparison="=", value=Decimal(0), unit="vụ"),
    TargetText(name="Đơn thư", comparison="<=", value=Decimal(3), unit="đơn"),
)
COMMITMENTS = (("Nhiệm vụ chính trị", TARGETS), ("Cải cách hành chính", ()))


def registered(year: ClusterYear, unit: Unit | None = None, name="Dân vận khéo", **fields) -> Registration:
    """A registration that the secretariat has recorded."""
    return Registration.objects.create(
        **{
            "term": year.term,
            "unit": unit or year.units[0],
            "kind": "theme",
            "name": name,
            "state": "recorded",
            "recorded_at": timezone.now(),
            "recorded_by": year.secretary,
        }
        | fields
    )


def promising(units=2, *, commitments=COMMITMENTS, sealed=True, **wishes) -> ClusterYear:
    """A cluster-year with these commitments: (title, targets)."""
    year = factories.cluster_year(units, **wishes)
    drafts = [
        drafting.CommitmentDraft(
            pk=None, title=title, text=f"Thực hiện tốt: {title}.", targets=tuple(targets)
        )
        for title, targets in commitments
    ]
    drafting.revise(
        year.agreement,
        by=year.secretary,
        edition=year.reload().edition,
        fields=factories.FIELDS,
        commitments=drafts,
    )
    if sealed:
        seal(year)
    return year


def seal(year: ClusterYear) -> Agreement:
    """As if all had signed: what reports read of an agreement is its state and its commitments."""
    agreement = year.reload()
    document = Document.objects.create(
        cluster=year.cluster,
        term=year.term,
        subject_key=agreement.event_key,
        kind=Document.Kind.AGREEMENT,
        title=str(agreement),
        code=f"GU19-{agreement.pk:08}",
        identifier=f"{agreement.pk:032}",
        state=Document.State.SEALED,
        frozen_at=timezone.now(),
        sealed_at=timezone.now(),
        frozen_by=year.secretary,
        frozen_sha256="0" * 64,
    )
    agreement.state, agreement.document = Agreement.State.SEALED, document
    agreement.save()
    return year.reload()


def close(year: ClusterYear) -> None:
    """The year is over for good."""
    year.term.closed_at, year.term.closed_by = timezone.now(), year.secretary
    year.term.save()
