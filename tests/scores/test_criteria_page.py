"""The pages of the scale: what they show and offer, what they do with what is typed."""

from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from pledges.scores.scale.acts import criterion as criterion_acts
from pledges.scores.scale.acts.opening import WRITTEN
from pledges.scores.scale.models import Criterion, Scale
from pledges.scores.sheet.models import Score, ScoreSheet
from tests import factories, judging
from tests.input.bad import examples
from tests.pages import chips, field_errors, headings, notices, page, visitor, words
from tests.registrations.registering import address
from tests.reports import reporting
from tests.scores.scaling import KIND, edition, fields, fresh, key, shape


@pytest.fixture
def year(db):
    return factories.cluster_year(units=2)


@pytest.fixture
def scale(year) -> Scale:
    return judging.scale(year, "draft")


@pytest.fixture
def secretary(year):
    return visitor(year.secretary)


def of(scale, name, number) -> str:
    return scale.url(name, criterion=key(scale, number))


def typed(**changed) -> dict:
    """A judged criterion as the form sends it with every field there."""
    blank = dict.fromkeys(("maximum", "minimum", "target", "points_each", "measured_in", "guidance"), "")
    return blank | {"edition": "0", "kind": "judged", "name": "Mới", "maximum": "2,5", "parent": ""} | changed


def test_the_tree_is_read_from_top_to_bottom(year, scale):
    response = visitor(year.leaders[0]).get(scale.get_absolute_url())
    rows = [each for each in page(response).all("tr") if each.attributes.get("id", "").startswith("tc-")]
    assert [row.text for row in rows] == [
        "1 Thực hiện giao ước Nhóm tiêu chí 50",
        "1.1 Tiêu chí theo tỷ lệ hoàn thành chỉ tiêu Theo tỷ lệ hoàn thành chỉ tiêu"
        "30 điểm × kết quả : chỉ tiêu 200 buổi; nhiều nhất 30 điểm 30",
        "1.2 Tiêu chí đạt, không đạt Đạt, không đạtĐạt: 20 điểm; không đạt: 0 điểm 20",
        "2 Chuyên đề, mô hình mới Nhóm tiêu chí 50",
        "2.1 Tiêu chí theo số lần, không quá điểm tối đa Theo số lần, không quá điểm tối đa5 điểm mỗi lần; nhiều nhất 20 điểm 20",
        "2.2 Tiêu chí chấm theo mức độ Chấm theo mức độChấm từ 0 đến 30 điểm 30",
        "3 Tiêu chí điểm cộng, điểm trừ Điểm cộng, điểm trừ"
        "Cộng, trừ từ -5 đến 5 điểm, ngoài tổng điểm từ -5 đến 5",
    ]
    assert chips(response) == ["Đang soạn", "Khớp tổng điểm theo quy định"]
    assert "làm tròn đến 02 chữ số" in words(response)


def test_only_the_secretariat_is_offered_to_change_it(year, scale):
    response = visitor(year.leaders[0]).get(scale.get_absolute_url())
    assert of(scale, "criterion_shift", "1") not in page(response).posts()
    assert scale.url("scale_open") not in page(response).links()
    assert "Sửa" not in words(response)


def test_what_is_in_the_way_is_listed_beside_the_button(year, scale, secretary):
    Criterion.objects.filter(kind=KIND.JUDGED).update(maximum=20)
    response = secretary.get(scale.get_absolute_url())
    assert "tổng điểm các tiêu chí (40) khác điểm tối đa của nhóm (50)" in words(response)
    assert "Khác tổng điểm theo quy định" in chips(response)
    assert scale.url("scale_open") not in page(response).links()


def test_a_year_without_scale_says_what_belongs_here(year, secretary):
    where = address(year, "criteria")
    assert "Năm này chưa có bảng tiêu chí" in headings(visitor(year.leaders[0]).get(where))
    answer = secretary.post(address(year, "scale_begin"), follow=True)
    assert notices(answer) == [
        "Đã lập bảng tiêu chí. Đề nghị đồng chí thêm từng tiêu chí hoặc nhập từ tệp Excel."
    ]
    assert shape(Scale.objects.get(term=year.term)) == []
    again = secretary.post(address(year, "scale_begin"), follow=True)
    assert notices(again)[0].endswith("Năm này đã có bảng tiêu chí. Xin tải lại trang.")


def test_last_years_scale_is_offered_and_copied(year, scale, secretary):
    factories.member(factories.term(year.cluster, "2020"), year.units[0])
    where = {"cluster": year.cluster.slug, "year": "2020"}
    shown = secretary.get(reverse("pledges:criteria", kwargs=where))
    (option,) = [each.attributes["value"] for each in page(shown).all("option")]
    answer = secretary.post(reverse("pledges:scale_begin", kwargs=where), {"source": option}, follow=True)
    assert notices(answer)[0].startswith("Đã sao chép bảng tiêu chí năm 2019.")
    assert shape(Scale.objects.get(term__name="2020")) == shape(scale)


@pytest.mark.parametrize("source", ["999999", "x", "-1", "9" * 30, "\0"])
def test_no_other_scale_is_copied(year, secretary, source):
    answer = secretary.post(address(year, "scale_begin"), {"source": source}, follow=True)
    assert notices(answer)[0].endswith("Năm được chọn không có bảng tiêu chí. Xin chọn lại.")
    scale = Scale.objects.create(term=year.term)
    answer = secretary.post(scale.url("scale_copy"), {"source": source, "edition": "0"}, follow=True)
    assert notices(answer)[0].endswith("Chưa chọn năm có bảng tiêu chí cần sao chép.")


def test_the_total_is_settled(scale, secretary):
    sent = {"edition": "0", "total": "1.000", "source": "Hướng dẫn số 01"}
    answer = secretary.post(scale.url("scale_settings"), sent, follow=True)
    assert notices(answer)[0] == "Đã lưu tổng điểm và văn bản ban hành."
    assert (fresh(scale).total, fresh(scale).source) == (1000, "Hướng dẫn số 01")
    stale = secretary.post(scale.url("scale_settings"), sent | {"total": "90"})
    assert stale.status_code == 409
    assert "Nội dung vừa lưu: tổng điểm 1.000; văn bản: Hướng dẫn số 01." in words(stale)
    for wrong in ("", "0", "-1", "10.001", "NaN", "1e99", "nhiều", "0,001"):
        refused = secretary.post(scale.url("scale_settings"), sent | {"total": wrong, "edition": "1"})
        assert (refused.status_code, len(field_errors(refused))) == (422, 1), wrong


def test_a_criterion_is_added_to_its_group(scale, secretary):
    form = secretary.get(f"{scale.url('criterion_add')}?nhom={key(scale, '2')}")
    chosen = [each for each in page(form).all("option") if "selected" in each.attributes]
    assert chosen[0].text == "2. Chuyên đề, mô hình mới"
    sent = typed(parent=str(key(scale, "2")))
    answer = secretary.post(scale.url("criterion_add"), sent, follow=True)
    assert notices(answer) == ["Đã thêm “Mới”."]
    assert shape(scale)[-2] == ("2.3", "Mới")
    assert scale.criteria.get(name="Mới").maximum == Decimal("2.5")
    more = secretary.post(scale.url("criterion_add"), sent | {"edition": "1", "again": "1"})
    assert more.url == f"{scale.url('criterion_add')}?nhom={key(scale, '2')}"


def test_each_kind_gets_a_sentence_at_its_field(scale, secretary):
    for wrong, sentence in [
        ({"maximum": ""}, "Chưa nhập điểm tối đa (lớn hơn 0)."),
        ({"target": "5"}, "Cách chấm “Chấm theo mức độ” không dùng mục này; xin để trống."),
        ({"kind": "quantitative"}, "Chưa nhập chỉ tiêu (mức được điểm tối đa)."),
        ({"kind": "occurrence"}, "Chưa nhập điểm mỗi lần."),
        ({"kind": ""}, "Chưa nhập mục này."),
    ]:
        response = secretary.post(scale.url("criterion_add"), typed(**wrong))
        assert (response.status_code, field_errors(response)) == (422, [sentence])
    assert edition(scale) == 0


def test_a_criterion_is_changed_in_its_place(scale, secretary):
    where = of(scale, "criterion_write", "1.2")
    shown = {
        each.attributes["name"]: each.attributes.get("value", "")
        for each in page(secretary.get(where)).all("input")
        if each.attributes.get("name")
    }
    assert (shown["maximum"], shown["edition"]) == ("20", "0")
    sent = typed(kind="pass_fail", name="Hoàn thành", maximum="20")
    assert notices(secretary.post(where, sent, follow=True)) == ["Đã lưu “Hoàn thành”."]
    assert shape(scale)[2] == ("1.2", "Hoàn thành")


def test_who_saves_second_sees_both_versions(year, scale, secretary):
    where = of(scale, "criterion_write", "1.2")
    pk = key(scale, "1.2")
    criterion_acts.change(
        scale, by=year.secretary, edition=0, criterion=pk, fields=fields(KIND.PASS_FAIL, "Của họ", maximum=15)
    )
    response = secretary.post(where, typed(kind="pass_fail", name="Của tôi", maximum="20"))
    assert response.status_code == 409
    assert "Thư ký Thử vừa sửa bảng tiêu chí" in notices(response)[0]
    assert "Của họ" in words(response)
    values = [each.attributes.get("value") for each in page(response).all("input")]
    assert {"Của tôi", "20", "1"} <= set(values)
    secretary.post(where, typed(kind="pass_fail", name="Của tôi", maximum="20", edition="1"))
    assert shape(scale)[2] == ("1.2", "Của tôi")


def test_what_was_to_be_added_stays_typed(year, scale, secretary):
    criterion_acts.add(scale, by=year.secretary, edition=0, parent=None, fields=fields(name="Của họ"))
    response = secretary.post(scale.url("criterion_add"), typed(name="Của tôi"))
    assert response.status_code == 409
    assert "thêm “Của họ”" in notices(response)[0]
    assert "Của tôi" in [each.attributes.get("value") for each in page(response).all("input")]


def test_a_refused_change_is_said_on_the_form(scale, secretary):
    response = secretary.post(of(scale, "criterion_write", "1"), typed())
    assert response.status_code == 422
    assert criterion_acts.HAS_CHILDREN in words(response)


def test_rows_change_places_and_groups(scale, secretary):
    answer = secretary.post(
        of(scale, "criterion_shift", "2"), {"direction": "up", "edition": "0"}, follow=True
    )
    assert notices(answer) == ["Đã chuyển và đánh lại số."]
    assert shape(scale)[0] == ("1", "Chuyên đề, mô hình mới")
    for direction in ("", "left", "\0"):
        answer = secretary.post(of(scale, "criterion_shift", "1"), {"direction": direction}, follow=True)
        assert "Chưa chọn chuyển lên hay chuyển xuống" in notices(answer)[0]
    page_of_move = secretary.get(of(scale, "criterion_move", "1.1"))
    assert [each.text for each in page(page_of_move).all("option")] == [
        *("Cấp cao nhất", "1. Chuyên đề, mô hình mới", "2. Thực hiện giao ước"),
    ]
    sent = {"parent": str(key(scale, "2")), "edition": "1"}
    secretary.post(of(scale, "criterion_move", "1.1"), sent)
    assert [number for number, _ in shape(scale)] == ["1", "1.1", "2", "2.1", "2.2", "2.3", "3"]
    for parent in ("0", "x", str(key(scale, "2.1")), "9" * 40):
        answer = secretary.post(of(scale, "criterion_move", "3"), {"parent": parent, "edition": "2"})
        assert answer.status_code == 422


def test_removing_lists_what_goes_and_asks_once(scale, secretary):
    where = of(scale, "criterion_remove", "1")
    shown = words(secretary.get(where))
    assert "cùng 2 tiêu chí, nhóm bên trong" in shown
    assert "1.1. Tiêu chí theo tỷ lệ hoàn thành chỉ tiêu" in shown
    answer = secretary.post(where, {"edition": "0"}, follow=True)
    assert notices(answer)[0] == "Đã xóa “Thực hiện giao ước” và đánh lại số các tiêu chí còn lại."
    assert len(shape(scale)) == 4
    assert secretary.get(where).status_code == 404


def test_scoring_is_opened_and_taken_back_on_the_page(year, scale, secretary):
    asked = words(secretary.get(scale.url("scale_open")))
    names = ", ".join(unit.short_name for unit in year.units)
    assert f"2 đơn vị có bảng điểm để tự chấm: {names}." in asked
    assert "Lãnh đạo, cán bộ các đơn vị này nhận thư thông báo." in asked
    answer = secretary.post(scale.url("scale_open"), {"edition": "0"}, follow=True)
    assert notices(answer)[0].startswith("Đã mở chấm điểm.")
    assert scale.url("scale_reopen") in page(answer).links()
    assert "2 bảng điểm chưa chấm" in words(secretary.get(scale.url("scale_reopen")))
    sheet = ScoreSheet.objects.first()
    written = {"column": "self", "figure": 1, "points": 20}
    score = Score.objects.create(sheet=sheet, criterion_id=key(scale, "1.2"), **written)
    assert WRITTEN in words(secretary.get(scale.get_absolute_url()))
    assert WRITTEN in notices(secretary.post(scale.url("scale_reopen"), follow=True))[0]
    score.delete()
    answer = secretary.post(scale.url("scale_reopen"), follow=True)
    assert notices(answer)[0].startswith("Đã thu hồi bảng tiêu chí.")
    assert (fresh(scale).state, ScoreSheet.objects.count()) == ("draft", 0)


@pytest.mark.parametrize("name", ["criterion_add", "scale_settings", "criteria_import"])
def test_a_frozen_scale_leads_back_with_a_sentence(year, secretary, name):
    scale = judging.scale(year)
    answer = secretary.get(scale.url(name), follow=True)
    assert notices(answer)[0].endswith(Scale.WRONG_STATE["open"])


def test_a_closed_year_is_only_read(year, scale, secretary):
    reporting.close(year)
    answer = secretary.get(scale.get_absolute_url())
    assert answer.status_code == 200
    assert of(scale, "criterion_shift", "1") not in page(answer).posts()
    assert scale.url("scale_open") not in page(answer).links()
    for name in ("scale_begin", "scale_open", "scale_copy"):
        secretary.post(scale.url(name), {"edition": "0"})
    assert (fresh(scale).state, edition(scale)) == ("draft", 0)


@pytest.mark.parametrize("edition_sent", ["", "x", "-1", "9" * 50, "\0", "٣"])
def test_an_edition_that_is_none_is_an_old_one(scale, secretary, edition_sent):
    answer = secretary.post(scale.url("criterion_add"), typed(edition=edition_sent))
    assert answer.status_code == 409
    assert secretary.post(scale.url("scale_open"), {"edition": edition_sent}).status_code == 302
    assert fresh(scale).state == "draft"


HOSTILE = st.sampled_from(
    [
        "",
        "\0",
        "NaN",
        "-0",
        "1e400",
        "Infinity",
        "9" * 400,
        "1.234,5",
        "-5",
        "0,001",
        "💥",
        "=1+1",
        "<b>",
        "\ud800"[:0],
    ]
) | st.text(max_size=30)
NAMES = ("kind", "name", "maximum", "minimum", "target", "points_each", "measured_in", "guidance", "parent")


@examples(8)
@given(
    sent=st.dictionaries(st.sampled_from(NAMES), HOSTILE), kind=st.sampled_from([*KIND.values, "khác", ""])
)
def test_whatever_is_typed_is_answered(scale, secretary, sent, kind):
    response = secretary.post(
        scale.url("criterion_add"), typed(kind=kind, edition=str(edition(scale))) | sent
    )
    assert response.status_code in {302, 422}


def test_the_next_year_page_offers_to_copy_the_scale(year, scale, secretary, authority):
    shown = words(secretary.get(address(year, "next_term")))
    assert "Dùng bảng tiêu chí năm nay cho năm mới" in shown
    Scale.objects.all()[0].criteria.all().delete()
    scale.delete()
    assert "Chép thang điểm" not in words(secretary.get(address(year, "next_term")))
