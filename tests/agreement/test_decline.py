"""A leader does not sign, and says why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Mandate
from pledges.agreement.acts.signing import decline
from pledges.agreement.models import Agreement
from pledges.documents.models import Document
from pledges.documents.models.signable import ONLY_SIGNATORY
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.states.event import Event
from tests import factories
from tests.ladder import SEALED, letter_to, letters, recorded, refused, somebody, told, undone, year_in

REASON = "Chỉ tiêu 3 chưa thống nhất."


@pytest.fixture
def year(authority):
    return year_in("half")


def say_no(year, *, by=None, place=None, reason=REASON, address=""):
    by = by or year.leaders[1]
    decline(year.agreement, place=place or year.place(by), by=by, reason=reason, address=address)
    return year.reload()


def test_the_agreement_is_a_draft_again_as_its_next_version(year):
    document = year.agreement.document
    agreement = say_no(year)
    document.refresh_from_db()
    assert (agreement.state, agreement.version, agreement.document) == (Agreement.State.DRAFT, 2, None)
    assert (document.state, document.voided_by, document.void_reason) == (
        Document.State.VOID,
        year.leaders[1],
        REASON,
    )
    assert timedelta(0) <= timezone.now() - document.voided_at < timedelta(minutes=1)


def test_the_signatures_of_the_others_stay_readable(year):
    document = year.agreement.document
    before = list(document.signatures.values_list("pk", "serial", "signed_by")), bytes(document.newest().pdf)
    say_no(year)
    document.refresh_from_db()
    after = list(document.signatures.values_list("pk", "serial", "signed_by")), bytes(document.newest().pdf)
    assert after == before


def test_there_is_nothing_to_decline_a_second_time(year):
    place = year.place(year.leaders[1])
    say_no(year)
    with refused(NotAllowed, ONLY_SIGNATORY):
        say_no(year, place=place)


def test_a_sealed_agreement_is_not_declined(authority):
    year = year_in("sealed")
    with refused(WrongState, SEALED):
        say_no(year)


def test_who_signed_does_not_decline(year):
    sentence = "Đồng chí đã ký nên không từ chối được. Nếu cần sửa nội dung, xin liên hệ Thường trực cụm."
    with refused(WrongState, sentence):
        say_no(year, by=year.leaders[0])


@pytest.mark.parametrize("kind", ["secretary", "supervisor", "administrator", "officer", "stranger"])
def test_only_leaders_named_in_the_document_decline(year, kind):
    with refused(NotAllowed, ONLY_SIGNATORY):
        say_no(year, by=somebody(year, kind), place=year.place(year.leaders[1]))


def test_another_units_place_is_not_declined(year):
    with refused(PledgeError, f"Văn bản này do đồng chí {year.leaders[0].full_name} ký."):
        say_no(year, by=year.leaders[1], place=year.place(year.leaders[0]))


def test_a_place_of_another_document_is_not_declined(year):
    other = year_in("open")
    with refused(PledgeError, f"Văn bản này do đồng chí {other.leaders[0].full_name} ký."):
        say_no(year, place=other.place(other.leaders[0]))


def test_a_mandate_must_be_in_force_today(year):
    leader = year.leaders[1]
    Mandate.objects.filter(person=leader).update(valid_to=timezone.localdate() - timedelta(days=1))
    with refused(NotAllowed, ONLY_SIGNATORY):
        say_no(year)
    factories.mandate(year.units[1], leader)
    day = timezone.localdate() - timedelta(days=1)
    sentence = f"Thẩm quyền ký của đồng chí đã hết hạn ngày {day:%d/%m/%Y}. Xin liên hệ Thường trực cụm."
    with refused(PledgeError, sentence):
        say_no(year)


@pytest.mark.parametrize("reason", ["", "  \n ", "\u200b"])
def test_a_reason_is_given(year, reason):
    with refused(PledgeError, "Chưa nhập lý do."):
        say_no(year, reason=reason)


def test_who_declined_for_which_unit_and_why_is_recorded(year):
    code = year.agreement.document.code
    say_no(year, address="10.0.0.7")
    leader = year.leaders[1]
    facts = {"code": code, "reason": REASON, "unit": year.units[1].name}
    assert recorded(year.agreement) == (Event.Verb.DECLINED, leader, leader.full_name, "10.0.0.7", facts)


def test_everybody_is_told_the_reason(authority):
    year = factories.cluster_year(2, witness=True)
    title, invited = year.open().document.title, letters()
    say_no(year)
    everybody = [*year.leaders, *year.officers, year.secretary, year.supervisor]
    assert letters() == sorted(invited + told(f"Thu hồi {title} để sửa", *everybody))
    assert f"Lý do: {REASON}" in letter_to(year.officers[0])


def test_a_failure_leaves_the_agreement_open(year):
    undone(lambda: say_no(year))
    assert year.reload().state == Agreement.State.OPEN
