"""The list of registrations: what it shows to whom, filters, search, order, pages."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.registrations.models import Registration
from tests import factories
from tests.pages import chips, field_errors, page, visitor, words
from tests.registrations.registering import address, many, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db):
    return factories.cluster_year()


def names(response) -> list[str]:
    """The names in the rows, in their order."""
    return [each.text for each in page(response).all("th") if each.attributes.get("scope") == "row"]


def shown(year, who=None, **query) -> list[str]:
    response = visitor(who or year.secretary).get(address(year, **query))
    assert response.status_code == 200, words(response)
    return names(response)


def close(term) -> None:
    term.closed_at, term.closed_by = timezone.now(), factories.person()
    term.save()


def test_a_row_says_what_it_is_and_leads_to_its_page(year):
    made = registered(
        year, name="Một cửa", kind="model", starts_on=date(2019, 3, 1), ends_on=date(2019, 9, 30)
    )
    response = visitor(year.secretary).get(address(year))
    said = words(response)
    for each in ("Một cửa", year.units[0].short_name, "Mô hình mới", "01/03/2019 - 30/09/2019", "1 đăng ký"):
        assert each in said
    assert "Đã ghi nhận" in chips(response)
    assert f"/{year.cluster.slug}/2019/dang-ky/{made.pk}/" in page(response).links()


def test_drafts_are_seen_by_their_own_unit_only(year):
    for state in Registration.State.values:
        registered(year, name=state, state=state)
    sent = sorted(set(Registration.State.values) - {"draft"})
    assert sorted(shown(year, year.officers[0])) == sorted(Registration.State.values)
    for who in (year.secretary, year.supervisor, year.leaders[1]):
        assert sorted(shown(year, who)) == sent


def test_a_unit_that_left_the_year_is_still_named(year):
    left = year.units[0]
    registered(year, name="Trước khi rời cụm")
    year.term.memberships.filter(unit=left).delete()
    assert shown(year) == shown(year, don_vi=left.pk) == ["Trước khi rời cụm"]
    assert left.short_name in words(visitor(year.secretary).get(address(year)))


def test_other_clusters_are_not_seen(year):
    registered(factories.cluster_year(units=1), name="Nơi khác")
    assert shown(year) == []
    assert shown(year, nam="tat-ca") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"loai": "model"}, ["Hai"]),
        ({"trang_thai": "submitted"}, ["Hai"]),
        ({"loai": "theme", "trang_thai": "recorded"}, ["Ba", "Một"]),
        ({"loai": "movement"}, []),
        ({"tim": "một"}, ["Một"]),
    ],
)
def test_filters_narrow_the_list(year, query, found):
    registered(year, name="Một")
    registered(year, name="Hai", kind="model", state="submitted")
    registered(year, year.units[1], name="Ba")
    assert shown(year, **query) == found


def test_the_filter_by_unit(year):
    registered(year, name="Của một")
    registered(year, year.units[1], name="Của hai")
    assert shown(year, don_vi=year.units[1].pk) == ["Của hai"]


@pytest.mark.parametrize("asked", ["mo hinh", "MÔ HÌNH", "Mô hình", " mo  hinh ", "mo hinh xanh"])
def test_the_search_ignores_case_and_diacritics(year, asked):
    registered(year, name="Mô hình xanh")
    registered(year, name="Đường hoa")
    assert shown(year, tim=asked) == ["Mô hình xanh"]


@pytest.mark.parametrize("asked", ["duong", "%", "_", "\\", "100%"])
def test_the_search_takes_signs_as_they_are(year, asked):
    registered(year, name="Đường hoa 100% _ \\")
    registered(year, name="Khác")
    assert shown(year, tim=asked) == ["Đường hoa 100% _ \\"]


def test_the_search_looks_into_field_and_person(year):
    registered(year, name="A", field="Cải cách hành chính")
    registered(year, name="B", person_in_charge="Đỗ Thị Ước")
    assert shown(year, tim="cai cach") == ["A"]
    assert shown(year, tim="do thi uoc") == ["B"]


def test_names_stand_in_the_vietnamese_alphabet(year):
    ordered = ["Áo", "Ăn", "Âm", "Dân", "Đảng", "Em", "Ô", "Ơ", "Uy", "Ưu", "Y"]
    for name in reversed(ordered):
        registered(year, name=name)
    assert shown(year) == ordered
    assert shown(year, xep="ten") == ordered
    assert shown(year, xep="-ten") == ordered[::-1]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("loai", ["C", "B", "A"]),
        ("trang-thai", ["B", "C", "A"]),
        ("gui", ["C", "A", "B"]),
        ("-gui", ["B", "A", "C"]),
    ],
)
def test_the_list_is_sorted_by_kind_state_and_day(year, order, found):
    now = timezone.now()
    registered(year, name="A", kind="movement", state="withdrawn", submitted_at=now)
    registered(year, name="B", kind="model", state="draft")
    registered(year, name="C", state="submitted", submitted_at=now - timedelta(days=1))
    assert shown(year, year.officers[0], xep=order) == found


def test_the_own_unit_stands_first_unless_another_order_is_asked_for(year):
    registered(year, year.units[0], name="A")
    registered(year, year.units[1], name="B")
    registered(year, year.units[1], name="C")
    assert shown(year, year.officers[1]) == ["B", "C", "A"]
    assert shown(year, year.officers[1], xep="ten") == shown(year) == ["A", "B", "C"]


def test_phones_fold_the_filters_until_one_is_set(year):
    def box(**typed):
        boxes = page(visitor(year.officers[0]).get(address(year, **typed))).all("input")
        return next(each for each in boxes if each.attributes.get("id") == "loc-them").attributes

    assert "checked" not in box()
    assert "checked" not in box(tim="mô hình")
    assert "checked" not in box(xep="ten")
    for typed in ({"loai": "theme"}, {"nam": "tat-ca"}, {"xep": "-ten"}, {"loai": "khong-co"}):
        assert "checked" in box(**typed)


def test_the_list_is_sorted_by_unit(year):
    first, second = sorted(year.units[:2], key=lambda unit: unit.order)
    registered(year, second, name="A")
    registered(year, first, name="B")
    assert shown(year, xep="don-vi") == ["B", "A"]
    assert shown(year, xep="-don-vi") == ["A", "B"]


def test_the_head_says_how_it_is_sorted_and_turns_it_round(year):
    registered(year)
    response = visitor(year.secretary).get(address(year, loai="theme", page="1"))
    heads = {
        each.text: each.attributes.get("aria-sort")
        for each in page(response).all("th")
        if each.attributes["scope"] == "col"
    }
    assert heads == {
        "Tên": "ascending",
        **dict.fromkeys(["Đơn vị", "Loại", "Thời gian", "Trạng thái", "Ngày gửi"]),
    }
    links = page(response).links()
    assert {address(year, loai="theme", xep=each) for each in ("-ten", "don-vi", "-gui")} <= set(links)


def test_pages_keep_the_filters(year):
    for number in range(30):
        registered(year, name=f"Việc {number:02}")
    first = visitor(year.secretary).get(address(year, loai="theme", xep="-ten"))
    assert names(first) == [f"Việc {number:02}" for number in range(29, 4, -1)]
    further = address(year, loai="theme", xep="-ten", page="2")
    assert further in page(first).links()
    assert names(visitor(year.secretary).get(further)) == [f"Việc {number:02}" for number in range(4, -1, -1)]


def test_a_page_that_is_not_there_is_the_first_or_the_last(year):
    registered(year)
    for number in ("0", "-1", "99", "abc", "²", "1" * 5000):
        assert shown(year, page=number) == ["Chuyên đề thử"]


@pytest.mark.parametrize("what", ["registrations", "registrations_csv", "registrations_xlsx"])
def test_a_choice_that_is_none_is_told_at_its_field(year, what):
    registered(year)
    client = visitor(year.secretary)
    for name in ("don_vi", "loai", "trang_thai", "nam", "xep"):
        for value in ("khong-co", "9" * 30, "²", "'; --", "😀", "đ" * 5000):
            response = client.get(address(year, what, **{name: value}))
            assert response.status_code == 422
            assert field_errors(response) == [f"Không có lựa chọn “{value}”. Xin chọn lại trong danh sách."]
            assert names(response) == []


def test_a_search_that_is_too_long_is_told_at_its_field(year):
    response = visitor(year.secretary).get(address(year, tim="đ" * 101))
    assert response.status_code == 422
    assert len(field_errors(response)) == 1


def test_a_search_for_anything_finds_nothing_or_something(year):
    registered(year)
    client = visitor(year.secretary)
    for asked in ("\u202e", "😀" * 100, "' OR 1=1", "<script>", "\ufeff\u200b", "٣", "ß" * 100, "\ud800"):
        assert client.get(address(year), {"tim": asked.encode("utf-8", "replace")}).status_code == 200


def test_every_year_of_the_cluster_and_one_of_them(year):
    before = factories.term(year.cluster, "2018")
    for unit in year.units:
        factories.member(before, unit)
    registered(year, name="Năm nay")
    registered(year, name="Năm trước", term=before)
    registered(year, name="Nháp năm trước", term=before, state="draft")
    registered(year, year.units[1], name="Nháp của người", term=before, state="draft")
    officer = year.officers[0]
    assert shown(year, officer) == ["Năm nay"]
    assert shown(year, officer, nam="2018") == ["Năm trước", "Nháp năm trước"]
    assert shown(year, officer, nam="tat-ca") == ["Năm nay", "Năm trước", "Nháp năm trước"]
    response = visitor(officer).get(address(year, nam="2018"))
    assert any(link.startswith(f"/{year.cluster.slug}/2018/dang-ky/") for link in page(response).links())


def test_a_year_the_person_has_no_place_in_stays_unseen(year):
    before = factories.term(year.cluster, "2018")
    factories.member(before, year.units[1])
    registered(year, year.units[1], name="Năm trước", term=before)
    assert shown(year, year.officers[1], nam="tat-ca") == ["Năm trước"]
    assert shown(year, year.officers[0], nam="tat-ca") == []
    assert visitor(year.officers[0]).get(address(year, nam="2018")).status_code == 422


def test_the_units_that_are_missing_are_named(year):
    registered(year, year.units[0])
    registered(year, year.units[1], kind="movement")
    registered(year, year.units[2], kind="model", state="submitted")
    said = words(visitor(year.supervisor).get(address(year)))
    assert "1/3 đơn vị có ít nhất một chuyên đề hoặc mô hình mới được ghi nhận" in said
    assert f"Còn 2 đơn vị: {year.units[1].short_name}; {year.units[2].short_name}." in said


def test_nobody_is_missing_when_all_have_one(year):
    for unit, state in zip(year.units, ("recorded", "completed", "not_completed"), strict=True):
        registered(year, unit, state=state)
    response = visitor(year.supervisor).get(address(year))
    assert "3/3 đơn vị" in words(response)
    assert "Đã đủ" in chips(response)
    assert "Hạn đăng ký" not in words(response)


def test_an_empty_list_says_what_belongs_there(year):
    start = f"/{year.cluster.slug}/2019/dang-ky/lap/"
    for who, offered in ((year.officers[0], True), (year.secretary, False), (year.supervisor, False)):
        response = visitor(who).get(address(year))
        assert "Chưa có đăng ký nào" in words(response)
        assert (start in page(response).links()) == offered
    narrowed = visitor(year.officers[0]).get(address(year, tim="không có"))
    assert "Không tìm thấy đăng ký" in words(narrowed)


def test_a_closed_year_offers_nothing_but_reading(year):
    close(year.term)
    links = page(visitor(year.officers[0]).get(address(year))).links()
    assert [link for link in links if link.endswith(("/lap/", "/nhap-tep/"))] == []


def test_a_year_without_units_is_an_empty_page(db):
    term = factories.term()
    secretary = factories.appointment("secretariat", cluster=term.cluster).person
    response = visitor(secretary).get(f"/{term.cluster.slug}/{term.name}/dang-ky/")
    assert "0/0" not in words(response)


def test_long_names_of_units_fit(year):
    year.units[0].short_name = "Đ" * 80
    year.units[0].save()
    registered(year, name="ngoằn ngoèo" * 27)
    assert shown(year) == ["ngoằn ngoèo" * 27]


def queries(year, **query) -> int:
    client = visitor(year.officers[0])
    client.get(address(year, **query))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address(year, **query)).status_code == 200
    return len(asked)


def test_the_list_asks_no_more_for_more_units_and_rows():
    small, large = factories.cluster_year(units=1), factories.cluster_year(units=30)
    for number in range(5):
        factories.term(large.cluster, str(2001 + number))
    many(small, 10)
    many(large, 1000)
    few, most = ([queries(each), queries(each, nam="tat-ca", xep="don-vi")] for each in (small, large))
    assert few == most
    assert max(most) <= 12


def test_the_search_can_use_an_index(db):
    """PostgreSQL that of trigrams, which finds parts of words; SQLite reads its rows."""
    found = Registration.objects.filter(search__contains="mo hinh").order_by()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        assert "registrations_search" in found.explain()
    else:
        assert "SCAN pledges_registration" in found.explain()
