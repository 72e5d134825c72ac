"""Forms of day, times and place of inspections: all of a plan at once, or one that is moved."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html

from members.days import DayField, HourField
from members.models.fields import LineFormField
from pledges.inspections.plan.roster import outside
from pledges.inspections.visit.acts.dates import Slot
from pledges.inspections.visit.models import Inspection

WORDS = {"day": "Ngày", "from": "Từ", "to": "Đến", "place": "Địa điểm"}


class DatesForm(forms.Form):
    """Fields `day-<pk>`, `from-<pk>`, `to-<pk>`, `place-<pk>` of each inspection.

    In a draft they may stay empty; `is_complete`: one inspection that is moved, whose edition does not count.
    """

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def __init__(self, *args, inspections: list[Inspection], edition: int, is_complete=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.inspections, self.is_complete = inspections, is_complete
        self.fields["edition"].initial = edition
        if is_complete:
            del self.fields["edition"]
        for inspection in inspections:
            self.fields |= {f"{name}-{inspection.pk}": field for name, field in self._fields_of(inspection)}

    def _fields_of(self, inspection: Inspection):
        starts_at, ends_at = (
            moment and timezone.localtime(moment) for moment in (inspection.starts_at, inspection.ends_at)
        )
        day, common = starts_at and starts_at.date(), {"required": self.is_complete}
        fields = {
            "day": DayField(initial=day, **common),
            "from": _hour(starts_at, **common),
            "to": _hour(ends_at, **common),
            "place": LineFormField(initial=inspection.place, max_length=200, **common),
        }
        for name, field in fields.items():
            field.label = self._label(name, inspection)
        return fields.items()

    def _label(self, name: str, inspection: Inspection) -> str:
        """Name a field; among many with its unit: heard, and read in the list of errors, not shown below its heading."""
        if self.is_complete:
            return WORDS[name]
        unit = inspection.unit.short_name
        return format_html('{}<span class="of-unit">, {}</span>', WORDS[name], unit)

    def clean(self):
        cleaned = super().clean()
        if "edition" in self.errors:
            raise ValidationError("Kế hoạch vừa thay đổi. Xin tải lại trang.")
        for inspection in self.inspections:
            self._clean_one(inspection, cleaned)
        return cleaned

    def _clean_one(self, inspection: Inspection, cleaned: dict) -> None:
        key = inspection.pk
        day, since, until = (cleaned.get(f"{name}-{key}") for name in ("day", "from", "to"))
        if any(f"{name}-{key}" in self.errors for name in ("day", "from", "to")):
            return
        for name, value in (("day", day), ("from", since), ("to", until)):
            if value is None and (day or since or until):
                self.add_error(f"{name}-{key}", "Thiếu ngày, giờ bắt đầu hoặc giờ kết thúc.")
        if day and since and until:
            if until <= since:
                self.add_error(f"to-{key}", "Giờ kết thúc phải sau giờ bắt đầu.")
            elif sentence := outside(inspection.term, _moment(day, since)):
                self.add_error(f"day-{key}", sentence)

    @property
    def rows(self):
        return [
            (inspection, *(self[f"{name}-{inspection.pk}"] for name in ("day", "from", "to", "place")))
            for inspection in self.inspections
        ]

    @property
    def slots(self) -> dict[int, Slot]:
        """The slots by primary key, for the act."""
        return {inspection.pk: self._slot(inspection.pk) for inspection in self.inspections}

    def _slot(self, key: int) -> Slot:
        day, since, until, place = (
            self.cleaned_data[f"{name}-{key}"] for name in ("day", "from", "to", "place")
        )
        if not day:
            return Slot(place=place)
        return Slot(starts_at=_moment(day, since), ends_at=_moment(day, until), place=place)


def _hour(moment: datetime | None, **common) -> HourField:
    return HourField(initial=moment and f"{moment:%H:%M}", **common)


def _moment(day, time) -> datetime:
    return timezone.make_aware(datetime.combine(day, time))
