"""What of the registrations is shown, and in which order: the words in the address of the list."""

from dataclasses import dataclass

from django import forms
from django.db.models import Case, F, Value, When
from django_filters import CharFilter, ChoiceFilter, FilterSet

from members.models import Term, Unit
from members.standing import Standing
from members.vietnamese import fold, normal
from pledges.registrations.models import Registration

EVERY_YEAR = "tat-ca"
NEWEST = "gui"
CHOOSE_AGAIN = "Không có lựa chọn “%(value)s”. Hãy chọn lại trong danh sách."


def _rank(name: str, choices) -> Case:
    """As the choices stand, which is their Vietnamese order; not as they are stored."""
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
# On phones, where the rows are cards without heads, this list is the only way to sort.
ORDERS = [
    ("ten", "Tên, A đến Y"),
    ("-ten", "Tên, Y đến A"),
    ("-gui", "Mới gửi trước"),
    ("gui", "Gửi lâu nhất trước"),
    ("don-vi", "Đơn vị, A đến Y"),
    ("-don-vi", "Đơn vị, Y đến A"),
    ("loai", "Loại"),
    ("-loai", "Loại, ngược lại"),
    ("trang-thai", "Trạng thái"),
    ("-trang-thai", "Trạng thái, ngược lại"),
]


@dataclass(frozen=True)
class Head:
    """A column's head: `target` is how a click on it sorts, `sorted` how it is sorted now (as aria-sort says it)."""

    label: str
    target: str
    sorted: str


class Choice(ChoiceFilter):
    def __init__(self, **wishes):
        select = forms.Select(attrs={"class": "form-select"})
        super().__init__(error_messages={"invalid_choice": CHOOSE_AGAIN}, widget=select, **wishes)


class RegistrationFilters(FilterSet):
    """Of one year of the cluster, this one unless told otherwise, or of all `years`; each visible to the person."""

    tim = CharFilter(
        label="Tìm",
        method="search",
        max_length=100,
        widget=forms.TextInput(
            attrs={"class": "form-control", "type": "search", "placeholder": "Ví dụ: mo hinh"}
        ),
    )
    don_vi = Choice(label="Đơn vị", field_name="unit", empty_label="Mọi đơn vị")
    loai = Choice(label="Loại", field_name="kind", choices=Registration.Kind.choices, empty_label="Mọi loại")
    trang_thai = Choice(
        label="Trạng thái",
        field_name="state",
        choices=Registration.State.choices,
        empty_label="Mọi trạng thái",
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
        self.terms = {year.pk: year for year in years}
        self.unit_names = {unit.pk: unit.short_name for unit in units}
        names = [(year.name, f"Năm {year.name}") for year in years]
        of_field = self.form.fields
        of_field["nam"].choices = [*names, (EVERY_YEAR, "Mọi năm")]
        of_field["don_vi"].choices = [
            ("", "Mọi đơn vị"),
            *((str(unit.pk), unit.short_name) for unit in units),
        ]

    @property
    def fields(self) -> list[forms.BoundField]:
        """Those of the form, marked where there is a mistake."""
        for name in self.form.errors:
            self.form.fields[name].widget.attrs["class"] += " is-invalid"
        return list(self.form)

    @property
    def of_every_year(self) -> bool:
        return self.data["nam"] == EVERY_YEAR

    @property
    def narrowed(self) -> bool:
        """Whether something was asked for besides the year and the order."""
        return any(self.data.get(name) for name in ("tim", "don_vi", "loai", "trang_thai"))

    @property
    def heads(self) -> list[Head]:
        now = self.form.cleaned_data["xep"] if self.is_valid() else ""
        return [self._head(name, label, now or "ten") for name, label in HEADS.items()]

    def _head(self, name: str, label: str, now: str) -> Head:
        """The newest come first at the first click; everything else begins with A."""
        if not name or now.removeprefix("-") != name:
            return Head(label, name and (f"-{name}" if name == NEWEST else name), "")
        if now.startswith("-"):
            return Head(label, name, "descending")
        return Head(label, f"-{name}", "ascending")

    def search(self, found, name, words):
        return found.filter(search__contains=" ".join(fold(normal(words)).split()))

    def of_year(self, found, name, chosen):
        if chosen == EVERY_YEAR:
            return found
        return found.filter(term=next(term for term in self.terms.values() if term.name == chosen))

    def sort(self, found, name, chosen):
        backwards, by = chosen.startswith("-"), chosen.removeprefix("-")
        if by == NEWEST:
            first = F("submitted_at")
            # what was not sent yet is newer than what was
            sent = first.desc(nulls_first=True) if backwards else first.asc(nulls_last=True)
            return found.order_by(sent, "-pk" if backwards else "pk")
        return found.order_by(*(each.desc() if backwards else each.asc() for each in SORTS[by]))
