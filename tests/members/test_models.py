"""What the rows of members refuse: first with a sentence, and past the forms by the database itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from members.models import Appointment, Mandate, Membership, Term
from tests import factories

pytestmark = pytest.mark.django_db

BACKWARDS = {"valid_from": date(2019, 3, 1), "valid_to": date(2019, 2, 28)}
NO_UNIT = "Đơn vị: bắt buộc với cán bộ phụ trách thi đua; cụm để trống."
NO_CLUSTER = "Cụm: bắt buộc với Thường trực cụm, cơ quan theo dõi; đơn vị để trống."


def refusals(row) -> dict:
    """Field -> sentences with which `full_clean` refuses the row."""
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


def refused_by_the_database(row) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_mandate_ends_no_earlier_than_it_begins():
    mandate = Mandate(person=factories.person(), unit=factories.unit(), title="Chủ tịch", **BACKWARDS)
    assert refusals(mandate)["valid_to"] == ["Ngày kết thúc phải từ ngày bắt đầu trở đi."]
    refused_by_the_database(mandate)


def test_an_appointment_ends_no_earlier_than_it_begins():
    appointment = Appointment(person=factories.person(), role="officer", unit=factories.unit(), **BACKWARDS)
    assert refusals(appointment)["valid_to"] == ["Ngày kết thúc phải từ ngày bắt đầu trở đi."]
    refused_by_the_database(appointment)


def test_a_mandate_may_last_one_day():
    day = date(2019, 2, 28)
    mandate = factories.mandate(factories.unit(), valid_from=day, valid_to=day)
    mandate.full_clean()
    assert [mandate.is_in_force(each) for each in (date(2019, 2, 27), day, date(2019, 3, 1))] == [
        False,
        True,
        False,
    ]
    assert [
        Mandate.objects.in_force(each).count() for each in (date(2019, 2, 27), day, date(2019, 3, 1))
    ] == [0, 1, 0]


@pytest.mark.parametrize("authority", ["TUQ. BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ\ntuq. chủ tịch"])
def test_who_signs_by_authorisation_names_the_document(authority):
    mandate = Mandate(
        person=factories.person(), unit=factories.unit(), title="Chánh Văn phòng", authority=authority
    )
    sentence = "Chưa nhập văn bản ủy quyền: số, ngày, cơ quan ban hành (bắt buộc khi ký thừa ủy quyền)."
    assert refusals(mandate) == {"document": [sentence]}
    mandate.document = "Giấy ủy quyền số 12/GUQ-HND ngày 05/01/2019"
    mandate.full_clean()


def test_the_lines_of_a_signature_block_are_capitals():
    mandate = factories.mandate(
        factories.unit(), authority="TM. Ban Thường vụ\nKT. Chủ tịch", title="Phó Chủ tịch"
    )
    assert mandate.lines == ("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_a_term_has_one_chair():
    term = factories.term()
    factories.member(term, rank=Membership.Role.CHAIR)
    second = Membership(term=term, unit=factories.unit(), rank=Membership.Role.CHAIR)
    assert refusals(second) == {"__all__": ["Mỗi năm chỉ có một cụm trưởng."]}
    refused_by_the_database(second)
    second.rank = Membership.Role.DEPUTY
    second.full_clean()
    second.save()


def test_every_term_of_a_cluster_has_a_chair_of_its_own():
    first = factories.term()
    second = factories.term(first.cluster, "2020")
    unit = factories.unit()
    for term in (first, second):
        factories.member(term, unit, rank=Membership.Role.CHAIR)
    assert Membership.objects.filter(rank=Membership.Role.CHAIR).count() == 2


def test_a_unit_is_once_in_a_term():
    membership = factories.member(factories.term())
    refused_by_the_database(Membership(term=membership.term, unit=membership.unit))


def test_members_stand_in_the_order_of_the_signature_blocks():
    term = factories.term()
    rest = [factories.member(term, position=position).unit for position in (2, 1)]
    deputy = factories.member(term, rank=Membership.Role.DEPUTY, position=9).unit
    chair = factories.member(term, rank=Membership.Role.CHAIR, position=9).unit
    assert [member.unit for member in term.members()] == [chair, deputy, rest[1], rest[0]]


def test_a_year_is_once_in_a_cluster_and_ends_after_it_begins():
    term = factories.term()
    dates = {"starts_on": date(2019, 12, 31), "ends_on": date(2019, 1, 1)}
    refused_by_the_database(
        Term(cluster=term.cluster, name="2019", starts_on=term.starts_on, ends_on=term.ends_on)
    )
    backwards = Term(cluster=term.cluster, name="2020", **dates)
    assert refusals(backwards)["ends_on"] == ["Ngày kết thúc phải sau ngày bắt đầu."]
    refused_by_the_database(backwards)


@pytest.mark.parametrize("name", ["19", "2019-20", "2019/2020", "năm 2019", "2019\n", "٢٠١٩"])
def test_a_year_is_a_calendar_or_a_school_year(name):
    term = Term(
        cluster=factories.cluster(), name=name, starts_on=date(2019, 1, 1), ends_on=date(2019, 12, 31)
    )
    assert refusals(term) == {"name": ["Năm thi đua chưa đúng (ví dụ: 2019; năm học: 2024-2025)."]}


@pytest.mark.parametrize(
    ("role", "of_unit", "of_cluster", "refusal"),
    [
        ("officer", True, False, None),
        ("officer", False, True, {"unit": [NO_UNIT]}),
        ("officer", True, True, {"unit": [NO_UNIT]}),
        ("officer", False, False, {"unit": [NO_UNIT]}),
        ("secretariat", False, True, None),
        ("secretariat", True, False, {"cluster": [NO_CLUSTER]}),
        ("supervisor", False, True, None),
        ("supervisor", True, True, {"cluster": [NO_CLUSTER]}),
        ("supervisor", False, False, {"cluster": [NO_CLUSTER]}),
    ],
)
def test_officers_serve_units_and_the_others_serve_clusters(role, of_unit, of_cluster, refusal):
    row = Appointment(
        person=factories.person(),
        role=role,
        unit=factories.unit() if of_unit else None,
        cluster=factories.cluster() if of_cluster else None,
    )
    if refusal is None:
        row.full_clean()
        row.save()
        return
    found = refusals(row)
    found.pop("__all__", None)  # the constraint's own sentence
    assert found == refusal
    refused_by_the_database(row)


def test_a_name_is_kept_in_one_form_and_sorts_by_the_given_name():
    binh, an, anh = (factories.person(name) for name in ("Trần  Văn Bình ", "Vũ Thị An", "Lê Ánh"))
    assert binh.full_name == "Trần Văn Bình"
    assert list(type(an).objects.filter(pk__in=[an.pk, anh.pk, binh.pk])) == [an, anh, binh]
    assert [each.initials for each in (binh, an, anh)] == ["TB", "VA", "LÁ"]
