"""The acts of law that papers cite are those in force on their day."""

from datetime import date

import pytest

from pledges.grounds.citing import cited_on, findings, renewed
from pledges.grounds.models import LegalAct

pytestmark = pytest.mark.django_db
LAW = "Căn cứ Luật Thi đua, khen thưởng"
LAW_2022 = f"{LAW} ngày 15 tháng 6 năm 2022"
DECREE_98 = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ"
DECREE_152 = "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ"


def found(line, day, ends_on=date(2026, 12, 31)):
    return findings([line], day=day, ends_on=ends_on)


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        (date(2019, 2, 28), [LAW]),
        (date(2023, 12, 31), [LAW]),
        (date(2024, 1, 1), [LAW_2022, DECREE_98]),
        (date(2025, 6, 30), [LAW_2022, DECREE_98]),
        (date(2025, 7, 1), [LAW_2022, DECREE_152]),
        (date(2027, 1, 1), [LAW_2022, DECREE_152]),
    ],
)
def test_each_act_is_cited_while_it_is_in_force(day, lines):
    assert [line.partition(" quy định")[0] for line in cited_on(day)] == lines


def test_only_a_line_of_the_registry_is_renewed():
    kept = (LAW, "Căn cứ Nghị định số 98/2023/NĐ-CP (vẫn giữ)", "Căn cứ nhiệm vụ năm 2026")
    newest = cited_on(date(2026, 2, 1))
    assert renewed((*kept, f"{DECREE_98};"), day=date(2026, 2, 1)) == (newest[0], *kept[1:], newest[1])
    assert renewed((LAW_2022, DECREE_98), day=date(2019, 2, 1)) == (LAW, DECREE_98)


def test_an_act_out_of_force_is_found_with_its_successor():
    (finding,) = found(f"{DECREE_98};", date(2026, 2, 1))
    sentence = "Căn cứ thứ 1 nêu Nghị định số 98/2023/NĐ-CP, hết hiệu lực sau ngày 30/06/2025."
    assert (finding.expired, finding.sentence, str(finding.successor)) == (
        True, sentence, "Nghị định 152/2025/NĐ-CP",
    )  # fmt: skip


def test_an_act_not_in_force_yet_is_found():
    (finding,) = found(DECREE_152, date(2025, 6, 1))
    assert (finding.expired, "có hiệu lực từ ngày 01/07/2025" in finding.sentence) == (True, True)
    assert finding.label == "Chưa có hiệu lực"
    assert finding.successor is None


def test_an_act_that_ends_within_the_year_is_found_and_its_doubts_are_told():
    (finding,) = found(DECREE_152, date(2027, 1, 15), date(2027, 12, 31))
    assert (finding.expired, finding.successor) == (False, None)
    assert finding.sentence.endswith("chỉ còn hiệu lực đến hết ngày 28/02/2027 (chưa kiểm tra).")
    assert found(DECREE_152, date(2026, 1, 15)) == []


def test_a_chain_of_successors_leads_to_the_act_in_force():
    newest = LegalAct.objects.create(kind="Nghị định", number="1/2027/NĐ-CP", since=date(2027, 3, 1))
    LegalAct.objects.filter(number="152/2025/NĐ-CP").update(replaced_by=newest)
    (finding,) = found(DECREE_98, date(2027, 6, 1))
    assert finding.successor == newest


def test_acts_that_replace_each_other_lead_nowhere():
    first, second = LegalAct.objects.filter(number__in=["98/2023/NĐ-CP", "152/2025/NĐ-CP"])
    for act, other in ((first, second), (second, first)):
        LegalAct.objects.filter(pk=act.pk).update(replaced_by=other, until=date(2025, 1, 1))
    assert [finding.successor for finding in found(DECREE_98, date(2030, 1, 1))] == [None]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            {"kind": "Luật", "number": "1/2020/QH14", "name": "Thử", "issued_on": date(2020, 2, 5)},
            "Luật Thử ngày 05 tháng 02 năm 2020",
        ),
        ({"kind": "Thông tư", "number": "2/TT", "issuer": "Bộ Thử"}, "Thông tư số 2/TT của Bộ Thử"),
        (
            {"kind": "Kế hoạch", "number": "3/KH", "issued_on": date(2020, 11, 5), "name": "về thi đua"},
            "Kế hoạch số 3/KH ngày 05 tháng 11 năm 2020 về thi đua",
        ),
    ],
)
def test_an_act_is_cited_by_what_is_known_of_it(facts, line):
    assert LegalAct(**facts).line == f"Căn cứ {line}"
