"""The drafting form: the agreement's own fields, its commitments, and the targets of each.

The form travels as one flat set of names (`c2-title`, `c2-t0-value`), so that rows are added, removed and
moved by plain buttons, a half-typed form can be kept and given back, and nothing needs JavaScript.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from pledges import pasted
from pledges.acts.drafting import CommitmentDraft
from pledges.agreement_text import TargetText
from pledges.models import Agreement, Commitment, Target

MOST_COMMITMENTS = 60
MOST_TARGETS = 20
MOST_LINES = 4000  # about a hundred pages, some seconds of rendering; a real agreement has three to six
LINE = 75
TARGET_FIELDS = ("name", "comparison", "value", "unit")
MAIN_FIELDS = [
    "superior_body",
    "number",
    "place",
    "day",
    "venue",
    "subject",
    "theme",
    "grounds",
    "opening",
    "organisation",
    "closing",
    "recipients",
]
ROWS = {"grounds": 4, "opening": 4, "organisation": 6, "closing": 3, "recipients": 4, "superior_body": 2}


class AgreementForm(forms.ModelForm):
    class Meta:
        model = Agreement
        fields = MAIN_FIELDS
        widgets = {
            "day": forms.DateInput(attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm"}),
            **{name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()},
        }

    def clean_day(self):
        day, term = self.cleaned_data["day"], self.instance.term
        first, last = term.starts_on - timedelta(days=366), term.ends_on + timedelta(days=366)
        if day and not first <= day <= last:
            raise ValidationError(
                f"Ngày ký kết cách xa năm thi đua {term.name}. Hãy nhập ngày từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}."
            )
        return day


class CommitmentForm(forms.ModelForm):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Commitment
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class TargetForm(forms.ModelForm):
    class Meta:
        model = Target
        fields = TARGET_FIELDS
        localized_fields = ["value"]  # "99,5" is how it is shown, so it is how it is read back
        widgets = {"value": forms.TextInput(attrs={"inputmode": "decimal"})}

    def clean(self):
        cleaned = super().clean()
        if "value" not in self.errors:
            if cleaned.get("comparison") and cleaned.get("value") is None:
                self.add_error("value", "Đã chọn phép so sánh thì hãy nhập giá trị.")
            if cleaned.get("unit") and cleaned.get("value") is None:
                self.add_error("value", "Đã ghi đơn vị tính thì hãy nhập giá trị.")
        return cleaned


class DraftForms:
    """All parts of the drafting form over one set of names; `rows` are (commitment form, target forms)."""

    def __init__(self, agreement: Agreement, typed, *, bound: bool):
        self.agreement, self.typed = agreement, typed
        self.edition = _whole(typed.get("edition"), 0)  # nonsense is nobody's newest edition
        self.main = self._form(
            AgreementForm, {name: typed.get(name, "") for name in MAIN_FIELDS}, None, bound
        )
        self.rows = []
        for index, commitment in enumerate(read(typed)):
            prefix = f"c{index}"
            targets = [
                self._form(TargetForm, target, f"{prefix}-t{number}", bound)
                for number, target in enumerate(commitment["targets"])
            ]
            self.rows.append((self._form(CommitmentForm, commitment, prefix, bound), targets))

    @classmethod
    def saved(cls, agreement: Agreement) -> "DraftForms":
        return cls(agreement, flat(agreement), bound=False)

    def _form(self, form_class, values, prefix, bound):
        instance = self.agreement if form_class is AgreementForm else form_class.Meta.model()
        if bound:
            return form_class(self.typed, instance=instance, prefix=prefix)
        return form_class(initial=values, instance=instance, prefix=prefix)

    def is_valid(self) -> bool:
        answers = [each.is_valid() for each in self._all()]  # every form is asked, so that every error shows
        return all(answers) and self._fits()

    def _fits(self) -> bool:
        """Only one document is rendered at a time: one that is far too long would keep everybody waiting."""
        lengths = {
            (form, name): printed_lines(value)
            for form in self._all()
            for name, value in form.cleaned_data.items()
            if isinstance(value, str)
        }
        if sum(lengths.values()) <= MOST_LINES:
            return True
        form, name = max(lengths, key=lengths.get)
        form.add_error(
            name,
            f"Toàn văn dài quá, khoảng {sum(lengths.values())} dòng in; nhiều nhất là {MOST_LINES} dòng. "
            "Mục này dài nhất: hãy rút gọn, hoặc bỏ bớt dòng.",
        )
        return False

    def _all(self):
        yield self.main
        for commitment, targets in self.rows:
            yield commitment
            yield from targets

    @property
    def error_count(self) -> int:
        return sum(len(each.errors) for each in self._all() if each.is_bound)

    @property
    def fields(self) -> dict:
        return self.main.cleaned_data

    @property
    def commitments(self) -> list[CommitmentDraft]:
        return [
            CommitmentDraft(
                pk=commitment.cleaned_data["pk"],
                title=commitment.cleaned_data["title"],
                text=commitment.cleaned_data["text"],
                targets=tuple(
                    TargetText(**{name: each.cleaned_data[name] for name in TARGET_FIELDS})
                    for each in targets
                ),
            )
            for commitment, targets in self.rows
        ]


def printed_lines(text: str) -> int:
    """Roughly; words longer than a line count fivefold, which is what breaking them costs."""
    long_words = sum(len(word) for word in text.split() if len(word) > LINE)
    return sum(1 + len(line) // LINE for line in text.split("\n") if line) + 4 * long_words // LINE


def read(typed) -> list[dict]:
    """The commitments as typed: dictionaries of strings, each with its list of targets."""
    found = []
    for index in range(min(_whole(typed.get("commitments"), 0), MOST_COMMITMENTS)):
        prefix = f"c{index}"
        found.append(
            {name: typed.get(f"{prefix}-{name}", "") for name in ("pk", "title", "text")}
            | {
                "targets": [
                    {name: typed.get(f"{prefix}-t{number}-{name}", "") for name in TARGET_FIELDS}
                    for number in range(min(_whole(typed.get(f"{prefix}-targets"), 0), MOST_TARGETS))
                ]
            }
        )
    return found


def write(typed, commitments: list[dict]) -> QueryDict:
    """The same form with other commitments."""
    form = QueryDict(mutable=True)
    for name in ("edition", *MAIN_FIELDS):
        form[name] = typed.get(name, "")
    form["commitments"] = str(len(commitments))
    for index, commitment in enumerate(commitments):
        for name in ("pk", "title", "text"):
            form[f"c{index}-{name}"] = commitment[name]
        form[f"c{index}-targets"] = str(len(commitment["targets"]))
        for number, target in enumerate(commitment["targets"]):
            for name in TARGET_FIELDS:
                form[f"c{index}-t{number}-{name}"] = target[name]
    return form


def flat(agreement: Agreement) -> QueryDict:
    """The saved draft as the form would send it."""
    values = {name: _typed(getattr(agreement, name)) for name in MAIN_FIELDS} | {
        "edition": str(agreement.edition)
    }
    return write(
        values,
        [
            {
                "pk": str(commitment.pk),
                "title": commitment.title,
                "text": commitment.text,
                "targets": [
                    {name: _typed(getattr(target, name)) for name in TARGET_FIELDS}
                    for target in commitment.targets.all()
                ],
            }
            for commitment in agreement.commitments.prefetch_related("targets")
        ],
    )


def rearranged(typed, command: str) -> QueryDict:
    """The form after one of its buttons: "add", "paste", "c2-up", "c2-down", "c2-remove", "c2-add", "c2-t0-remove"."""
    commitments = read(typed)
    parts = command.split("-")
    if command == "add":
        commitments.append(_blank())
    elif command == "paste":
        commitments += [_pasted(each) for each in pasted.split(typed.get("pasted", "")[:100_000])]
    elif len(parts) in {2, 3} and (index := _whole(parts[0][1:], -1)) in range(len(commitments)):
        _rearrange(commitments, index, parts[1:])
    return write(typed, commitments[:MOST_COMMITMENTS])


def _rearrange(commitments: list[dict], index: int, command: list[str]) -> None:
    targets = commitments[index]["targets"]
    if command == ["add"] and len(targets) < MOST_TARGETS:
        targets.append(dict.fromkeys(TARGET_FIELDS, ""))
    elif command == ["remove"]:
        del commitments[index]
    elif command == ["up"] and index > 0:
        commitments[index - 1], commitments[index] = commitments[index], commitments[index - 1]
    elif command == ["down"] and index + 1 < len(commitments):
        commitments[index + 1], commitments[index] = commitments[index], commitments[index + 1]
    elif len(command) == 2 and command[1] == "remove" and _whole(command[0][1:], -1) in range(len(targets)):
        del targets[int(command[0][1:])]


def _blank() -> dict:
    return {"pk": "", "title": "", "text": "", "targets": []}


def _pasted(text) -> dict:
    targets = [dict.fromkeys(TARGET_FIELDS, "") | {"name": each.name} for each in text.targets[:MOST_TARGETS]]
    return _blank() | {"title": text.title, "text": text.text, "targets": targets}


def _typed(value) -> str:
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    if hasattr(value, "normalize"):
        return f"{value.normalize():f}".replace(".", ",")
    return str(value)


def _whole(text, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise
