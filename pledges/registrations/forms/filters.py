"""Filters and order of the list of registrations, from the query string of its address."""

from dataclasses import dataclass

from django import forms
from django.db.models import Case, F, Value, When
from django_filters import CharFilter, ChoiceFilter, FilterSet

from members.models import Term, Unit
from members.standing import Standing
from members.vietnamese import fold
from pledges.registrations.models import Registration

EVERY_YEAR = "tat-ca"
NEWEST = "gui"
CHOOSE_AGAIN = "Không có lựa chọn “%(value)s”. Xin chọn lại trong danh sách."


def _rank(name: str, choices) -> Case:
    """Order by the position among the choices (their Vietnamese order), not by the stored value."""
    return Case(*(When(**{name: value}, then=Value(place)) for place, value in enumerate(choices.values)))


SORTS = {
    "ten": [F("order"), F("pk")],
    "don-vi": [F("unit__order"), F("order"), F("pk")],
    "loai": [_rank("kind", Registration.Kind), F("order"), F("pk")],
    "trang-thai": [_rank("state", Registration.State), F("order"), F("pk")],
}
HEADS = {
    "ten": "Tên",
    "don-vi": "Đơn vị",
    "loai": "Loại",
    "": "Thời gian",
    "trang-thai": "Trạng thái",
    NEWEST: "Ngày gửi",
}
# The only way to sort on phones, where the rows are cards without heads.
ORDERS = [
    ("ten", "Tên (A - Y)"),
    ("-ten", "Tên (Y - A)"),
    ("-gui", "Mới nhất trước"),
    ("gui", "Cũ nhất trước"),
    ("don-vi", "Đơn vị (A - Y)"),
    ("-don-vi", "Đơn vị (Y - A)"),
    ("loai", "Loại"),
    ("trang-thai", "Trạng thái"),
]


@dataclass(frozen=True)
class Head:
    """A column's head: `target` is the order that a click sets, `sorted` the present one as an aria-sort value."""

    label: str
    target: str
    sorted: str


class Choice(ChoiceFilter):
    def __init__(self, **options):
        select = forms.Select(attrs={"class": "form-select"})
        super().__init__(error_messages={"invalid_choice": CHOOSE_AGAIN}, widget=select, **options)


class RegistrationFilters(FilterSet):
    """Registrations of one year (default: the standing's) or of all `years`, which must be visible to the person."""

    tim = CharFilter(
        label="Tìm",
        method="search",
        max_length=100,
        widget=forms.TextInput(
            attrs={"class": "form-control", "type": "search", "placeholder": "Ví dụ: mô hình"}
        ),
    )
    don_vi = Choice(label="Đơn vị", field_name="unit", empty_label="Tất cả")
    loai = Choice(label="Loại", field_name="kind", choices=Registration.Kind.choices, empty_label="Tất cả")
    trang_thai = Choice(
        label="Trạng thái",
        field_name="state",
        choices=Registration.State.choices,
        empty_label="Tất cả",
    )
    nam = Choice(label="Năm", method="of_year", empty_label=None)
    xep = Choice(label="Xếp theo", method="sort", choices=ORDERS, empty_label=None)

    class Meta:
        model = Registration
        fields = []

    def __init__(self, typed, *, standing: Standing, years: list[Term], units: list[Unit]):
        typed = typed.copy()
        typed["nam"] = typed.get("nam") or standing.term.name
        super().__init__(typed, queryset=Registration.objects.visible_in(years, standing))
        self.own = standing.units - {standing.term.witness_id}
        self.terms = {year.pk: year for year in years}
        self.unit_names = {unit.pk: unit.short_name for unit in units}
        names = [(year.name, f"Năm {year.name}") for year in years]
        fields = self.form.fields
        fields["nam"].choices = [*names, (EVERY_YEAR, "Tất cả các năm")]
        if self.own:
            fields["xep"].choices = [("", "Đơn vị mình"), *ORDERS]
        fields["don_vi"].choices = [
            ("", "Tất cả"),
            *((str(unit.pk), unit.short_name) for unit in units),
        ]

    @property
    def fields(self) -> list[forms.BoundField]:
        """Fields of the form; those with errors are marked."""
        for name in self.form.errors:
            self.form.fields[name].widget.attrs["class"] += " is-invalid"
        return list(self.form)

    @property
    def of_every_year(self) -> bool:
        return self.data["nam"] == EVERY_YEAR

    @property
    def narrowed(self) -> bool:
        """Whether anything but the year and the order is set."""
        return any(self.data.get(name) for name in ("tim", "don_vi", "loai", "trang_thai"))

    @property
    def is_unfolded(self) -> bool:
        """Whether a phone shows all filters: one of them is set, or wrong."""
        chosen = any(self.data.get(name) for name in ("don_vi", "loai", "trang_thai"))
        is_sorted = self.data.get("xep", "") not in {"", "ten"}
        return chosen or is_sorted or self.of_every_year or bool(self.form.errors)

    @property
    def qs(self):
        """The rows; in no other order those of the person's own units stand first."""
        rows = super().qs
        if not self.own or (self.is_valid() and self.form.cleaned_data["xep"]):
            return rows
        is_other = Case(When(unit__in=self.own, then=Value(0)), default=Value(1))
        return rows.order_by(is_other, F("order"), F("pk"))

    @property
    def heads(self) -> list[Head]:
        now = self.form.cleaned_data["xep"] if self.is_valid() else ""
        by_default = "" if self.own else "ten"
        return [self._head(name, label, now or by_default) for name, label in HEADS.items()]

    def _head(self, name: str, label: str, now: str) -> Head:
        """Build a head; a first click sorts dates newest first and all else ascending."""
        if not name or now.removeprefix("-") != name:
            return Head(label, name and (f"-{name}" if name == NEWEST else name), "")
        if now.startswith("-"):
            return Head(label, name, "descending")
        backwards = f"-{name}"
        return Head(label, backwards if backwards in dict(ORDERS) else name, "ascending")

    def search(self, registrations, name, words):
        return registrations.filter(search__contains=fold(words))

    def of_year(self, registrations, name, year):
        if year == EVERY_YEAR:
            return registrations
        return registrations.filter(term=next(term for term in self.terms.values() if term.name == year))

    def sort(self, registrations, name, order):
        backwards, by = order.startswith("-"), order.removeprefix("-")
        if by == NEWEST:
            submitted = F("submitted_at")
            # drafts not submitted yet count as the newest
            sent = submitted.desc(nulls_first=True) if backwards else submitted.asc(nulls_last=True)
            return registrations.order_by(sent, "-pk" if backwards else "pk")
        return registrations.order_by(*(key.desc() if backwards else key.asc() for key in SORTS[by]))
