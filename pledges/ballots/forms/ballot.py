"""Forms to prepare, cancel and count a ballot, and to correct its minutes."""

from django import forms
from django.core.exceptions import ValidationError

from members.days import DayField
from pledges.ballots.acts.ballot import FIELDS, NO_REASON, TellerDraft
from pledges.ballots.forms.candidates import still_standing
from pledges.ballots.models import Ballot, Teller
from pledges.states.reason import reason_field


class KindForm(forms.Form):
    kind = forms.ChoiceField(label="Loại", choices=Ballot.Kind.choices)


class TellersFields(forms.Form):
    """Head, secretary and further tellers, chosen from the people of member units."""

    head = forms.TypedChoiceField(label="Trưởng ban kiểm phiếu", required=False, coerce=int, empty_value=None)
    secretary = forms.TypedChoiceField(
        label="Thư ký ban kiểm phiếu", required=False, coerce=int, empty_value=None
    )
    others = forms.TypedMultipleChoiceField(
        label="Ủy viên ban kiểm phiếu", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def offer_tellers(self, ballot: Ballot, people: list) -> None:
        """Offer `people`, (person, unit) pairs, and preselect the ballot's tellers."""
        self.people = {person.pk: (person, unit) for person, unit in people}
        choices = [
            (pk, f"{person.full_name} - {unit.short_name}") for pk, (person, unit) in self.people.items()
        ]
        self.fields["head"].choices = self.fields["secretary"].choices = [("", "Chưa chọn"), *choices]
        self.fields["others"].choices = choices
        appointed: dict[int, list[int]] = {role: [] for role in Teller.Role}
        for teller in ballot.teller_list:
            appointed[teller.role].append(teller.person_id)
        self.initial.setdefault("head", next(iter(appointed[Teller.Role.HEAD]), None))
        self.initial.setdefault("secretary", next(iter(appointed[Teller.Role.SECRETARY]), None))
        self.initial.setdefault("others", appointed[Teller.Role.MEMBER])

    def refuse_one_in_two_roles(self) -> None:
        head, secretary = self.cleaned_data.get("head"), self.cleaned_data.get("secretary")
        others = self.cleaned_data.get("others") or []
        if head and head == secretary:
            self.add_error("secretary", "Thư ký ban kiểm phiếu trùng với trưởng ban. Xin chọn lại.")
        if {head, secretary} & set(others):
            self.add_error("others", "Trưởng ban, thư ký không đồng thời là ủy viên. Xin chọn lại.")

    @property
    def tellers(self) -> list[TellerDraft]:
        role, chosen = Teller.Role, self.cleaned_data
        wanted = [(chosen["head"], role.HEAD), (chosen["secretary"], role.SECRETARY)]
        wanted += [(pk, role.MEMBER) for pk in chosen["others"]]
        return [
            TellerDraft(person=self.people[pk][0], unit=self.people[pk][1], role=role)
            for pk, role in wanted
            if pk
        ]


class BallotForm(TellersFields, forms.ModelForm):
    """The preparation of a ballot without its candidates, which are `CandidateRows`."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=99999)
    present = forms.TypedMultipleChoiceField(
        label="Đơn vị có mặt",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Đơn vị vắng mặt không bỏ phiếu, nhưng vẫn tính vào tổng số đơn vị của cụm.",
    )

    class Meta:
        model = Ballot
        fields = FIELDS
        field_classes = {"day": DayField}

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        ballot, term = self.instance, self.instance.term
        self.fields["present"].choices = [
            (member.unit_id, member.unit.short_name) for member in term.member_list
        ]
        self.initial.setdefault("present", [voter.unit_id for voter in ballot.present])
        self.initial.setdefault("edition", ballot.edition)
        if ballot.is_election:
            del self.fields["awarded_by"]
        if ballot.previous:
            self.fields["quota"].disabled = True
            self.initial["quota"] = min(ballot.previous.places_left, len(still_standing(ballot)))
        self.offer_tellers(ballot, people)

    def clean_quota(self):
        quota, kind = self.cleaned_data["quota"], self.instance.kind
        most = {Ballot.Kind.CHAIR: 1, Ballot.Kind.DEPUTY: 2}.get(kind, 100)
        if quota > most:
            raise ValidationError(
                "Số lượng được bầu: 01 cụm trưởng."
                if most == 1
                else "Số lượng được bầu: không quá 02 cụm phó."
            )
        return quota

    def clean(self):
        cleaned = super().clean()
        for name in ("threshold", "quorum"):
            top, bottom = cleaned.get(f"{name}_numerator"), cleaned.get(f"{name}_denominator")
            if top and bottom and top > bottom:
                self.add_error(f"{name}_denominator", "Tỷ lệ phải từ 1 trở xuống (ví dụ: 2/3).")
            elif name == "threshold" and top and top == bottom and cleaned.get("is_more_than"):
                self.add_error("is_more_than", "Tỷ lệ là tất cả (1/1): xin bỏ chọn “phải trên tỷ lệ này”.")
        self.refuse_one_in_two_roles()
        return cleaned

    @property
    def wishes(self) -> dict:
        """Arguments for `pledges.ballots.acts.ballot.write`."""
        values = self.cleaned_data
        return {
            "edition": values["edition"],
            "fields": {name: values.get(name, "") for name in FIELDS},
            "present": set(values["present"]),
            "tellers": self.tellers,
        }


class CountMinutesForm(TellersFields):
    """The parts of the minutes that can be corrected after the count."""

    day = DayField(label="Ngày bỏ phiếu", required=False)
    venue = Ballot._meta.get_field("venue").formfield()
    number = Ballot._meta.get_field("number").formfield()
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=99999)

    field_order = ["number", "day", "venue", "head", "secretary", "others", "edition"]

    def __init__(self, *args, ballot, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {name: getattr(ballot, name) for name in ("number", "day", "venue", "edition")}
        self.offer_tellers(ballot, people)

    def clean(self):
        cleaned = super().clean()
        self.refuse_one_in_two_roles()
        return cleaned

    @property
    def wishes(self) -> dict:
        """Arguments for `pledges.ballots.acts.counting.amend`."""
        values = self.cleaned_data
        fields = {name: values[name] for name in ("number", "day", "venue")}
        return {"edition": values["edition"], "fields": fields, "tellers": self.tellers}


class CancelBallotForm(forms.Form):
    reason = reason_field(NO_REASON, label="Lý do hủy")


class CountForm(forms.Form):
    """`without` lists the units that have not voted; while there are any, counting has to be confirmed."""

    without = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    confirmed = forms.BooleanField(
        label="Tôi xác nhận các đơn vị nêu trên không bỏ phiếu.",
        required=False,
    )

    def __init__(self, *args, missing, **kwargs):
        super().__init__(*args, **kwargs)
        self.missing = missing
        self.initial["without"] = ",".join(str(voter.unit_id) for voter in missing)
        if not missing:
            del self.fields["confirmed"]

    def clean(self):
        cleaned = super().clean()
        if self.missing and not cleaned.get("confirmed"):
            self.add_error("confirmed", "Chưa xác nhận các đơn vị không bỏ phiếu.")
        return cleaned

    @property
    def units(self) -> set[int]:
        typed = self.cleaned_data["without"].split(",")
        return {int(number) for number in typed if number.isascii() and number.isdigit() and len(number) < 19}
