"""The wording of a registration for its page and its appendix, and who signs the appendix."""

from datetime import date

from members.models import Mandate
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.signatories import signatories
from pledges.agreement.text import CommitmentText, SignatoryText
from pledges.registrations.models import Registration
from pledges.registrations.text import AppendixText, Part

FIELD = "Sig-1"


def signing_mandate(registration: Registration, agreement: Agreement) -> Mandate | None:
    """Return the unit's mandate for the agreement, while it is in force, else its first one; None without any."""
    people = signatories(agreement)
    return next((person.mandate for person in people if person.unit.pk == registration.unit_id), None)


def appendix_text(
    registration: Registration, *, mandate: Mandate | None = None, day: date | None = None
) -> AppendixText:
    """Word a registration: with `mandate` and `day` as printed, without them as the page shows it."""
    cluster, unit = registration.term.cluster, registration.unit
    return AppendixText(
        superior_body=cluster.superior_body,
        cluster=cluster.title,
        place=cluster.place,
        day=day,
        year=registration.term.name,
        unit=unit.name,
        kind=registration.get_kind_display(),
        name=registration.name,
        parts=tuple(_parts(registration)),
        number=registration.appendix_number,
        signatories=(_signatory(registration, mandate),) if mandate else (),
    )


def _signatory(registration: Registration, mandate: Mandate) -> SignatoryText:
    name = mandate.person.full_name
    return SignatoryText(field=FIELD, unit=registration.unit.name, lines=mandate.lines, full_name=name)


def _parts(registration: Registration):
    """Yield the groups with something in them; the five clears are always complete."""
    about = {
        "Lĩnh vực": registration.field,
        "Mục tiêu": registration.goal,
        "Phạm vi, đối tượng": registration.scope,
    }
    clears = {
        "Rõ người": registration.person_in_charge,
        "Rõ việc": registration.work,
        "Rõ thời gian": registration.period,
        "Rõ trách nhiệm": registration.responsibility,
        "Rõ kết quả": _result(registration),
    }
    means = {
        "Nguồn lực": registration.resources,
        "Minh chứng dự kiến": registration.evidence,
        "Nội dung Giao ước liên quan": "\n".join(
            f"- {commitment}" for commitment in registration.commitments.all()
        ),
    }
    for heading, points in (
        ("Mục tiêu, phạm vi", about),
        ("Thực hiện “5 rõ”", clears),
        ("Điều kiện bảo đảm", means),
    ):
        shown = {title: text for title, text in points.items() if text or points is clears}
        if shown:
            yield Part(
                heading=heading,
                points=tuple(
                    CommitmentText(title=f"{title}:", text=text or "(chưa ghi)")
                    for title, text in shown.items()
                ),
            )


def _result(registration: Registration) -> str:
    if not registration.measure:
        return registration.result
    return f"{registration.result}\nChỉ tiêu: {registration.measure}.".strip()
