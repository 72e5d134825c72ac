"""The minutes of an inspection are frozen by who leads the team."""

import pytest

from members.models import Appointment, Mandate
from pledges.documents.models import SigningAuthority
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.inspections.minutes import acts
from pledges.inspections.minutes.text import MinutesText
from pledges.inspections.minutes.wording import minutes_of
from pledges.inspections.visit.models import Answer, Inspection
from pledges.inspections.visit.models.inspection import ONLY_LEADS
from pledges.states.event import Event
from tests import factories, judging
from tests.ladder import letters, recorded, refused, told, undone

pytestmark = pytest.mark.afresh("open_minutes")

WRONG = Inspection.WRONG_STATE


@pytest.fixture
def year(authority):
    made = factories.cluster_year(units=3)
    judging.plan(made)
    return made


def opened(inspection, by, **wishes):
    wishes = {"fingerprint": minutes_of(inspection).fingerprint} | wishes
    return acts.open_for_signature(inspection, by=by, **wishes)


@pytest.mark.parametrize("role", ["officers", "leaders"], ids=["head", "secretary"])
def test_head_or_secretary_freeze_what_they_read(year, role):
    inspection = judging.in_opinion(year)
    by, read = getattr(year, role)[0], minutes_of(inspection)
    opened(inspection, by)
    inspection = judging.inspection_of(year)
    document = inspection.document
    assert (inspection.state, document.kind, document.state) == ("open", "inspection", "open")
    assert MinutesText.from_json(inspection.frozen) == read == minutes_of(inspection)
    assert recorded(inspection) == (
        *(Event.Verb.FROZEN, by, str(by), ""),
        {"code": document.code, "sha256": document.frozen_sha256},
    )


def test_the_places_are_those_of_secretary_head_and_leader_of_the_unit(year):
    inspection = judging.open_minutes(year)
    places = [(place.title, place.signer, place.unit) for place in inspection.document.place_list]
    assert places == [
        ("Thư ký đoàn kiểm tra", year.leaders[0], year.units[0]),
        ("Trưởng đoàn kiểm tra", year.officers[0], year.units[0]),
        ("Chủ tịch", year.leaders[1], year.units[1]),
    ]


def test_the_three_are_asked_to_sign(year):
    before = letters()
    document = judging.open_minutes(year).document
    people = (year.leaders[0], year.officers[0], year.leaders[1])
    assert letters() == sorted(before + told(f"Đề nghị đồng chí ký {document.title}", *people))


@pytest.mark.parametrize("state", ["planned", "ongoing", "cancelled"])
def test_only_after_the_opinion_was_asked_for(year, state):
    inspection = judging.in_opinion(year, state=state)
    with refused(WrongState, WRONG[state]):
        opened(inspection, year.officers[0])


def test_the_second_time_is_refused(year):
    inspection = judging.open_minutes(year)
    with refused(WrongState, WRONG["open"]):
        opened(inspection, year.officers[0])


@pytest.mark.parametrize("who", ["secretary", "supervisor"])
def test_nobody_else_opens_them(year, who):
    inspection = judging.in_opinion(year)
    for person in (getattr(year, who), year.officers[1], year.leaders[2]):
        with refused(NotAllowed, ONLY_LEADS):
            opened(inspection, person)


def test_what_changed_since_it_was_read_is_not_frozen(year):
    inspection = judging.in_opinion(year)
    read = minutes_of(inspection).fingerprint
    judging.recommended(inspection)
    with refused(PledgeError, "Dự thảo biên bản vừa được sửa. Xin đọc lại trước khi gửi ký."):
        opened(inspection, year.officers[0], fingerprint=read)


def test_everything_that_is_missing_is_said(year):
    inspection = judging.in_opinion(year, finished_at=None)
    Answer.objects.filter(inspection=inspection).update(verdict="")
    Mandate.objects.filter(unit=year.units[1]).delete()
    Mandate.objects.filter(unit=year.units[0]).delete()
    SigningAuthority.objects.all().delete()
    with refused(
        PledgeError,
        "Chưa gửi ký được. Đoàn chưa có thư ký đoàn kiểm tra đang công tác tại đơn vị cử đi. "
        f"Xin liên hệ Thường trực cụm. {year.units[1].short_name} chưa có người có thẩm quyền ký. "
        "Thiếu thời gian bắt đầu hoặc kết thúc kiểm tra. Xin chọn “Kiểm tra bổ sung” để nhập. "
        "Còn 2 nội dung kiểm tra chưa có kết quả. Xin chọn “Kiểm tra bổ sung” để nhập. "
        "Hệ thống chưa sẵn sàng để ký. Xin liên hệ quản trị viên.",
    ):
        opened(inspection, year.officers[0])


def test_a_team_without_a_head_cannot_open_through_its_secretary(year):
    inspection = judging.in_opinion(year)
    Appointment.objects.filter(person=year.officers[0]).delete()
    with refused(
        PledgeError,
        "Chưa gửi ký được. Đoàn chưa có trưởng đoàn kiểm tra đang công tác tại đơn vị cử đi. Xin liên hệ Thường trực cụm.",
    ):
        opened(inspection, year.leaders[0])


def test_a_failure_leaves_the_draft(year):
    inspection = judging.in_opinion(year)
    undone(lambda: opened(inspection, year.officers[0]))
    inspection.refresh_from_db()
    assert (inspection.state, inspection.document, inspection.frozen) == ("opinion", None, None)
