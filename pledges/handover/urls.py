"""From one year to the next."""

from django.urls import path

from pledges.handover.views import handover, term

urlpatterns = [
    path("", handover.handover, name="handover"),
    path("nam-moi/", term.next_term, name="next_term"),
    path("lap/", handover.begin, name="handover_begin"),
    path("soan/", handover.draft, name="handover_draft"),
    path("mo-ky/", handover.opening, name="handover_open"),
    path("ky/", handover.sign, name="handover_sign"),
    path("tu-choi/", handover.decline, name="handover_decline"),
    path("thu-hoi/", handover.withdraw, name="handover_withdraw"),
    path("bien-ban.pdf", handover.newest_pdf, name="handover_pdf"),
    path("khep-nam/", term.close, name="term_close"),
]
