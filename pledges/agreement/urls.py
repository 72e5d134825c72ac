"""The agreement of a year: draft, comments, signatures."""

from django.urls import path

from pledges.agreement.views import (
    agreement,
    comments,
    drafting,
    editions,
    opening,
    signatories,
    signing,
)

urlpatterns = [
    path("", agreement.agreement, name="agreement"),
    path("bat-dau/", agreement.start, name="agreement_start"),
    path("giao-uoc.pdf", agreement.newest_pdf, name="agreement_pdf"),
    path("soan/", drafting.draft, name="agreement_draft"),
    path("soan/luu-tam/", drafting.scratch, name="agreement_scratch"),
    path("soan/bo-ban-tam/", drafting.discard_scratch, name="agreement_scratch_discard"),
    path("soan/xem-thu/", drafting.preview, name="agreement_preview"),
    path("du-thao.docx", drafting.draft_docx, name="agreement_docx"),
    path("lam-mau/", drafting.template, name="agreement_template"),
    path("nguoi-ky/", signatories.signatories, name="agreement_signatories"),
    path("gop-y/", comments.comments, name="agreement_comments"),
    path("gop-y/mo/", comments.invite, name="agreement_comments_invite"),
    path("gop-y/da-doc/", comments.reading, name="agreement_reading"),
    path("gop-y/gia-han/", comments.prolong, name="agreement_comments_prolong"),
    path("gop-y/ket-thuc/", comments.close, name="agreement_comments_close"),
    path("gop-y/<int:comment>/tra-loi/", comments.answer, name="agreement_comment_answer"),
    path("mo-ky/", opening.opening, name="agreement_open"),
    path("ky/", signing.sign, name="agreement_sign"),
    path("tu-choi/", signing.decline, name="agreement_decline"),
    path("thu-hoi/", opening.withdraw, name="agreement_withdraw"),
    path("lich-su/", editions.history, name="agreement_history"),
    path("lich-su/so-sanh/", editions.comparison, name="agreement_comparison"),
    path("nhat-ky/", editions.events, name="agreement_events"),
]
