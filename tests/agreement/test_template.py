"""A wording is kept as the cluster's template; the next year starts from it or from last year's agreement."""

from dataclasses import replace
from datetime import date

import pytest

from pledges.agreement.acts.drafting import keep_as_template, revise, sources, start
from pledges.agreement.models import AgreementTemplate
from pledges.agreement.next_year import moved_to_year
from pledges.agreement.wording import wording
from pledges.errors import NotAllowed
from tests import factories
from tests.ladder import NOT_THE_SECRETARIAT, drafts, letters, refused, somebody, undone, year_in
from tests.papers.printing import wording as printed_wording

pytestmark = pytest.mark.django_db


def next_year(year, name="2020"):
    return factories.term(year.cluster, name, theme="Chủ đề mới")


def test_the_template_is_the_wording_without_people():
    year = factories.cluster_year(2)
    template = keep_as_template(year.agreement, by=year.secretary)
    assert template.text == replace(wording(year.agreement), signatories=())
    assert (template.cluster, template.saved_from) == (year.cluster, year.term)


@pytest.mark.parametrize("state", ["draft", "open", "sealed"])
def test_a_template_can_be_kept_in_every_state(authority, state):
    year = year_in(state)
    keep_as_template(year.reload(), by=year.secretary)
    assert AgreementTemplate.objects.count() == 1


def test_a_cluster_has_one_template_the_newest():
    year = factories.cluster_year(2)
    keep_as_template(year.agreement, by=year.secretary)
    fields = factories.FIELDS | {"closing": "Lời kết khác."}
    revise(year.agreement, by=year.secretary, edition=year.agreement.edition, fields=fields, commitments=[])
    keep_as_template(year.reload(), by=year.secretary)
    assert [agreement_template.text.closing for agreement_template in AgreementTemplate.objects.all()] == [
        "Lời kết khác."
    ]


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_keeps_a_template(kind):
    year = factories.cluster_year(2)
    with refused(NotAllowed, "Chỉ Thường trực cụm được đặt mẫu giao ước của cụm."):
        keep_as_template(year.agreement, by=somebody(year, kind))


def test_nobody_is_told_and_a_failure_leaves_no_template():
    year = factories.cluster_year(2)
    undone(lambda: keep_as_template(year.agreement, by=year.secretary))
    assert letters() == []


def test_the_sources_are_offered_best_first():
    year = factories.cluster_year(2)
    keep_as_template(year.agreement, by=year.secretary)
    assert sources(next_year(year)) == [
        ("last_year", "Giao ước năm 2019"),
        ("template", "Mẫu riêng của cụm"),
        ("standard", "Mẫu chung của hệ thống"),
    ]


def test_another_clusters_year_and_template_are_not_offered():
    year = factories.cluster_year(2)
    keep_as_template(year.agreement, by=year.secretary)
    assert sources(factories.term(name="2020")) == [("standard", "Mẫu chung của hệ thống")]


def test_a_later_year_is_not_last_year():
    year = factories.cluster_year(2)
    assert sources(next_year(year, "2018")) == [("standard", "Mẫu chung của hệ thống")]


@pytest.mark.parametrize("source", ["last_year", "template"])
def test_a_new_year_starts_with_the_same_commitments_and_its_own_theme(source):
    year = factories.cluster_year(2)
    keep_as_template(year.agreement, by=year.secretary)
    agreement = start(next_year(year), by=year.secretary, source=source)
    old = replace(wording(year.reload()), signatories=(), subject="Năm 2020 của Cụm thử", year="2020")
    assert wording(agreement) == replace(old, day=None, venue="", number="", theme="Chủ đề mới")
    assert not {draft.pk for draft in drafts(agreement)} & {draft.pk for draft in drafts(year.agreement)}


def test_a_template_of_2019_read_in_2021_speaks_of_2021():
    year = factories.cluster_year(2)
    keep_as_template(year.agreement, by=year.secretary)
    assert (
        start(next_year(year, "2021"), by=year.secretary, source="template").subject == "Năm 2021 của Cụm thử"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Năm 2019 và các nhiệm vụ năm 2019.", "Năm 2020 và các nhiệm vụ năm 2020."),
        ("NĂM 2019", "NĂM 2020"),
        ("Quyết định ngày 22 tháng 01 năm 2019", "Quyết định ngày 22 tháng 01 năm 2019"),
        ("Quyết định ngày 2 tháng 1 năm 2019", "Quyết định ngày 2 tháng 1 năm 2019"),
        (
            "năm 2018, năm 20190, trăm 2019, giai đoạn năm 2019-2024",
            "năm 2018, năm 20190, trăm 2019, giai đoạn năm 2019-2024",
        ),
        ("Số 2019/QĐ", "Số 2019/QĐ"),
        ("năm học 2018-2019, năm học 2019-2020", "năm học 2019-2020, năm học 2020-2021"),
        ("6 tháng đầu năm 2019, 6 tháng cuối năm 2019", "6 tháng đầu năm 2020, 6 tháng cuối năm 2020"),
        ("tháng 7 năm 2019, quý III/2019, tháng 7/2019", "tháng 7 năm 2020, quý III/2020, tháng 7/2020"),
        (
            "trước ngày 15/11/2019, chậm nhất 30 tháng 6 năm 2019",
            "trước ngày 15/11/2020, chậm nhất 30 tháng 6 năm 2020",
        ),
        ("Đại hội ngày 12/02/2019, so với năm 2018", "Đại hội ngày 12/02/2019, so với năm 2018"),
        ("nhiệm kỳ 2019-2020, giai đoạn 2018-2019", "nhiệm kỳ 2019-2020, giai đoạn 2018-2019"),
    ],
)
def test_only_the_year_of_the_agreement_moves(before, after):
    """The date of somebody's decision, a period and a number stay what they are."""
    text = replace(printed_wording(), opening=before, closing=before, organisation=before, grounds=(before,))
    moved = moved_to_year(text, old="2019", new="2020")
    assert (moved.opening, moved.closing, moved.organisation, moved.grounds) == (
        after,
        after,
        after,
        (after,),
    )


def test_a_school_year_moves_too():
    text = replace(printed_wording(), year="2024-2025", subject="Năm 2024-2025", day=date(2025, 1, 1))
    assert moved_to_year(text, old="2024-2025", new="2025-2026").subject == "Năm 2025-2026"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "năm học 2024-2025; học kỳ I năm 2024; tháng 5/2025",
            "năm học 2025-2026; học kỳ I năm 2025; tháng 5/2026",
        ),
        ("năm 2023", "năm 2023"),
    ],
)
def test_both_years_of_a_school_year_move(before, after):
    text = replace(printed_wording(), year="2024-2025", organisation=before)
    assert moved_to_year(text, old="2024-2025", new="2025-2026").organisation == after
