"""The draft of a scale: begun, copied, settled, its criteria added, changed, moved, removed."""

from decimal import Decimal

import pytest

from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.scores.scale.acts import criterion as criterion_acts
from pledges.scores.scale.acts import scale as acts
from pledges.scores.scale.models import Criterion, Scale
from pledges.states.event import Event
from pledges.states.stateful import CLOSED, ONLY_SECRETARIAT
from tests import factories, judging
from tests.ladder import NOT_THE_SECRETARIAT, recorded, refused, somebody, undone
from tests.reports import reporting
from tests.scores.scaling import KIND, edition, fields, fresh, key, shape

FROZEN = Scale.WRONG_STATE["open"]
GROUPS = [("1", "Thực hiện giao ước"), ("2", "Chuyên đề, mô hình mới")]


@pytest.fixture
def year(db):
    return factories.cluster_year(units=2)


@pytest.fixture
def scale(year) -> Scale:
    return acts.begin(year.term, by=year.secretary)


def grown(year, scale) -> Scale:
    """1, 1.1, 1.1.1, 1.1.1.1, 2, 2.1"""
    parent = None
    for name in "ABC":
        parent = criterion_acts.add(
            scale, by=year.secretary, edition=edition(scale), parent=parent, fields=fields(KIND.GROUP, name)
        ).pk
    criterion_acts.add(scale, by=year.secretary, edition=3, parent=parent, fields=fields(name="D"))
    second = criterion_acts.add(
        scale, by=year.secretary, edition=4, parent=None, fields=fields(KIND.GROUP, "E")
    ).pk
    criterion_acts.add(scale, by=year.secretary, edition=5, parent=second, fields=fields(name="F"))
    return fresh(scale)


def names(scale) -> str:
    return " ".join(f"{number}{name}" for number, name in shape(scale))


def every_edit(scale, person) -> list:
    """The acts on a draft, each ready to be called."""
    seen = {"by": person, "edition": edition(scale)}
    some = scale.criteria.first()
    some = some.pk if some else 0
    return [
        lambda: acts.write_settings(scale, total=Decimal(90), source="", **seen),
        lambda: criterion_acts.add(scale, parent=None, fields=fields(), **seen),
        lambda: criterion_acts.change(scale, criterion=some, fields=fields(KIND.GROUP), **seen),
        lambda: criterion_acts.shift(scale, criterion=some, up=False, **seen),
        lambda: criterion_acts.move(scale, criterion=some, parent=None, **seen),
        lambda: criterion_acts.remove(scale, criterion=some, **seen),
        lambda: acts.copy(scale, source=scale, **seen),
    ]


def test_an_empty_scale_is_begun_once(year):
    scale = acts.begin(year.term, by=year.secretary, address="10.0.0.1")
    assert (scale.state, scale.total, scale.criteria.count()) == ("draft", 100, 0)
    assert recorded(scale) == (Event.Verb.BEGUN, year.secretary, "Thư ký Thử", "10.0.0.1", {})
    with refused(WrongState, "Năm này đã có bảng tiêu chí. Xin tải lại trang."):
        acts.begin(year.term, by=year.secretary)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_begins_and_edits(year, kind):
    person = somebody(year, kind)
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.begin(year.term, by=person)
    for edit in every_edit(judging.scale(year, "draft"), person):
        with refused(NotAllowed, ONLY_SECRETARIAT):
            edit()


def test_nothing_of_a_frozen_scale_moves(year):
    for edit in every_edit(judging.scale(year), year.secretary):
        with refused(WrongState, FROZEN):
            edit()


def test_nothing_of_a_closed_year_moves(year):
    scale = judging.scale(year, "draft")
    reporting.close(year)
    for edit in every_edit(scale, year.secretary):
        with refused(WrongState, CLOSED):
            edit()
    scale.criteria.all().delete()
    scale.delete()
    with refused(WrongState, CLOSED):
        acts.begin(year.term, by=year.secretary)


def test_who_saves_second_is_told_what_was_saved(year, scale):
    criterion_acts.add(
        scale, by=year.secretary, edition=0, parent=None, fields=fields(name="Việc của người thứ nhất")
    )
    seen = {"by": year.secretary, "edition": 0}
    for edit in (
        lambda: criterion_acts.add(scale, parent=None, fields=fields(name="Việc thứ hai"), **seen),
        lambda: acts.write_settings(scale, total=Decimal(90), source="", **seen),
        lambda: criterion_acts.remove(scale, criterion=key(scale, "1"), **seen),
    ):
        with pytest.raises(
            Stale, match=r"Thư ký Thử vừa sửa bảng tiêu chí lúc .*: thêm “Việc của người thứ nhất”"
        ):
            edit()
    assert shape(scale) == [("1", "Việc của người thứ nhất")]


def test_settings_are_kept(year, scale):
    acts.write_settings(scale, by=year.secretary, edition=0, total=Decimal("1000"), source="Hướng dẫn số 01")
    assert (fresh(scale).total, fresh(scale).source, fresh(scale).edition) == (1000, "Hướng dẫn số 01", 1)
    facts = {"edition": 1, "total": "1000", "source": "Hướng dẫn số 01"}
    assert recorded(scale)[0::4] == (Event.Verb.WRITTEN, facts)
    for wrong in (Decimal(0), Decimal(-1), Decimal("10000.01"), Decimal("1.005"), Decimal("NaN")):
        with pytest.raises(PledgeError):
            acts.write_settings(scale, by=year.secretary, edition=1, total=wrong, source="")


def test_criteria_come_to_the_end_of_their_group(year, scale):
    grown(year, scale)
    assert names(scale) == "1A 1.1B 1.1.1C 1.1.1.1D 2E 2.1F"
    assert recorded(scale)[4] == {"edition": 6, "added": "F"}


def test_the_tree_has_four_levels(year, scale):
    grown(year, scale)
    leaf, lowest = key(scale, "1.1.1.1"), key(scale, "1.1.1")
    seen = {"by": year.secretary, "edition": 6}
    with refused(PledgeError, criterion_acts.NOT_A_GROUP):
        criterion_acts.add(scale, parent=leaf, fields=fields(), **seen)
    criterion_acts.change(scale, criterion=leaf, fields=fields(KIND.GROUP, "D"), **seen)
    with refused(PledgeError, acts.TOO_DEEP):
        criterion_acts.add(scale, parent=leaf, fields=fields(), by=year.secretary, edition=7)
    with refused(PledgeError, acts.TOO_DEEP):
        criterion_acts.move(scale, criterion=key(scale, "2"), parent=lowest, by=year.secretary, edition=7)


def test_the_tree_has_five_hundred_criteria_at_most(year, scale):
    rows = [((number,), fields()) for number in range(1, 500)]
    acts.plant(scale, rows)
    criterion_acts.add(scale, by=year.secretary, edition=0, parent=None, fields=fields())
    with refused(PledgeError, acts.TOO_MANY):
        criterion_acts.add(scale, by=year.secretary, edition=1, parent=None, fields=fields())


def test_a_group_of_another_scale_is_no_group_here(year, scale):
    other = judging.scale(factories.cluster_year(units=1), "draft")
    elsewhere = other.criteria.get(position=1, parent=None)
    seen = {"by": year.secretary, "edition": 0}
    with refused(PledgeError, criterion_acts.NO_GROUP):
        criterion_acts.add(scale, parent=elsewhere.pk, fields=fields(), **seen)
    with refused(WrongState, criterion_acts.GONE):
        criterion_acts.change(scale, criterion=elsewhere.pk, fields=fields(KIND.GROUP), **seen)
    with refused(WrongState, criterion_acts.GONE):
        criterion_acts.remove(scale, criterion=elsewhere.pk, **seen)


FAULTS = [
    (fields(KIND.JUDGED, maximum=0), "Chưa nhập điểm tối đa (lớn hơn 0)."),
    (fields(KIND.QUANTITATIVE, maximum=5), "Chưa nhập chỉ tiêu (mức được điểm tối đa)."),
    (fields(KIND.OCCURRENCE, maximum=5), "Chưa nhập điểm mỗi lần."),
    (
        fields(KIND.OCCURRENCE, maximum=5, points_each=6),
        "Điểm mỗi lần phải từ điểm tối đa trở xuống.",
    ),
    (
        fields(KIND.ADJUSTMENT),
        "Chưa nhập mức cộng nhiều nhất hoặc mức trừ nhiều nhất.",
    ),
    (
        fields(KIND.PASS_FAIL, maximum=5, target=3),
        "Cách chấm “Đạt, không đạt” không dùng mục này; xin để trống.",
    ),
    (
        fields(KIND.GROUP, minimum=0),
        "Cách chấm “Nhóm tiêu chí” không dùng mục này; xin để trống.",
    ),
]


@pytest.mark.parametrize(("wrong", "sentence"), FAULTS)
def test_each_kind_has_its_numbers(year, scale, wrong, sentence):
    with refused(PledgeError, sentence):
        criterion_acts.add(scale, by=year.secretary, edition=0, parent=None, fields=wrong)


def test_a_bonus_without_penalty_is_bounded_by_zero(year, scale):
    made = criterion_acts.add(
        scale, by=year.secretary, edition=0, parent=None, fields=fields(KIND.ADJUSTMENT, maximum=3)
    )
    made.refresh_from_db()
    assert (made.minimum, made.maximum) == (0, 3)


def test_a_criterion_is_changed_where_it_stands(year, scale):
    grown(year, scale)
    place = key(scale, "2.1")
    other = fields(KIND.OCCURRENCE, "G", maximum=4, points_each=2, measured_in="bài")
    criterion_acts.change(scale, by=year.secretary, edition=6, criterion=place, fields=other)
    assert names(scale) == "1A 1.1B 1.1.1C 1.1.1.1D 2E 2.1G"
    saved = Criterion.objects.get(pk=place)
    assert (saved.kind, saved.maximum, saved.points_each, saved.measured_in) == ("occurrence", 4, 2, "bài")
    with refused(PledgeError, criterion_acts.HAS_CHILDREN):
        criterion_acts.change(scale, by=year.secretary, edition=7, criterion=key(scale, "2"), fields=fields())


def test_siblings_change_places(year, scale):
    grown(year, scale)
    criterion_acts.shift(scale, by=year.secretary, edition=6, criterion=key(scale, "2"), up=True)
    assert names(scale) == "1E 1.1F 2A 2.1B 2.1.1C 2.1.1.1D"
    criterion_acts.shift(scale, by=year.secretary, edition=7, criterion=key(scale, "1"), up=False)
    assert names(scale).startswith("1A")
    with refused(PledgeError, criterion_acts.NOWHERE):
        criterion_acts.shift(scale, by=year.secretary, edition=8, criterion=key(scale, "1"), up=True)
    with refused(PledgeError, criterion_acts.NOWHERE):
        criterion_acts.shift(scale, by=year.secretary, edition=8, criterion=key(scale, "1.1"), up=False)


def test_a_branch_moves_into_another_group_and_back_to_the_top(year, scale):
    grown(year, scale)
    criterion_acts.move(
        scale, by=year.secretary, edition=6, criterion=key(scale, "1.1"), parent=key(scale, "2")
    )
    assert names(scale) == "1A 2E 2.1F 2.2B 2.2.1C 2.2.1.1D"
    criterion_acts.move(scale, by=year.secretary, edition=7, criterion=key(scale, "2.2"), parent=None)
    assert names(scale) == "1A 2E 2.1F 3B 3.1C 3.1.1D"
    criterion_acts.move(scale, by=year.secretary, edition=8, criterion=key(scale, "1"), parent=None)
    assert names(scale) == "1E 1.1F 2B 2.1C 2.1.1D 3A"


@pytest.mark.parametrize("into", ["1", "1.1", "1.1.1"])
def test_no_group_comes_into_itself(year, scale, into):
    grown(year, scale)
    with refused(PledgeError, criterion_acts.INTO_ITSELF):
        criterion_acts.move(
            scale, by=year.secretary, edition=6, criterion=key(scale, "1"), parent=key(scale, into)
        )


def test_a_group_goes_with_all_that_is_in_it(year, scale):
    grown(year, scale)
    assert criterion_acts.remove(scale, by=year.secretary, edition=6, criterion=key(scale, "1")) == 4
    assert names(scale) == "1E 1.1F"
    assert recorded(scale)[4] == {"edition": 7, "removed": "A", "count": 4}


def test_an_earlier_year_is_copied_as_a_whole(year):
    source = judging.scale(year)
    source.total, source.source = Decimal(90), "Hướng dẫn cũ"
    source.save()
    following = factories.term(year.cluster, "2020")
    copied = fresh(acts.begin(following, by=year.secretary, source=source))
    assert (copied.state, copied.total, copied.source) == ("draft", 90, "Hướng dẫn cũ")
    values = [*acts.FIELDS, "position"]
    assert set(copied.criteria.values_list(*values)) == set(source.criteria.values_list(*values))
    assert shape(copied) == shape(source)
    assert not set(copied.criteria.values_list("pk")) & set(source.criteria.values_list("pk"))
    assert recorded(copied)[4] == {"copied_from": "2019", "count": 7}
    with refused(PledgeError, acts.NOT_EMPTY):
        acts.copy(copied, by=year.secretary, edition=copied.edition, source=source)


def test_an_empty_draft_is_filled_by_copying_later(year):
    source = judging.scale(year)
    following = acts.begin(factories.term(year.cluster, "2020"), by=year.secretary)
    acts.copy(following, by=year.secretary, edition=0, source=source)
    assert shape(following) == shape(source)


def test_only_earlier_years_of_the_same_cluster_are_copied(year, scale):
    elsewhere = judging.scale(factories.cluster_year(units=1, year="2018"))
    sentence = "Chỉ sao chép được bảng tiêu chí của năm trước trong cùng cụm. Xin chọn lại năm."
    for source in (elsewhere, scale):
        with refused(PledgeError, sentence):
            acts.copy(scale, by=year.secretary, edition=0, source=source)
    assert list(acts.sources(year.term)) == []


def test_the_next_year_begins_with_this_years_scale(year, authority):
    source = judging.scale(year)
    following = factories.next_year(year)
    assert shape(following.scale) == shape(source)
    assert following.scale.state == "draft"


def test_what_fails_later_is_undone(year, scale):
    undone(lambda: criterion_acts.add(scale, by=year.secretary, edition=0, parent=None, fields=fields()))
