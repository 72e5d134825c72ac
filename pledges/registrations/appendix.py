"""The wording of a registration for its page and its appendix, and who signs the appendix."""

from dataclasses import replace
from datetime import date

from members.models import Mandate
from pledges.agreement.models.agreement import Agreement
from pledges.agreement.signatories import signatories
from pledges.agreement.text import CommitmentText, SignatoryText, closed
from pledges.registrations.models import Registration
from pledges.registrations.text import AppendixText, Part

FIELD = "Sig-1"
NOT_YET = "chưa có"  # on the page only: what is submitted answers all five clears


def signing_mandate(registration: Registration, agreement: Agreement) -> Mandate | None:
    """Return the unit's mandate for the agreement, while it is in force, else its first one; None without any."""
    people = signatories(agreement)
    return next((person.mandate for person in people if person.unit.pk == registration.unit_id), None)


def appendix_text(registration: Registration, *, day: date | None = None) -> AppendixText:
    """Word a registration as its page shows it, and its own paper of `day`."""
    cluster, unit = registration.term.cluster, registration.unit
    return AppendixText(
        superior_body=unit.superior_body,
        cluster=cluster.title,
        place=cluster.place,
        day=day,
        year=registration.term.name,
        unit=unit.name,
        kind=registration.get_kind_display(),
        name=registration.name,
        parts=tuple(_parts(registration)),
        number=registration.appendix_number,
    )


def printed_appendix(
    registration: Registration, agreement: Agreement, *, mandate: Mandate, day: date
) -> AppendixText:
    """Word a registration as the appendix of `agreement` that `mandate` signs."""
    return replace(
        appendix_text(registration, day=day),
        agreement_number=agreement.number,
        agreement_day=agreement.day,
        signatories=(_signatory(registration, mandate),),
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
        "Nội dung Giao ước liên quan": "\n".join(
            f"- {line}" for line in closed(str(commitment) for commitment in registration.commitments.all())
        ),
    }
    clears = {
        "Rõ người": registration.person_in_charge,
        "Rõ việc": registration.work,
        "Rõ thời gian": _period(registration),
        "Rõ trách nhiệm": registration.responsibility,
        "Rõ kết quả": _result(registration),
    }
    means = {
        "Nguồn lực": registration.resources,
        "Minh chứng dự kiến": registration.evidence,
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
                    CommitmentText(title=f"{title}:", text=_ended(text) or NOT_YET)
                    for title, text in shown.items()
                ),
            )


def _ended(text: str) -> str:
    """End the last sentence, as papers do."""
    return text if not text or text[-1] in ".;:?!…" else f"{text}."


def _period(registration: Registration) -> str:
    days = (("từ ngày", registration.starts_on), ("đến ngày", registration.ends_on))
    return " ".join(f"{word} {day:%d/%m/%Y}" for word, day in days if day)


def _result(registration: Registration) -> str:
    if not registration.measure:
        return registration.result
    return f"{registration.result}\nChỉ tiêu: {registration.measure}.".strip()
