"""Terms and mandates once something was frozen or signed under them.

`members` does not know of agreements, so what they forbid is added here to its administration.
"""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from members.admin import MandateAdmin, MembershipInline, TermAdmin
from members.models import Mandate, Term
from pledges.documents.models import Document, Signature, SignaturePlace
from pledges.scores.sheet.models import ScoreSheet

admin.site.unregister([Term, Mandate])


def _has_documents(term: Term) -> bool:
    return Document.objects.filter(term=term).exists()


class ScoredMembershipFormSet(forms.BaseInlineFormSet):
    """Keeps units that have a score sheet: the sheet would be left without a row in every table."""

    def clean(self):
        super().clean()
        gone = [form.instance.unit_id for form in self.initial_forms if self._should_delete_form(form)]
        scored = ScoreSheet.objects.filter(term=self.instance.pk, unit__in=gone).select_related("unit")
        if names := ", ".join(str(sheet.unit) for sheet in scored):
            raise ValidationError(
                f"Đã có bảng điểm năm này nên không gỡ được: {names}. "
                "Nếu chưa có điểm, xin thu hồi bảng tiêu chí trước."
            )


class SigningMembershipInline(MembershipInline):
    """Lets a unit leave the year only while nothing is frozen; after a withdrawal it may leave again."""

    formset = ScoredMembershipFormSet
    verbose_name_plural = "đơn vị trong năm (không gỡ được khi giao ước đã gửi ký)"

    def has_add_permission(self, request, obj=None):
        return not _is_closed(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return not _is_closed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        frozen = obj and Document.objects.filter(agreement__term=obj).exists()
        return not frozen and not _is_closed(obj) and super().has_delete_permission(request, obj)


def _is_closed(term: Term | None) -> bool:
    return term is not None and term.is_closed


@admin.register(Term)
class SigningTermAdmin(TermAdmin):
    """Terms; a closed one is read-only."""

    inlines = [SigningMembershipInline]

    def has_change_permission(self, request, obj=None):
        return not _is_closed(obj) and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        """Lock cluster and year once there are documents, which bear them."""
        return ["cluster", "name"] if obj and _has_documents(obj) else []


class UsedMandateForm(forms.ModelForm):
    """Asks for the last day only, which cannot be before a signature."""

    def clean_valid_to(self):
        ends = self.cleaned_data["valid_to"]
        last = self._last_signature()
        if ends and last and ends < last:
            raise ValidationError(
                f"Thẩm quyền ký này đã được dùng để ký ngày {last:%d/%m/%Y}; ngày kết thúc phải từ ngày đó trở đi."
            )
        return ends

    def _last_signature(self):
        signatures = Signature.objects.filter(place__mandate=self.instance)
        last = signatures.aggregate(last=Max("signed_at"))["last"]
        return last and timezone.localdate(last)


@admin.register(Mandate)
class SigningMandateAdmin(MandateAdmin):
    """Mandates; once a document was frozen or signed under one, only its last day may change."""

    def get_form(self, request, obj=None, **kwargs):
        if _is_used(obj):
            kwargs |= {
                "form": UsedMandateForm,
                "help_texts": {
                    "valid_to": "Thẩm quyền ký đã dùng, chỉ sửa được ngày kết thúc; khi thay đổi chức vụ, xin thêm "
                    "thẩm quyền ký mới."
                },
            }
        return super().get_form(request, obj, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return [name for name in self.fields if name != "valid_to"] if _is_used(obj) else []

    def has_delete_permission(self, request, obj=None):
        return not _is_used(obj) and super().has_delete_permission(request, obj)


def _is_used(mandate: Mandate | None) -> bool:
    return mandate is not None and SignaturePlace.objects.filter(mandate=mandate).exists()
