"""Comparison of two wordings, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from pledges.agreement.text import AgreementText

VERY_LONG = (
    500 * 500
)  # pairs of words; beyond this, frequent words are ignored as landmarks: the page would take minutes


@dataclass(frozen=True)
class Run:
    """Consecutive words in both texts ("same"), only in the later ("added") or only in the earlier ("removed")."""

    kind: str
    words: str


def compare(earlier: AgreementText, later: AgreementText) -> list[tuple[str, list[Run]]]:
    """Compare part by part, as (part, runs) in reading order; parts empty in both are left out.

    Only frozen editions hold the table of registrations; it is compared if both have one.
    """
    both = bool(earlier.registrations and later.registrations)
    before, after = _parts(earlier, with_table=both), _parts(later, with_table=both)
    names = [*after, *(name for name in before if name not in after)]
    return [
        (name, runs(before.get(name, ""), after.get(name, "")))
        for name in names
        if before.get(name) or after.get(name)
    ]


def runs(before: str, after: str) -> list[Run]:
    old, new = before.split(), after.split()
    if old == new:
        return [Run("same", " ".join(new))] if new else []
    runs = []
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=len(old) * len(new) > VERY_LONG
    ).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", " ".join(new[new_start:new_end])))
            continue
        if old_end > old_start:
            runs.append(Run("removed", " ".join(old[old_start:old_end])))
        if new_end > new_start:
            runs.append(Run("added", " ".join(new[new_start:new_end])))
    return runs


def _table(text: AgreementText) -> str:
    return "; ".join(
        f"{registration.unit}: {registration.kind} {registration.name} {registration.period}"
        for registration in text.registrations
    )


def _parts(text: AgreementText, *, with_table: bool) -> dict[str, str]:
    parts = {
        "Cơ quan cấp trên": text.superior_body,
        "Số": text.number,
        "Địa danh, ngày": f"{text.place}, {text.printed_day}" if text.day else text.place,
        "Nơi tổ chức hội nghị": text.venue,
        "Trích yếu": text.subject,
        "Chủ đề": text.theme,
        "Căn cứ": "\n".join(text.grounds),
        "Lời mở đầu": text.opening,
    }
    for number, commitment in enumerate(text.commitments, start=1):
        points = " ".join(f"{letter}) {sentence}" for letter, sentence in commitment.points)
        parts[f"Nội dung {number}"] = f"{commitment.title} {commitment.text} {points}".strip()
    if with_table:
        parts["Chuyên đề, mô hình mới"] = _table(text)
    signers = "; ".join(
        f"{signatory.unit} - {' '.join(signatory.lines)} {signatory.full_name}".strip()
        for signatory in text.signatories
    )
    return parts | {
        "Tổ chức thực hiện": text.organisation,
        "Lời kết": text.closing,
        "Người ký": signers,
        "Nơi nhận": "\n".join(text.recipients),
    }
