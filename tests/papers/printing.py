"""An example agreement, and its printed form read back with tools that are not ours: poppler and qpdf."""

import subprocess
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from pledges.agreement import paper
from pledges.agreement.text import AgreementText, CommitmentText, RegistrationText, SignatoryText, TargetText

CODE = "GU19-7K3F-9Q2M"
LOOKUP_URL = "https://thidua.example.vn/tra-cuu/"
MADE_AT = datetime(2019, 2, 20, 9, 30, tzinfo=UTC)


def units(count, *, name="Hội Nông dân thành phố Hà Nội"):
    lines = [
        ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
        ("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("GIÁM ĐỐC",),
    ]
    return tuple(
        SignatoryText(
            field=f"Sig-{number}", unit=name, lines=lines[number % 3], full_name=f"Người ký mẫu {number}"
        )
        for number in range(1, count + 1)
    )


def wording(**changes):
    text = AgreementText(
        superior_body="Hội đồng Thi đua - Khen thưởng\nthành phố Hà Nội",
        cluster="Cụm thi đua số 4",
        number="1/GƯ-CTĐ4",
        place="Hà Nội",
        day=date(2019, 2, 28),
        year="2019",
        subject="Năm 2019 của Cụm thi đua số 4",
        theme="Năm nâng cao hiệu lực, hiệu quả",
        grounds=("Căn cứ Luật Thi đua, khen thưởng.", "Căn cứ nhiệm vụ trọng tâm năm 2019;"),
        opening="Các đơn vị thống nhất ký kết giao ước.",
        commitments=(
            CommitmentText(
                title="Cải cách hành chính",
                text="Mục tiêu “5 rõ”:\n- rõ người;\n- rõ việc.",
                targets=(
                    TargetText(name="Việc đúng hạn", comparison=">=", value=Decimal("99.5"), unit="%"),
                    TargetText(name="Vi phạm", comparison="=", value=Decimal(0), unit="vụ"),
                ),
            ),
        ),
        registrations=(
            RegistrationText(unit="Hội Nông dân", kind="Mô hình mới", name="Mô hình mẫu", period="03 - 12"),
        ),
        organisation="Trao đổi kinh nghiệm.\nKiểm tra chéo.",
        closing="Các đơn vị cam kết thực hiện.",
        recipients=("Các đơn vị thành viên",),
        signatories=units(3),
    )
    return replace(text, **changes)


def printed(text):
    return paper.agreement(text, code=CODE, verify_url=LOOKUP_URL, made_at=MADE_AT)


def tool(*command, rendering):
    return subprocess.run(command, input=rendering.pdf, capture_output=True, check=True).stdout.decode()


def words(text, *, page=None, order="-raw"):
    """What pdftotext reads (in the order of the file), with single spaces and in composed letters."""
    pages = ("-f", str(page), "-l", str(page)) if page else ()
    read = tool("pdftotext", order, *pages, "-", "-", rendering=printed(text))
    return unicodedata.normalize("NFC", " ".join(read.split()))
