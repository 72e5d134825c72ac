"""Read-only windows on agreements, documents, signatures and the log."""

from hashlib import sha256

from django.contrib import admin

from members.admin import yes_or_no
from pledges.admin.window import Window, column
from pledges.agreement.models import Agreement, Comment, CommentRound, Edition
from pledges.documents.models import (
    Document,
    Revision,
    Revocation,
    Signature,
    SignaturePlace,
    SigningAuthority,
)
from pledges.registrations.models import Registration
from pledges.states.event import Event

AGREEMENT = column("agreement", "giao ước")
DOCUMENT = column("document", "văn bản ký")
EVENT_NUMBER = column("number", "số")
SAVED_BY = column("saved_by", "người lưu")
OPENED_BY = column("opened_by", "người mở")
MADE_BY = column("made_by", "người góp ý")
HAS_TIME_STAMPS = yes_or_no(Document, "has_time_stamps")
IS_WITNESS = yes_or_no(SignaturePlace, "is_witness")
FACTS = {
    "unit": "đơn vị",
    "as_title": "chức vụ",
    "reason": "lý do",
    "code": "mã tra cứu",
    "sha256": "SHA-256",
    "serial": "số sê-ri chứng thư",
    "edition": "lần sửa",
    "until": "đến hết ngày",
    "comments": "số góp ý",
    "name": "tên",
    "outcome": "kết quả",
    "file": "tệp minh chứng",
    "removed_file": "tệp minh chứng đã xóa",
    "added": "thêm",
    "changed": "sửa",
    "moved": "chuyển chỗ",
    "removed": "bỏ",
    "imported": "số tiêu chí nhập từ tệp",
    "copied_from": "chép từ năm",
    "count": "số lượng",
    "total": "tổng điểm",
    "source": "văn bản ban hành",
    "what": "mục được sửa",
    "explanation": "giải thích phân công",
    "team": "đoàn",
}
CHAINS = {
    "agreement": "giao ước",
    "registration": "đăng ký",
    "import": "lần nhập đăng ký",
    "report": "báo cáo",
    "activity": "hoạt động",
    "exemplar": "điển hình",
    "handover": "bàn giao",
    "term": "năm thi đua",
    "scale": "bảng tiêu chí",
    "score_sheet": "bảng điểm",
    "inspection_plan": "kế hoạch kiểm tra chéo",
    "inspection": "kiểm tra chéo",
    "recommendation": "kiến nghị",
    "ballot": "bỏ phiếu",
}


@admin.display(description="mã tra cứu", ordering="document__code")
def code(row):
    return row.document.code if row.document else "-"


@admin.register(Agreement)
class AgreementWindow(Window):
    list_display = ["term", "state", "version", "edition", code]
    list_filter = ["state", "term__name", "term__cluster"]
    list_select_related = ["term__cluster", "document"]
    search_fields = ["document__code", "term__name", "term__cluster__slug"]
    fields = [
        *("term", "state", "version", "edition", "document"),
        *("number", "subject", "theme", "place", "day", "venue"),
    ]


@admin.register(Registration)
class RegistrationWindow(Window):
    list_display = ["name", "unit", "kind", "state", "recorded_at", code]
    list_filter = ["state", "kind", "term__name", "term__cluster"]
    list_select_related = ["unit", "document"]
    search_fields = ["search", "unit__search", "document__code"]
    fields = [
        *("term", "unit", "kind", "name", "state", "edition", "field", "goal", "scope"),
        *("person_in_charge", "work", "starts_on", "ends_on", "responsibility"),
        *("result", "result_value", "result_unit", "resources", "evidence", "learned_from"),
        *("submitted_at", "recorded_at", column("recorded_by", "người ghi nhận"), "reason", "outcome"),
        *("appendix_number", "document"),
    ]


@admin.register(Document)
class DocumentWindow(Window):
    list_display = ["code", "title", "version", "state", "frozen_at", "sealed_at", "voided_at"]
    list_filter = ["state", "kind", "cluster"]
    date_hierarchy = "frozen_at"
    search_fields = ["code", "revisions__sha256"]
    fields = [
        *("code", "title", "kind", "cluster", "version", "state"),
        *("frozen_at", column("frozen_by", "người gửi ký"), "frozen_sha256", "identifier", HAS_TIME_STAMPS),
        *("sealed_at", "voided_at", column("voided_by", "người thu hồi, từ chối"), "void_reason"),
    ]


@admin.register(Revision)
class RevisionWindow(Window):
    heavy = ("pdf",)
    list_display = ["number", code, "size", "made_at"]
    list_select_related = ["document"]
    search_fields = ["document__code", "sha256"]
    fields = [DOCUMENT, "number", "size", "sha256", "made_at"]


@admin.register(SignaturePlace)
class SignaturePlaceWindow(Window):
    list_display = ["unit_name", "title", "full_name", IS_WITNESS, "number", code]
    list_filter = ["is_witness"]
    list_select_related = ["document"]
    search_fields = ["document__code", "unit__search", "mandate__person__search"]
    fields = [DOCUMENT, "number", "field", "unit", "unit_name", "mandate", "title", "full_name", IS_WITNESS]


@admin.register(Signature)
class SignatureWindow(Window):
    heavy = ("certificate", "revision__pdf")
    list_display = ["kind", column("place", "ký cho"), "signed_at", code]
    list_filter = ["kind", "method", "signed_at"]
    list_select_related = ["document", "place", "revision"]
    search_fields = ["document__code", "serial", "certificate_sha256", "place__unit__search"]
    fields = [
        *(DOCUMENT, column("revision", "bản lưu"), "kind", "field", column("place", "ký cho")),
        *(column("signed_by", "người ký"), "signed_at", "method"),
        *("serial", "certificate_sha256", "confirmed_sha256"),
        *("authenticated_at", "authentication", "address", "user_agent"),
    ]


@admin.register(Event)
class EventWindow(Window):
    list_display = ["verb", "log", EVENT_NUMBER, "at", "actor_name", "address"]
    list_filter = ["verb"]
    date_hierarchy = "at"
    list_select_related = ["chain"]
    search_fields = ["chain__key", "facts__code", "hash", "actor__search"]
    fields = [
        *("log", EVENT_NUMBER, "at", "verb", "actor_name", "address", "facts_in_words"),
        *("hash", column("previous_hash", "mã kiểm tra dòng trước")),
    ]

    @admin.display(description="lịch sử xử lý của", ordering="chain")
    def log(self, event):
        noun, _, number = event.chain.key.rpartition("-")
        return f"{CHAINS.get(noun, noun)} {number}"

    @admin.display(description="chi tiết")
    def facts_in_words(self, event):
        return (
            "\n".join(f"{FACTS[name]}: {fact}" for name, fact in event.facts.items() if name in FACTS) or "-"
        )


@admin.register(Edition)
class EditionWindow(Window):
    heavy = ("content",)
    list_display = ["number", AGREEMENT, "version", "saved_at", SAVED_BY, code]
    list_select_related = ["agreement__term", "saved_by", "document"]
    search_fields = ["document__code", "agreement__term__name", "agreement__term__cluster__slug"]
    fields = [AGREEMENT, "number", "version", "saved_at", SAVED_BY, DOCUMENT]


@admin.register(CommentRound)
class CommentRoundWindow(Window):
    list_display = ["closes_on", AGREEMENT, "opened_at", OPENED_BY, "closed_at"]
    list_select_related = ["agreement__term", "opened_by"]
    search_fields = ["agreement__term__name", "agreement__term__cluster__slug"]
    fields = [AGREEMENT, "edition", "closes_on", "opened_at", OPENED_BY, "closed_at"]


@admin.register(Comment)
class CommentWindow(Window):
    list_display = ["unit", "passage", "made_at", MADE_BY, "answered_at"]
    list_filter = ["made_at"]
    list_select_related = ["unit", "made_by"]
    search_fields = ["unit__search", "round__agreement__term__name"]
    fields = [
        *(column("round", "đợt góp ý"), "unit", "passage", "text", "made_at", MADE_BY),
        *("answer", "answered_at", column("answered_by", "người trả lời")),
    ]


@admin.register(SigningAuthority)
class SigningAuthorityWindow(Window):
    """The authority is made and rotated by `manage.py authority`; its keys never leave the database through here."""

    list_display = ["made_at", "fingerprint"]
    fields = ["made_at", "fingerprint"]

    @admin.display(description="mã kiểm tra (SHA-256) của chứng thư chữ ký của hệ thống")
    def fingerprint(self, authority):
        return sha256(authority.root_certificate).hexdigest()


@admin.register(Revocation)
class RevocationWindow(Window):
    """A certificate is revoked by `manage.py authority`, never by a slip of the mouse."""

    list_display = ["serial", "at", "reason"]
    search_fields = ["serial"]
    fields = ["serial", "at", "reason"]
