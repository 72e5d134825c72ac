"""The acts of law that an agreement cites by default are those in force on its day."""

from datetime import date

import pytest

from pledges.agreement.acts.drafting import revise, start
from pledges.agreement.passages import contradictions_in
from pledges.papers.grounds import cited_on, renewed
from tests import factories
from tests.ladder import drafts

LAW = "Căn cứ Luật Thi đua, khen thưởng"
LAW_2022 = f"{LAW} ngày 15 tháng 6 năm 2022"
DECREE_98 = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ"
DECREE_152 = "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ"


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


def test_only_a_line_of_the_table_is_renewed():
    kept = (LAW, "Căn cứ Nghị định số 98/2023/NĐ-CP (vẫn giữ)", "Căn cứ nhiệm vụ năm 2026")
    assert renewed((*kept, f"{DECREE_98};"), day=date(2026, 2, 1)) == (*kept, cited_on(date(2026, 2, 1))[1])
    assert renewed((LAW_2022, DECREE_98), day=date(2019, 2, 1)) == (LAW, DECREE_98)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year", "decree"), [("2019", None), ("2025", "98/2023/NĐ-CP"), ("2026", "152/2025/NĐ-CP")]
)
def test_an_agreement_begins_with_the_acts_of_its_year(year, decree):
    agreement = _begun(year)
    cited = [line for line in agreement.grounds.split("\n") if "Nghị định" in line]
    assert [decree in line for line in cited] == [True] * bool(decree)


@pytest.mark.django_db
def test_the_grounds_follow_the_signing_day():
    agreement = _begun("2025")
    later = _saved(agreement, day=date(2025, 8, 1))
    assert cited_on(date(2025, 8, 1))[1] in later.grounds
    assert "98/2023" not in later.grounds


@pytest.mark.django_db
def test_an_act_out_of_force_is_named_and_does_not_block():
    agreement = _saved(_begun("2026"), grounds=DECREE_98)
    found = [
        (contradiction.sentence, contradiction.is_plain) for contradiction in contradictions_in(agreement, ())
    ]
    sentence = "Căn cứ thứ 1 ghi văn bản số 98/2023/NĐ-CP, hết hiệu lực sau ngày 30/06/2025."
    assert found == [(sentence, False)]


def _begun(name):
    term = factories.term(name=name)
    secretary = factories.appointment("secretariat", cluster=term.cluster).person
    return start(term, by=secretary, source="standard")


def _saved(agreement, **changed):
    fields = {name: getattr(agreement, name) for name in factories.FIELDS} | changed
    by = agreement.editions.first().saved_by
    return revise(
        agreement, by=by, edition=agreement.edition, fields=fields, commitments=list(drafts(agreement))
    )
