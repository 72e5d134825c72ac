"""Forms of the scale, of a criterion and of its place."""

from django import forms

from members.numbers import NumberField
from pledges.agreement.forms.typed import as_typed
from pledges.scores.formulas import Node, walk
from pledges.scores.scale.models import Criterion, Scale

FIGURES = ("maximum", "minimum", "target", "points_each")
TOP = "Cấp cao nhất"


def _figure(name: str) -> forms.TextInput:
    """Build the input of a number; the script hides it for kinds that are not in `data-kinds`."""
    kinds = [kind for kind, used in Criterion.NUMBERS.items() if name in used]
    return forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "data-kinds": " ".join(kinds)})


class SettingsForm(forms.ModelForm):
    class Meta:
        model = Scale
        fields = ["total", "includes_bonus", "source"]
        field_classes = {"total": NumberField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["total"] = as_typed(self.instance.total)


class CriterionForm(forms.ModelForm):
    """Shows only the fields of the chosen kind; without script, all of them."""

    class Meta:
        model = Criterion
        fields = ["kind", "name", *FIGURES, "measured_in", "guidance"]
        field_classes = dict.fromkeys(FIGURES, NumberField)
        widgets = {
            **{name: _figure(name) for name in (*FIGURES, "measured_in")},
            "guidance": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "kind": "Nhóm chứa các tiêu chí khác; các cách còn lại dùng để chấm điểm.",
            "maximum": "Ví dụ: 10 hoặc 2,5. Với nhóm: điểm theo quy định; để trống thì hệ thống cộng các tiêu chí trong nhóm.",
            "target": "Dùng khi chấm theo tỷ lệ hoàn thành chỉ tiêu: mức được điểm tối đa.",
            "points_each": "Dùng khi chấm theo số lần.",
            "measured_in": "Ví dụ: buổi, lần, %. Dùng khi chấm theo chỉ tiêu hoặc theo số lần.",
        }

    def __init__(self, *args, groups: list[Node] | None = None, **kwargs):
        """`groups` are those that may take the criterion; None when it keeps its place."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial |= {name: as_typed(getattr(self.instance, name)) for name in FIGURES}
        kinds = self.fields["kind"]
        kinds.choices = [("", "Chọn cách chấm"), *Criterion.Kind.choices]
        if groups is not None:
            self.fields["parent"] = parent_field(groups)
            self.order_fields(["parent"])

    def clean_parent(self) -> int | None:
        return _key(self.cleaned_data["parent"])

    def clean(self):
        cleaned = super().clean()
        values = {name: cleaned.get(name) for name in self.Meta.fields}
        for name, sentence in Criterion(**values).faults.items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    @property
    def values(self) -> dict:
        """The fields that the acts take."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MoveForm(forms.Form):
    def __init__(self, *args, groups: list[Node], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"] = parent_field(groups)

    def clean_parent(self) -> int | None:
        return _key(self.cleaned_data["parent"])


def parent_field(groups: list[Node]) -> forms.ChoiceField:
    named = [(str(node.criterion.pk), f"{node.number}. {node.criterion.name[:100]}") for node in groups]
    return forms.ChoiceField(label="Thuộc nhóm", choices=[("", TOP), *named], required=False)


def groups_for(roots: list[Node], moved: Node | None = None) -> list[Node]:
    """List the groups with room for a new criterion, or for the branch `moved`."""
    levels, own = (moved.levels, moved.walk()) if moved else (1, [])
    return [
        node
        for node in walk(roots)
        if node.criterion.is_group and node not in own and node.depth + 1 + levels <= Scale.DEEPEST
    ]


def _key(words: str) -> int | None:
    return int(words) if words else None


class BeginForm(forms.Form):
    """The earlier scale to copy, by primary key; none to begin an empty one."""

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = {str(source.pk): source for source in sources}
        choices = [("", "Không sao chép")] + [(key, source.term.name) for key, source in self.sources.items()]
        self.fields["source"] = forms.ChoiceField(choices=choices, required=False)

    def clean_source(self) -> Scale | None:
        return self.sources.get(self.cleaned_data["source"])
