"""Comparison of two wordings, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from pledges.agreement.text import AgreementText

VERY_LONG = (
    500 * 500
)  # pairs of words; beyond this, frequent words are ignored as landmarks: the page would take minutes


@dataclass(frozen=True)
class Run:
    """Consecutive words in both texts ("same"), only in the later ("added") or the earlier ("removed"); or a "break"."""

    kind: str
    words: str


BREAK = Run("break", "")


def compare(earlier: AgreementText, later: AgreementText) -> list[tuple[str, list[Run]]]:
    """Compare part by part, as (part, runs) in reading order; parts empty in both are left out.

    Only frozen editions hold the table of registrations; it is compared if both have one.
    """
    both = bool(earlier.registrations and later.registrations)
    before, after = _parts(earlier, with_table=both), _parts(later, with_table=both)
    names = [*after, *(name for name in before if name not in after)]
    compared = [(name, runs_of_lines(before.get(name, []), after.get(name, []))) for name in names]
    return [(name, runs) for name, runs in compared if runs]


def changed(parts: list[tuple[str, list[Run]]]) -> list[tuple[str, list[Run]]]:
    """Keep the parts in which something was added or removed."""
    return [(name, runs) for name, runs in parts if any(run.kind in {"added", "removed"} for run in runs)]


def runs_of_lines(before: list[str], after: list[str]) -> list[Run]:
    """Compare line by line, so that a line more or less does not change the others."""
    rows = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        pairs = zip_longest(before[old_start:old_end], after[new_start:new_end], fillvalue="")
        rows += [runs(old, new) for old, new in pairs]
    return [run for row in rows if row for run in (BREAK, *row)][1:]


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


def _parts(text: AgreementText, *, with_table: bool) -> dict[str, list[str]]:
    """Return the lines of every part."""
    parts = {
        "Cơ quan cấp trên": text.superior_body.splitlines(),
        "Số": [text.number],
        "Địa danh, ngày": [f"{text.place}, {text.printed_day}" if text.day else text.place],
        "Nơi tổ chức hội nghị": [text.venue],
        "Trích yếu": text.subject.splitlines(),
        "Chủ đề": [text.theme],
        "Căn cứ": list(text.grounds),
        "Lời mở đầu": text.opening.splitlines(),
    }
    for number, commitment in enumerate(text.commitments, start=1):
        points = [f"{letter}) {point}" if letter else point for letter, point in commitment.points]
        parts[f"Nội dung {number}"] = [commitment.title, *commitment.text.splitlines(), *points]
    if with_table:
        parts["Chuyên đề, mô hình mới"] = [
            f"{row.unit}: {row.kind} {row.name} {row.period}" for row in text.registrations
        ]
    return parts | {
        "Tổ chức thực hiện": text.organisation.splitlines(),
        "Lời kết": text.closing.splitlines(),
        "Người ký": [
            f"{signatory.unit} - {' '.join(signatory.lines)} {signatory.full_name}".strip()
            for signatory in text.signatories
        ],
        "Nơi nhận": list(text.recipients),
    }
