"""Scoring is opened on a complete scale, and taken back while nothing stands in a sheet."""

from decimal import Decimal

import pytest
from django.test import Client

from pledges.demo.criteria import CRITERIA, rows
from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.scores.formulas import formula, standard, tree
from pledges.scores.scale.acts import criterion as criterion_acts
from pledges.scores.scale.acts import importing as scale_import
from pledges.scores.scale.acts import opening as acts
from pledges.scores.scale.acts import scale as drafting
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.models import Score, ScoreFile, ScoreSheet
from pledges.scores.sheet.parts import standard_of
from pledges.states.event import Event
from pledges.states.scratch import Scratch
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT
from tests import factories, judging
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told, undone
from tests.reports import reporting
from tests.scores.scaling import KIND, fields, fresh, key


@pytest.fixture
def year(db):
    return factories.cluster_year(units=3)


def draft(year) -> Scale:
    return judging.scale(year, "draft")


def test_opening_freezes_the_scale_and_gives_every_unit_a_sheet(year):
    scale = acts.open_scoring(draft(year), by=year.secretary, edition=0, address="10.0.0.1")
    saved = fresh(scale)
    assert (saved.state, saved.opened_by) == ("open", year.secretary)
    facts = {"edition": 0, "total": "100.00", "count": 3}
    assert recorded(scale) == (Event.Verb.SCORING_OPENED, year.secretary, "Thư ký Thử", "10.0.0.1", facts)
    sheets = ScoreSheet.objects.filter(term=year.term)
    assert [(sheet.unit, sheet.state) for sheet in sheets] == [(unit, "self_scoring") for unit in year.units]
    assert letters() == told("Mở chấm điểm thi đua năm 2019", *year.leaders, *year.officers)


def test_units_that_join_later_get_their_sheets(year):
    scale = judging.scale(year)
    with refused(WrongState, "Các đơn vị trong năm đã có bảng điểm. Xin tải lại trang."):
        acts.add_sheets(scale, by=year.secretary)
    unit = factories.member(year.term, position=9).unit
    officer = factories.appointment("officer", unit=unit).person
    client, page = factories.client_of(Client(), year.secretary), f"/{year.cluster.slug}/2019/cham-diem/"
    assert "Lập bảng điểm cho các đơn vị này" in client.get(page).content.decode()
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.add_sheets(scale, by=year.leaders[0])
    client.post(scale.url("scores_add_sheets"))
    assert ScoreSheet.objects.get(unit=unit).state == "self_scoring"
    assert recorded(scale)[4] == {"joined": [str(unit)]}
    assert letters() == told("Mở chấm điểm thi đua năm 2019", officer)
    assert "Lập bảng điểm" not in client.get(page).content.decode()


def test_scoring_is_opened_once(year):
    scale = draft(year)
    acts.open_scoring(scale, by=year.secretary, edition=0)
    with refused(WrongState, Scale.WRONG_STATE["open"]):
        acts.open_scoring(scale, by=year.secretary, edition=0)


def test_an_older_save_is_not_opened(year):
    scale = draft(year)
    drafting.write_settings(scale, by=year.secretary, edition=0, total=Decimal(100), source="Văn bản")
    with pytest.raises(Stale, match="đặt tổng điểm 100"):
        acts.open_scoring(scale, by=year.secretary, edition=0)
    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_opens_and_takes_back(year, kind):
    person, scale = somebody(year, kind), draft(year)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.open_scoring(scale, by=person, edition=0)
    acts.open_scoring(scale, by=year.secretary, edition=0)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.reopen(scale, by=person)


@pytest.mark.parametrize("state", ["draft", "open"])
def test_nothing_of_a_closed_year_is_opened_or_taken_back(year, state):
    scale = judging.scale(year, state)
    reporting.close(year)
    with refused(WrongState, CLOSED):
        acts.open_scoring(scale, by=year.secretary, edition=0)
    with refused(WrongState, CLOSED):
        acts.reopen(scale, by=year.secretary)


def sentences(scale) -> list[str]:
    return [obstacle.sentence for obstacle in acts.obstacles(fresh(scale), tree(scale.criteria.all()))]


def test_a_complete_scale_has_no_obstacle(year):
    assert sentences(draft(year)) == []


def test_an_empty_scale_is_not_opened(year):
    scale = Scale.objects.create(term=year.term)
    judging.criterion(scale, KIND.GROUP, name="Nhóm")
    sentence = "Bảng tiêu chí chưa có tiêu chí chấm điểm."
    assert sentences(scale) == [sentence]
    with refused(PledgeError, f"Chưa mở chấm điểm được. {sentence}"):
        acts.open_scoring(scale, by=year.secretary, edition=0)


def test_a_year_without_units_is_not_opened(db):
    term = factories.term()
    scale = Scale.objects.create(term=term, total=Decimal(10))
    judging.criterion(scale, KIND.JUDGED, maximum=Decimal(10))
    assert sentences(scale) == ["Năm thi đua chưa có đơn vị thành viên nào."]


def test_groups_must_not_be_empty_and_must_add_up(year):
    scale = draft(year)
    judging.criterion(scale, KIND.GROUP, name="Nhóm trống")
    bonus = judging.criterion(scale, KIND.GROUP, name="Thưởng", maximum=Decimal(5))
    judging.criterion(scale, KIND.ADJUSTMENT, parent=bonus, maximum=Decimal(5), minimum=Decimal(0))
    Criterion.objects.filter(kind=KIND.JUDGED).update(maximum=Decimal("29.5"))
    told = "Nhóm 2 “Chuyên đề, mô hình mới”: tổng điểm các tiêu chí (49,5) khác điểm tối đa của nhóm (50)."
    assert sentences(scale) == [
        told,
        "Nhóm 4 “Nhóm trống” chưa có tiêu chí nào.",
        "Nhóm 5 “Thưởng” chỉ có điểm cộng, điểm trừ: xin để trống điểm tối đa của nhóm.",
        "Tổng điểm các tiêu chí (99,5) khác tổng điểm theo quy định (100).",
    ]
    found = acts.obstacles(fresh(scale), tree(scale.criteria.all()))
    assert [each.criterion for each in found] == [key(scale, "2"), key(scale, "4"), key(scale, "5"), None]


def test_a_bonus_may_be_part_of_the_announced_total(year):
    scale = draft(year)
    Scale.objects.update(total=105)
    (sentence,) = sentences(fresh(scale))
    assert sentence.endswith("(105). Nếu tổng điểm đã gồm điểm cộng, xin chọn ở phần Quy định.")
    scale = drafting.write_settings(
        fresh(scale), by=year.secretary, edition=0, total=Decimal(105), source="", includes_bonus=True
    )
    assert sentences(scale) == []
    acts.open_scoring(fresh(scale), by=year.secretary, edition=1)
    roots = tree(fresh(scale).criteria.all())
    assert standard_of(roots) == 105
    assert formula(roots[2].criterion) == "Cộng, trừ từ -5 đến 5 điểm, trong tổng điểm"


def test_missing_numbers_are_named(year):
    scale = draft(year)
    Criterion.objects.filter(kind=KIND.QUANTITATIVE).update(target=None, maximum=None)
    number = "Tiêu chí 1.1 “Tiêu chí theo tỷ lệ hoàn thành chỉ tiêu”"
    assert sentences(scale)[:3] == [
        "Nhóm 1 “Thực hiện giao ước”: tổng điểm các tiêu chí (20) khác điểm tối đa của nhóm (50).",
        f"{number}: Chưa nhập điểm tối đa (lớn hơn 0).",
        f"{number}: Chưa nhập chỉ tiêu (mức được điểm tối đa).",
    ]


def test_it_is_taken_back_while_nothing_is_written(year):
    scale = acts.open_scoring(draft(year), by=year.secretary, edition=0)
    Score.objects.create(sheet=ScoreSheet.objects.first(), criterion_id=key(scale, "1.1"), column="self")
    typed = f"{ScoreSheet.objects.first().parts_key}self/1"
    Scratch.objects.create(subject_key=typed, person=year.officers[0], edition=0, form="")
    before = len(letters())
    acts.reopen(scale, by=year.secretary)
    assert not Scratch.objects.exists()
    assert (fresh(scale).state, fresh(scale).opened_at) == ("draft", None)
    assert not ScoreSheet.objects.exists()
    assert not Score.objects.exists()
    assert recorded(scale)[0::4] == (Event.Verb.WITHDRAWN, {"count": 3})
    assert len(letters()) == before + 6
    with refused(WrongState, Scale.WRONG_STATE["draft"]):
        acts.reopen(scale, by=year.secretary)
    criterion_acts.add(scale, by=year.secretary, edition=0, parent=None, fields=fields(KIND.GROUP))


@pytest.mark.parametrize(
    "written", [{"figure": Decimal(0), "points": Decimal(0)}, {"remark": "Tốt"}, {"evidence": "Quyết định"}]
)
def test_it_stays_when_something_is_written(year, written):
    scale = judging.scale(year)
    sheet = ScoreSheet.objects.filter(term=year.term).first()
    Score.objects.create(sheet=sheet, criterion_id=key(scale, "1.1"), column="self", **written)
    with refused(PledgeError, acts.WRITTEN):
        acts.reopen(scale, by=year.secretary)


def test_it_stays_when_a_file_was_brought(year):
    scale = judging.scale(year)
    sheet = ScoreSheet.objects.filter(term=year.term).first()
    score = Score.objects.create(sheet=sheet, criterion_id=key(scale, "1.1"), column="self")
    file = {"name": "a.pdf", "media_type": "application/pdf", "content": b"x", "sha256": "0" * 64, "size": 1}
    ScoreFile.objects.create(score=score, brought_by=year.secretary, **file)
    with refused(PledgeError, acts.WRITTEN):
        acts.reopen(scale, by=year.secretary)


def test_it_stays_when_a_sheet_was_sent(year):
    scale = judging.scale(year)
    ScoreSheet.objects.filter(unit=year.units[1]).update(state="submitted")
    with refused(PledgeError, acts.UNDER_WAY):
        acts.reopen(scale, by=year.secretary)


def test_what_fails_later_is_undone(year):
    scale = draft(year)
    undone(lambda: acts.open_scoring(scale, by=year.secretary, edition=0))


# The official model of a cluster is data


NINETY = [
    ("1", KIND.GROUP, "Phát triển kinh tế - xã hội", {"maximum": 45}),
    ("1.1", KIND.QUANTITATIVE, "Thu ngân sách", {"maximum": 20, "target": 1250, "measured_in": "tỷ đồng"}),
    ("1.2", KIND.QUANTITATIVE, "Hồ sơ đúng hạn", {"maximum": 25, "target": 98, "measured_in": "%"}),
    ("2", KIND.GROUP, "Xây dựng Đảng, chính quyền", {"maximum": 30}),
    ("2.1", KIND.JUDGED, "Cải cách hành chính", {"maximum": 20}),
    ("2.2", KIND.PASS_FAIL, "Không có đơn thư kéo dài", {"maximum": 10}),
    ("3", KIND.OCCURRENCE, "Báo cáo đúng hạn", {"maximum": 15, "points_each": 5}),
]
THOUSAND = [
    (str(part), KIND.GROUP, f"Lĩnh vực {part}", {"maximum": 200})
    for part in range(1, 6)
] + [
    (f"{part}.{number}", KIND.JUDGED, f"Tiêu chí {part}.{number}", {"maximum": 25})
    for part in range(1, 6)
    for number in range(1, 9)
]  # fmt: skip


@pytest.mark.parametrize(("model", "total"), [(NINETY, 90), (CRITERIA, 100), (THOUSAND, 1000)])
def test_official_models_are_data(year, model, total):
    scale = drafting.begin(year.term, by=year.secretary)
    wishes = {"total": Decimal(total), "source": "Hướng dẫn của cụm"}
    drafting.write_settings(scale, by=year.secretary, edition=0, **wishes)
    scale_import.import_criteria(scale, by=year.secretary, edition=1, rows=rows(model))
    scale = acts.open_scoring(scale, by=year.secretary, edition=2)
    assert (fresh(scale).state, standard(tree(scale.criteria.all()))) == ("open", total)
