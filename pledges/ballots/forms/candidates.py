"""Form rows for the candidates of a ballot in preparation."""

from django import forms

from pledges.agreement.forms.typed import whole
from pledges.ballots.acts.ballot import MOST_CANDIDATES, CandidateDraft
from pledges.ballots.models import Ballot, Candidate

SPARE = 3  # empty rows below the candidates
OF_PEOPLE = ("name", "is_person", "office")
INITIAL = (*OF_PEOPLE, "note")


class CandidateRow(forms.Form):
    """One candidate; an empty row is ignored. `by_pk` are the member units, read once for all rows."""

    unit = forms.TypedChoiceField(label="Đơn vị", required=False, coerce=int, empty_value=None)
    name = Candidate._meta.get_field("name").formfield(label="Tập thể, cá nhân")
    is_person = Candidate._meta.get_field("is_person").formfield(label="Là cá nhân")
    office = Candidate._meta.get_field("office").formfield(label="Chức vụ", help_text="")
    note = Candidate._meta.get_field("note").formfield(label="Thành tích tóm tắt")

    def __init__(self, *args, units, by_pk, with_name, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices, self.by_pk = units, by_pk
        for name in () if with_name else OF_PEOPLE:
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        described = cleaned.get("name") or cleaned.get("note")
        if described and not cleaned.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Chưa chọn đơn vị của dòng này.")
        if cleaned.get("is_person") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", "Chưa nhập họ và tên của cá nhân.")
        return cleaned

    @property
    def draft(self) -> CandidateDraft | None:
        values = self.cleaned_data
        if not values.get("unit"):
            return None
        typed = {name: values[name] for name in values if name != "unit"}
        return CandidateDraft(unit=self.by_pk[values["unit"]], **typed)


def still_standing(ballot: Ballot) -> list[Candidate]:
    """Return the candidates whose units are in the year's list."""
    members = {member.unit_id for member in ballot.term.member_list}
    return [candidate for candidate in ballot.candidate_list if candidate.unit_id in members]


class CandidateRows:
    """All candidate rows of a form: fields `c0-unit`, `c0-name`, `c0-note` and so on, and `rows`, their number.

    A later round has no rows: the count before it decides who stands.
    """

    def __init__(self, ballot: Ballot, typed=None, *, more: int = 0):
        self.fixed = still_standing(ballot) if ballot.previous else []
        units = [member.unit for member in ballot.term.member_list]
        self.choices = [("", "Để trống dòng này"), *((unit.pk, unit.short_name) for unit in units)]
        self.by_pk = {unit.pk: unit for unit in units}
        self.with_name = ballot.is_of_people
        standing = ballot.candidate_list
        shown = len(standing) + SPARE if typed is None else whole(typed.get("rows"), -1)
        # a truncated request would otherwise delete all candidates
        self.is_whole = bool(ballot.previous) or 0 <= shown <= MOST_CANDIDATES + SPARE
        if not self.is_whole:
            shown, typed = len(standing) + SPARE, None
        self.count = 0 if ballot.previous else min(min(shown, MOST_CANDIDATES) + more, MOST_CANDIDATES)
        self.forms = [self._row(place, typed, standing) for place in range(self.count)]

    def _row(self, place: int, typed, standing: list[Candidate]) -> CandidateRow:
        options = {"units": self.choices, "by_pk": self.by_pk, "with_name": self.with_name}
        if typed is not None:
            return CandidateRow(typed, prefix=f"c{place}", **options)
        candidate = standing[place] if place < len(standing) else None
        initial = (
            {name: getattr(candidate, name) for name in INITIAL} | {"unit": candidate.unit_id}
            if candidate
            else {}
        )
        return CandidateRow(prefix=f"c{place}", initial=initial, **options)

    def is_valid(self) -> bool:
        faulty = [form for form in self.forms if not form.is_valid()]
        if faulty or not self.is_whole:
            return False
        seen = set()
        for row in self.forms:
            if (draft := row.draft) is None:
                continue
            if (draft.unit.pk, draft.name) in seen:
                row.add_error("unit", "Dòng này trùng với dòng trên. Xin xóa bớt một dòng.")
                return False
            seen.add((draft.unit.pk, draft.name))
        return True

    @property
    def errors(self) -> bool:
        return not self.is_whole or any(form.errors for form in self.forms if form.is_bound)

    @property
    def drafts(self) -> list[CandidateDraft]:
        kept = [CandidateDraft.of(candidate) for candidate in self.fixed]
        return kept + [draft for form in self.forms if (draft := form.draft)]
