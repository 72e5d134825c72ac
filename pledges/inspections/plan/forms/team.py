"""Forms of a team: its people, and the units it visits."""

from django import forms

from members.models import Person, Unit
from pledges.inspections.plan.acts.teams import Seat
from pledges.inspections.plan.models import Team, TeamMember

Place = tuple[int, int]  # person, unit


class StaffForm(forms.Form):
    """Head, secretary and members, each as "person-unit": somebody may serve two units."""

    head = forms.ChoiceField(label="Trưởng đoàn", required=False)
    secretary = forms.ChoiceField(label="Thư ký đoàn", required=False)
    members = forms.MultipleChoiceField(
        label="Thành viên", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, team: Team, people: list[tuple[Person, Unit]], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(f"{person.pk}-{unit.pk}", f"{person} · {unit.short_name}") for person, unit in people]
        for name in ("head", "secretary"):
            self.fields[name].choices = [("", "Chưa chọn"), *choices]
        self.fields["members"].choices = choices
        role = TeamMember.Role
        for name, number in (("head", role.HEAD), ("secretary", role.SECRETARY)):
            self.fields[name].initial = next(iter(_values(team, number)), "")
        self.fields["members"].initial = _values(team, role.MEMBER)

    def clean(self):
        cleaned = super().clean()
        head, secretary = cleaned.get("head"), cleaned.get("secretary")
        if head and secretary and _person(head) == _person(secretary):
            self.add_error("secretary", "Thư ký đoàn phải khác trưởng đoàn.")
        taken = {_person(choice) for choice in (head, secretary) if choice}
        if any(_person(choice) in taken for choice in cleaned.get("members", [])):
            self.add_error("members", "Trưởng đoàn, thư ký đoàn không chọn lại ở danh sách thành viên.")
        return cleaned

    @property
    def seats(self) -> list[Seat]:
        """The seats that the act takes."""
        role, typed = TeamMember.Role, self.cleaned_data
        chosen = [(typed["head"], role.HEAD), (typed["secretary"], role.SECRETARY)]
        chosen += [(choice, role.MEMBER) for choice in typed["members"]]
        return [Seat(*map(int, value.split("-")), number) for value, number in chosen if value]


def _person(value: str) -> str:
    return value.partition("-")[0]


def _values(team: Team, role: int) -> list[str]:
    return [f"{member.person_id}-{member.unit_id}" for member in team.member_list if member.role == role]


class VisitForm(forms.Form):
    units = forms.TypedMultipleChoiceField(
        label="Đơn vị được kiểm tra",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không gồm đơn vị đã phân công cho đoàn khác.",
    )

    def __init__(self, *args, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(unit.pk, unit.short_name) for unit in units]
