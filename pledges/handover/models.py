"""The handover of a year (bàn giao cụm trưởng): minutes that both chairs sign."""

from django.db import models
from django.db.models import Q

from members.models import Term
from members.models.fields import LineField, TextField
from pledges.documents.models.document import Document
from pledges.documents.models.signable import ONLY_SIGNATORY, Paper, Signable, by_signatory
from pledges.states.stateful import ONLY_SECRETARIAT, Act, by_secretariat

PERSON_A_LINE = "Mỗi dòng một người: họ và tên, chức vụ."


class Handover(Signable):
    """draft -> open for the two signatures -> sealed; declined or withdrawn it is a draft again, as the next version."""

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        OPEN = "open", "Đang ký"
        SEALED = "sealed", "Đã ký đủ"

    ACTS = {
        "write": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "open": Act({State.DRAFT}, by_secretariat, ONLY_SECRETARIAT),
        "sign": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "decline": Act({State.OPEN}, by_signatory, ONLY_SIGNATORY),
        "withdraw": Act({State.OPEN}, by_secretariat, ONLY_SECRETARIAT),
    }
    WRONG_STATE = {
        State.DRAFT: "Biên bản bàn giao đang soạn, chưa gửi ký.",
        State.OPEN: "Biên bản bàn giao đang ký, không sửa được; muốn sửa phải thu hồi.",
        State.SEALED: "Biên bản bàn giao đã ký đủ, không sửa được.",
    }
    EVENT_KEY = "handover"
    PAPER = Paper(Document.Kind.HANDOVER, "BG", State.OPEN, State.SEALED, returned=State.DRAFT)
    OUTLIVES_ITS_TERM = True  # the minutes are signed also when the first of the two years is closed already

    term = models.OneToOneField(Term, models.PROTECT, related_name="handover", verbose_name="năm bàn giao")
    next_term = models.OneToOneField(
        Term, models.PROTECT, related_name="handover_received", verbose_name="năm nhận bàn giao"
    )
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveSmallIntegerField("dự thảo lần", default=1, editable=False)
    edition = models.PositiveIntegerField("lần sửa", default=0, editable=False)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="handover",
        verbose_name="văn bản ký",
    )
    number = LineField(
        "số, ký hiệu", max_length=40, blank=True, help_text="Ví dụ: 05/BB-CTĐ4; để trống nếu không đánh số."
    )
    day = models.DateField("ngày bàn giao", null=True, blank=True)
    venue = LineField("nơi bàn giao", max_length=200, blank=True)
    giving = TextField("thành phần bên giao", max_length=3000, blank=True, help_text=PERSON_A_LINE)
    receiving = TextField("thành phần bên nhận", max_length=3000, blank=True, help_text=PERSON_A_LINE)
    present = TextField(
        "cơ quan chứng kiến, thành phần khác", max_length=3000, blank=True, help_text=PERSON_A_LINE
    )
    content = TextField("nội dung bàn giao", max_length=10000, blank=True, help_text="Mỗi dòng một nội dung.")
    papers = TextField(
        "hồ sơ, tài liệu bàn giao",
        max_length=5000,
        blank=True,
        help_text="Mỗi dòng một loại: tên; số, ký hiệu; ngày; số bản; hình thức. "
        "Ví dụ: Giao ước thi đua năm 2019; 01/GƯ-CTĐ4; 28/02/2019; 01; bản điện tử.",
    )
    assets = TextField(
        "kinh phí, con dấu, tài khoản",
        max_length=2000,
        blank=True,
        help_text="Mỗi dòng một loại; nếu không có, nhập “không có”.",
    )
    remarks = TextField("ý kiến, kiến nghị", max_length=5000, blank=True)

    class Meta:
        verbose_name = "bàn giao cụm trưởng"
        verbose_name_plural = "bàn giao cụm trưởng"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", document=None)
                | Q(state__in=["open", "sealed"], document__isnull=False),
                name="handover_has_a_document_once_frozen",
            )
        ]

    def __str__(self):
        return f"Biên bản bàn giao cụm trưởng năm {self.term.name}"

    def get_absolute_url(self):
        return self.url()

    def url(self, page: str = "handover", **extra) -> str:
        return super().url(page, **extra)
