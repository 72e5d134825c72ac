"""The form of a part of a score sheet, made of one small form per criterion, and the form of a reason."""

from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError

from members.models.fields import TextFormField
from members.numbers import NumberField
from pledges.agreement.forms.typed import as_typed, whole
from pledges.scores import formulas
from pledges.scores.scale.models import Criterion
from pledges.scores.sheet.acts.writing import AnswerDraft, LineDraft
from pledges.scores.sheet.lines import Line
from pledges.scores.sheet.models import Score
from pledges.scores.sheet.parts import Part
from pledges.states.reason import reason_field

KIND = Criterion.Kind
PASSED = (("", "Chưa chấm"), ("1", "Đạt"), ("0", "Không đạt"))
FIELDS = {
    Score.Column.SELF: ("figure", "remark", "evidence", "reason"),
    Score.Column.TEAM: ("figure", "reason", "remark"),
    Score.Column.APPROVED: ("figure", "reason", "remark"),
    "answer": ("answer",),
}
LABELS = {
    Score.Column.SELF: {"remark": "Thuyết minh", "evidence": "Minh chứng", "reason": "Lý do bị trừ điểm"},
    Score.Column.TEAM: {"remark": "Nhận xét", "reason": "Lý do trừ điểm, lý do chênh lệch"},
    Score.Column.APPROVED: {"remark": "Nhận xét", "reason": "Lý do trừ điểm, lý do chênh lệch"},
    "answer": {"answer": "Giải trình của đơn vị"},
}


def rows_of(column: str) -> str:
    """Name the column of the table in which a form writes: the unit answers in the line of the team."""
    return Score.Column.TEAM if column == "answer" else column


class ScoreForm(forms.Form):
    """One criterion in one column; ask for its `draft` once it is valid."""

    def __init__(self, *args, line: Line, column: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.line, self.column, self.criterion = line, column, line.node.criterion
        for name in FIELDS[column]:
            if name == "figure":
                self.fields[name] = _figure_field(self.criterion)
            elif name != "reason" or column != Score.Column.SELF or (self.criterion.minimum or 0) < 0:
                self.fields[name] = TextFormField(
                    label=LABELS[column][name],
                    max_length=2000,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )

    def clean_figure(self):
        figure = self.cleaned_data["figure"]
        if figure in {None, ""}:
            return None
        try:
            Score._meta.get_field("figure").run_validators(figure)
            formulas.points(self.criterion, figure)
        except formulas.OutOfBounds as refusal:
            raise ValidationError(str(refusal)) from refusal
        return figure

    def draft(self, edition: int) -> LineDraft | AnswerDraft:
        if self.column == "answer":
            return AnswerDraft(edition=edition, answer=self.cleaned_data["answer"])
        return LineDraft(edition=edition, **self.cleaned_data)

    @property
    def mark(self) -> str:
        """A digest of what was typed, to be compared with `mark_of` what was saved."""
        return _digest([_as_text(self.cleaned_data.get(name)) for name in self.fields])


def _figure_field(criterion: Criterion):
    label = {
        KIND.QUANTITATIVE: "Kết quả đạt được",
        KIND.PASS_FAIL: "Đánh giá",
        KIND.OCCURRENCE: "Số lần",
    }.get(criterion.kind, "Điểm")
    if criterion.kind == KIND.PASS_FAIL:
        return forms.TypedChoiceField(
            label=label, choices=PASSED, coerce=formulas.Decimal, required=False, empty_value=None
        )
    is_counted = criterion.measured_in and criterion.kind in {KIND.QUANTITATIVE, KIND.OCCURRENCE}
    if is_counted and criterion.measured_in.lower() not in label.lower():  # "Số lần (lần)" says it twice
        label = f"{label} ({criterion.measured_in})"
    signed = criterion.minimum is not None and criterion.minimum < 0
    return NumberField(label=label, required=False, max_digits=12, decimal_places=2, signed=signed)


def initial_of(score: Score | None, names) -> dict[str, str]:
    """Return what was saved, as it is typed."""
    if score is None:
        return dict.fromkeys(names, "")
    return {name: as_typed(getattr(score, name)) for name in names}


def mark_of(score: Score | None, names) -> str:
    return _digest([_as_text(getattr(score, name, None)) for name in names])


def _as_text(value) -> str:
    return value if isinstance(value, str) else as_typed(value)


def _digest(texts: list[str]) -> str:
    return sha256("\x1f".join(texts).encode()).hexdigest()[:16]


def is_answered(line: Line) -> bool:
    """Whether the unit answers this line: the team differs, or an answer given before stays visible."""
    return bool(line.difference or line.answer)


class PartForms:
    """All lines of a part; `rows` are dicts of line, form, edition, mark and score, without a form for groups.

    `typed` is a form as it was left or posted. An untouched line (its `mark` is still that of what was shown) is not
    saved, and so never conflicts with what somebody else saved meanwhile.
    """

    def __init__(self, part: Part, lines: list[Line], column: str, typed=None, *, bound=False):
        self.column, self.typed, self.rows, self.forms = column, typed, [], {}
        keys = {node.criterion.pk for node in part.nodes}
        for line in lines:
            if line.node.criterion.pk in keys:
                self.rows.append(self._row(line, bound))

    def _row(self, line: Line, bound: bool) -> dict:
        key = line.node.criterion.pk
        if line.is_group or (self.column == "answer" and not is_answered(line)):
            return {"line": line, "form": None}
        prefix, typed = f"c{key}", self.typed
        is_posted = typed is not None and f"{prefix}-edition" in typed
        form = ScoreForm(line=line, column=self.column, prefix=prefix)
        score = line.scores.get(rows_of(self.column))
        edition, mark = score.edition if score else 0, mark_of(score, form.fields)
        initial = initial_of(score, form.fields)
        if is_posted:
            edition, mark = whole(typed.get(f"{prefix}-edition"), 0), typed.get(f"{prefix}-mark", "")
            left = {name: typed.get(f"{prefix}-{name}", "") for name in form.fields}
            initial |= left
        form = ScoreForm(
            typed if bound and is_posted else None,
            line=line,
            column=self.column,
            prefix=prefix,
            initial=initial,
        )
        if is_posted or not bound:
            self.forms[key] = form
        return {"line": line, "form": form, "edition": edition, "mark": mark, "score": score}

    def is_valid(self) -> bool:
        verdicts = [form.is_valid() for form in self.forms.values()]
        return all(verdicts)

    @property
    def touched(self) -> dict[int, LineDraft | AnswerDraft]:
        return {
            row["line"].node.criterion.pk: row["form"].draft(row["edition"])
            for row in self.rows
            if row["form"] and row["form"].is_bound and row["form"].mark != row["mark"]
        }

    @property
    def errors(self) -> list[tuple]:
        return [
            (f"{form.line.number}. {form.line.name}", field, error)
            for form in self.forms.values()
            for field in form
            for error in field.errors
        ]

    @property
    def edition(self) -> int:
        """The sum of the editions: changes when anything of the part is saved."""
        return sum(row.get("edition", 0) for row in self.rows)


def is_whole(part: Part, column: str, typed) -> bool:
    """Whether the POST holds every line (a truncated one is not saved); answers are asked for a few lines only."""
    leaves = [] if column == "answer" else part.leaves
    return "edition" in typed and all(f"c{leaf.criterion.pk}-mark" in typed for leaf in leaves)


def brought_up_to_date(typed, forms_of: PartForms, lines: list[Line]):
    """Put what was posted on top of what is saved now: untouched lines as saved, touched ones as typed."""
    fresh, touched = typed.copy(), forms_of.touched
    for line in lines:
        key = line.node.criterion.pk
        if key not in forms_of.forms:
            continue
        names = forms_of.forms[key].fields
        score = line.scores.get(rows_of(forms_of.column))
        fresh[f"c{key}-edition"] = str(score.edition if score else 0)
        fresh[f"c{key}-mark"] = mark_of(score, names)
        if key not in touched:
            for name, value in initial_of(score, names).items():
                fresh[f"c{key}-{name}"] = value
    return fresh


class ScoreReasonForm(forms.Form):
    reason = reason_field("Chưa nhập lý do.")
