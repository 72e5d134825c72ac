"""The wording that an agreement begins with, and what keeps a placeholder out of the paper."""

from datetime import date

import pytest

from pledges.agreement import defaults
from pledges.agreement.acts.drafting import revise, start
from pledges.agreement.acts.signing import open_for_signature
from pledges.agreement.models import Agreement
from pledges.agreement.obstacles import obstacles_to_opening
from pledges.agreement.signatories import signatories
from pledges.errors import PledgeError
from tests import factories
from tests.ladder import drafts, refused

pytestmark = pytest.mark.django_db


def test_the_parties_agree_on_signing_electronically():
    assert defaults.SIGNING in defaults.for_term(factories.term()).organisation


def test_the_months_and_the_duty_of_the_chair_are_named():
    organisation = defaults.for_term(factories.term()).organisation
    assert (
        "sơ kết trong tháng 7, hoàn thành kiểm tra chéo trong tháng 11, tổng kết trong tháng 12"
        in organisation
    )
    assert "Cụm trưởng chủ trì" in organisation


def test_the_months_are_those_of_the_deadlines():
    term = factories.term(half_year_due_on=date(2019, 6, 20), inspection_due_on=date(2019, 10, 5))
    assert (
        "sơ kết trong tháng 6, hoàn thành kiểm tra chéo trong tháng 10"
        in defaults.for_term(term).organisation
    )


def test_the_opening_is_made_of_the_fields():
    agreement = _begun(theme="Năm kỷ cương")
    title = agreement.term.cluster.title
    assert agreement.opening == (
        "Hôm nay, ngày ……. tháng ……. năm 2019, tại ……., các đơn vị thành viên "
        f"{title} thống nhất ký kết Giao ước thi đua năm 2019, chủ đề “Năm kỷ cương”, gồm các nội dung sau:"
    )
    later = _saved(agreement, day=date(2019, 2, 5), venue="Hội trường A", theme="Năm bứt phá")
    assert later.opening == (
        f"Hôm nay, ngày 05 tháng 02 năm 2019, tại hội trường A, các đơn vị thành viên {title} thống nhất ký kết "
        "Giao ước thi đua năm 2019, chủ đề “Năm bứt phá”, gồm các nội dung sau:"
    )


def test_blanks_that_nobody_filled_keep_it_from_being_sent():
    sentences = _sentences(_begun())
    assert "Lời mở đầu còn chỗ chưa điền “…….”." in sentences


@pytest.mark.parametrize(
    ("superior", "witness", "recipients"),
    [
        ("Hội đồng Thi đua\nthành phố Thử", None, ["Hội đồng Thi đua thành phố Thử (để báo cáo)"]),
        ("HỘI ĐỒNG THI ĐUA", None, []),
        ("HỘI ĐỒNG THI ĐUA", "Ban Thi đua thành phố Thử", ["Ban Thi đua thành phố Thử (để báo cáo)"]),
        ("", None, []),
    ],
)
def test_whom_it_is_reported_to_is_named_or_left_out(superior, witness, recipients):
    cluster = factories.cluster(superior_body=superior)
    term = factories.term(cluster, witness=factories.unit(witness) if witness else None)
    assert list(defaults.for_term(term).recipients) == [*recipients, "Các đơn vị thành viên", "Lưu: VT"]


@pytest.mark.parametrize(
    ("field", "words", "placeholder"),
    [
        ("recipients", "Cơ quan cấp trên\nLưu: VT", "Nơi nhận còn chỗ chưa điền “Cơ quan cấp trên”."),
        (
            "recipients",
            "- Cơ quan cấp trên (để báo cáo);",
            "Nơi nhận còn chỗ chưa điền “- Cơ quan cấp trên”.",
        ),
        ("superior_body", "Cơ quan cấp trên", "Cơ quan cấp trên còn chỗ chưa điền “Cơ quan cấp trên”."),
        ("number", "……/GƯ-CTĐ4", "Số, ký hiệu còn chỗ chưa điền “……”."),
        ("grounds", "Căn cứ Quyết định số ......./QĐ-UBND", "Căn cứ thứ 1 còn chỗ chưa điền “.......”."),
        ("closing", "Có hiệu lực từ ____.", "Lời kết còn chỗ chưa điền “____”."),
        ("organisation", "Sơ kết (chưa ghi).", "Phần tổ chức thực hiện còn chỗ chưa điền “(chưa ghi)”."),
    ],
)
def test_a_placeholder_never_reaches_the_paper(cluster_year, field, words, placeholder):
    agreement = cluster_year.agreement
    Agreement.objects.filter(pk=agreement.pk).update(**{field: words})
    agreement = cluster_year.reload()
    assert _sentences(agreement) == [placeholder]
    with refused(PledgeError, f"Chưa gửi ký được. {placeholder}"):
        open_for_signature(agreement, by=cluster_year.secretary, edition=agreement.edition)


@pytest.mark.parametrize(
    "words", ["Cơ quan cấp trên trực tiếp kiểm tra.", "Sơ kết, tổng kết…", "Báo cáo cơ quan cấp trên."]
)
def test_what_only_looks_alike_is_no_placeholder(cluster_year, words):
    Agreement.objects.filter(pk=cluster_year.agreement.pk).update(organisation=words)
    assert _sentences(cluster_year.reload()) == []


def _begun(**facts):
    term = factories.term(**facts)
    secretary = factories.appointment("secretariat", cluster=term.cluster).person
    return start(term, by=secretary, source="standard")


def _saved(agreement, **changed):
    fields = {name: getattr(agreement, name) for name in factories.FIELDS} | changed
    by = agreement.editions.first().saved_by
    return revise(
        agreement, by=by, edition=agreement.edition, fields=fields, commitments=list(drafts(agreement))
    )


def _sentences(agreement):
    return [str(obstacle) for obstacle in obstacles_to_opening(agreement, signatories(agreement))]
