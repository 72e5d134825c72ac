"""The form in which the secretariat decides the next year."""

import re

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField
from members.models import Term, Unit
from members.models.fields import LineFormField, TextFormField
from pledges.ballots.balloting import elected_units, elections_to_sign
from pledges.handover import rotation
from pledges.handover.acts.term import DEADLINES, NextTerm
from pledges.handover.forms.newcomers import Confirmed, choices, newcomers
from pledges.states.several import Several

UNSIGNED = "Đã bầu nhưng biên bản kiểm phiếu chưa ký đủ; đề xuất tạm theo vòng luân phiên."


class NextTermForm(forms.Form):
    """Proposes `term` a year later: the same members, the offices in rotation, the deadlines shifted."""

    name = forms.CharField(label="Năm thi đua", max_length=9)
    starts_on = DayField(label="Bắt đầu ngày")
    ends_on = DayField(label="Kết thúc ngày")
    theme = LineFormField(label="Chủ đề năm", max_length=300, required=False)
    units = Several(
        label="Đơn vị thành viên",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ chọn đơn vị không còn thuộc cụm.",
    )
    joining = TextFormField(
        label="Đơn vị mới tham gia",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Mỗi dòng một tên đầy đủ hoặc tên gọi ngắn, đúng tên trong danh mục đơn vị.",
    )
    confirmed = Confirmed(label="Xác nhận đơn vị mới tham gia", required=False)
    chair = forms.ModelChoiceField(
        label="Cụm trưởng",
        queryset=Unit.objects.none(),
        required=False,
        empty_label="Chưa xác định",
        help_text="Đề xuất theo vòng luân phiên; chọn khác nếu có quyết định phân công.",
    )
    deputies = Several(
        label="Cụm phó (không quá hai đơn vị)",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decision = LineFormField(
        label="Quyết định phân công cụm trưởng",
        max_length=200,
        required=False,
        help_text="Số, ngày, cơ quan ban hành; để trống nếu luân phiên.",
    )
    with_agreement = forms.BooleanField(
        label="Lập dự thảo giao ước năm mới từ giao ước năm nay", required=False, initial=True
    )
    with_scale = forms.BooleanField(
        label="Dùng bảng tiêu chí năm nay cho năm mới",
        required=False,
        initial=True,
        help_text="Gồm các nhóm, tiêu chí, cách chấm và tổng điểm; sửa được trước khi mở chấm điểm.",
    )

    def __init__(self, *args, term: Term, **kwargs):
        super().__init__(*args, **kwargs)
        self.term, self.newcomers = term, []
        if not self.is_bound:
            del self.fields["confirmed"]  # asked for once a name was typed that is not known here
        units = Unit.objects.filter(memberships__term=term).order_by("memberships__position", "order")
        for name in ("units", "chair", "deputies"):
            self.fields[name].queryset = units
        for name in DEADLINES:
            label = Term._meta.get_field(name).verbose_name.capitalize()
            self.fields[name] = DayField(label=label, required=False)
        copied = ("with_agreement", "with_scale")
        self.order_fields([*(name for name in self.fields if name not in copied), *copied])
        if not hasattr(term, "scale"):
            del self.fields["with_scale"]  # nothing to copy
        elected = elected_units(term)
        self.initial = _proposal(term, elected) | self.initial
        proposed = {"chair": [self.initial["chair"]], "deputies": self.initial["deputies"]}
        unsigned = elections_to_sign(term)
        for name, kind in (("chair", "chair"), ("deputies", "deputy")):
            if named := [pair for pair in elected[kind] if pair[0].pk in proposed[name]]:
                self.fields[name].help_text = _origin(named)
            elif kind in unsigned:
                self.fields[name].help_text = UNSIGNED

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{4})?", name):
            raise ValidationError("Năm thi đua chưa đúng (ví dụ: 2020, hoặc năm học 2024-2025).")
        if name <= self.term.name:
            raise ValidationError(f"Năm tiếp theo phải sau năm {self.term.name}.")
        return name

    def clean_joining(self):
        self.newcomers = newcomers(self.cleaned_data["joining"], self.term.cluster)
        self.fields["confirmed"].choices = choices(self.newcomers)
        unknown = [newcomer.words for newcomer in self.newcomers if not newcomer.units]
        if unknown:
            raise ValidationError(
                f"Chưa có đơn vị “{unknown[0]}” trong danh mục. Xin kiểm tra tên hoặc đề nghị quản trị viên thêm đơn vị."
            )
        return self.cleaned_data["joining"]

    def clean_confirmed(self):
        """Return the units that were ticked; every name in doubt needs at least one of its units."""
        asked = [newcomer for newcomer in self.newcomers if newcomer.question and newcomer.units]
        ticked = [
            unit
            for newcomer in asked
            for unit in newcomer.units
            if str(unit.pk) in self.cleaned_data["confirmed"]
        ]
        if unanswered := [newcomer for newcomer in asked if not set(newcomer.units) & set(ticked)]:
            raise ValidationError([newcomer.question.format(newcomer.words) for newcomer in unanswered])
        return list(dict.fromkeys(ticked))

    def clean_deputies(self):
        deputies = self.cleaned_data["deputies"]
        if len(deputies) > 2:
            raise ValidationError("Một năm có không quá hai cụm phó.")
        return deputies

    def clean(self):
        cleaned = super().clean()
        if not self.fields["confirmed"].choices:
            del self.fields["confirmed"]
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "Ngày kết thúc phải sau ngày bắt đầu.")
        if first and cleaned.get("name") and abs(first.year - int(cleaned["name"][:4])) > 1:
            self.add_error("starts_on", f"Ngày này cách xa năm thi đua {cleaned['name']}.")
        if last and cleaned.get("name") and abs(last.year - int(cleaned["name"][:4])) > 2:
            self.add_error("ends_on", f"Ngày này cách xa năm thi đua {cleaned['name']}.")
        for name in DEADLINES:
            day = cleaned.get(name)
            if day and first and not 0 <= (day - first).days <= 800:
                self.add_error(name, "Thời hạn này cách xa năm thi đua.")
        chair = cleaned.get("chair")
        if chair and cleaned.get("units") is not None and chair not in cleaned["units"]:
            self.add_error("chair", "Cụm trưởng phải là đơn vị thành viên.")
        if chair and chair in cleaned.get("deputies", ()):
            self.add_error("deputies", "Cụm trưởng không đồng thời là cụm phó.")
        return cleaned

    @property
    def plan(self) -> NextTerm:
        values = self.cleaned_data
        confirmed = tuple(values["confirmed"])
        joining = [
            unit
            for newcomer in self.newcomers
            for unit in newcomer.units
            if not newcomer.question or unit in confirmed
        ]
        return NextTerm(
            **{name: values[name] for name in ("name", "starts_on", "ends_on", "theme", "decision", "chair")},
            units=tuple(dict.fromkeys([*values["units"], *joining])),
            confirmed=confirmed,
            deputies=tuple(values["deputies"]),
            deadlines={name: values[name] for name in DEADLINES},
        )


def _origin(elected: list) -> str:
    """Name the minutes that elected the proposed chair or deputies; `elected` are (unit, ballot) pairs."""
    names = ", ".join(unit.short_name for unit, _ in elected)
    minutes = dict.fromkeys(
        f"mã {ballot.document.code}" + (f" ngày {ballot.day:%d/%m/%Y}" if ballot.day else "")
        for _, ballot in elected
    )
    return f"Theo biên bản kiểm phiếu {'; '.join(minutes)}: {names}."


def _proposal(term: Term, elected: dict) -> dict:
    """Return the initial values: offices as elected by signed minutes of a count, else in rotation."""
    chair, deputies = rotation.in_rotation(term.member_list)
    members = {member.unit_id for member in term.member_list}
    chosen = [unit for unit, _ in elected["chair"] if unit.pk in members]
    chair = chosen[0] if chosen else chair
    if elected["deputy"]:
        deputies = [unit for unit, _ in elected["deputy"]]
    deputies = [deputy for deputy in deputies if deputy != chair and deputy.pk in members][:2]
    return {
        "name": term.next_name,
        "starts_on": rotation.a_year_later(term.starts_on),
        "ends_on": rotation.a_year_later(term.ends_on),
        "units": [member.unit_id for member in term.member_list],
        "chair": chair and chair.pk,
        "deputies": [deputy.pk for deputy in deputies],
        **{name: rotation.a_year_later(getattr(term, name)) for name in DEADLINES},
    }
