"""Units that join a year by the names that the secretariat typed.

A name means a unit of this cluster's years. A unit from elsewhere is never taken by its name alone: a unit that joins
reads the draft, and the same name may belong to a unit of another cluster.
"""

from dataclasses import dataclass

from django import forms

from members.models import Cluster, Unit, with_clusters
from members.vietnamese import fold

HERE = "“{}” là tên của nhiều đơn vị. Xin chọn đơn vị tham gia."
ELSEWHERE = (
    "“{}” chưa có trong các năm của cụm. Nếu đúng là đơn vị nêu dưới đây, xin chọn để xác nhận; nếu không, "
    "xin nhập tên đầy đủ vào ô “Đơn vị mới tham gia” hoặc đề nghị quản trị viên thêm đơn vị."
)


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """A typed name and the units it may mean; `question` is asked where the name alone does not decide."""

    words: str
    units: tuple[Unit, ...]
    question: str = ""


class Confirmed(forms.MultipleChoiceField):
    """Units by primary key; ignores ticks left over from names that are no longer typed."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value):
        return [pk for pk in super().to_python(value) if self.valid_value(pk)]


def newcomers(typed: str, cluster: Cluster) -> list[Newcomer]:
    """Match each typed line with units by full or short name, without regard to case and diacritics."""
    lines = {fold(line): line for line in (" ".join(row.split()) for row in typed.split("\n")) if line}
    if not lines:
        return []
    by_name = {}
    for unit in Unit.objects.all():
        for name in {fold(unit.name), fold(unit.short_name)} & lines.keys():
            by_name.setdefault(name, []).append(unit)
    here = set(Unit.objects.in_years_of(cluster))
    elsewhere = set(Unit.objects.only_elsewhere(cluster))
    return [_newcomer(line, by_name.get(name, []), here, elsewhere) for name, line in lines.items()]


def _newcomer(line: str, units: list[Unit], here: set[Unit], elsewhere: set[Unit]) -> Newcomer:
    """Take a unit without any cluster by its full name alone: the administrator has just created it."""
    known = [unit for unit in units if unit in here]
    full = [unit for unit in known or units if fold(unit.name) == fold(line)]
    if known:
        known = full or known
        return Newcomer(words=line, units=tuple(known), question=HERE if len(known) > 1 else "")
    is_new = len(units) == 1 and full == units and units[0] not in elsewhere
    return Newcomer(words=line, units=tuple(units), question="" if is_new or not units else ELSEWHERE)


def choices(asked: list[Newcomer]) -> list[tuple[str, str]]:
    """List the units to tick, each with its superior body and its clusters."""
    units = {unit.pk for newcomer in asked for unit in newcomer.units if newcomer.question}
    labelled = with_clusters(Unit.objects.filter(pk__in=units))
    return [(str(unit.pk), unit.choice_label) for unit in labelled]
