"""manage.py demo: the example cluster, the same however often it is loaded."""

from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from members.models import Membership, Person, Term, Unit
from pledges import demo
from pledges.agreement.models import Agreement
from pledges.agreement.wording import wording
from pledges.ballots.models import Ballot
from pledges.demo.whole_year import work
from pledges.documents.models import Document, Signature, SigningAuthority
from pledges.documents.verdicts import examine
from pledges.exemplars.models import Exemplar
from pledges.handover.acts.term import DEADLINES
from pledges.inspections.visit.models import Inspection
from pledges.registrations.models import Registration
from pledges.reports.models import Report, ReportLine
from tests import factories, kept
from tests.demo.presenting import AUTUMN, SPRING, present_year
from tests.ladder import rows

pytestmark = pytest.mark.django_db
ARTICLE = """
thực hiện tốt các nhiệm vụ trọng tâm năm 2019 của Thành ủy và Thành phố giao
góp phần hoàn thành thắng lợi các chỉ tiêu phát triển kinh tế - xã hội năm 2019
công tác cải cách hành chính với mục tiêu “5 rõ” trong quản lý, chỉ đạo, điều hành
học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
Nghị quyết Trung ương 4 khóa XII về tăng cường xây dựng, chỉnh đốn Đảng
“Quy tắc ứng xử dành cho cán bộ, công chức, viên chức, người lao động trong cơ quan thuộc thành phố Hà Nội”
“Quy tắc ứng xử nơi công cộng”
ít nhất 01 chuyên đề thi đua hoặc 01 mô hình mới
triển khai thực hiện tốt quy chế dân chủ ở từng cơ quan, đơn vị
""".strip().splitlines()


@kept.step
def loaded(*arguments) -> list[str]:
    """The lines that the command prints."""
    said = StringIO()
    with redirect_stdout(said):
        call_command("demo", *arguments)
    return said.getvalue().splitlines()


@pytest.fixture
def run(settings):
    settings.DEBUG = True
    return loaded


def test_the_demo_is_a_complete_draft_of_six_units(run):
    lines = run("--draft")
    agreement = Agreement.objects.get(term__name="2019")
    assert lines[0] == "Giao ước thi đua năm 2019 của Cụm thi đua số 4: đang soạn."
    assert lines[1] == f"Đăng nhập bằng một trong các tên sau, mật khẩu chung: {demo.PASSWORD}"
    assert len(lines) == 2 + Person.objects.count()
    assert (agreement.state, agreement.term.members().count()) == (Agreement.State.DRAFT, 6)


def test_the_commitments_of_the_article_are_in_it(run):
    run("--draft")
    text = wording(Agreement.objects.get(term__name="2019"))
    told = " ".join(commitment.text for commitment in text.commitments).casefold()
    assert [line for line in ARTICLE if line.casefold() not in told] == []
    assert (len(text.commitments), text.theme) == (6, demo.THEME)


def test_nothing_that_the_article_does_not_say_is_made_up(run):
    """Every person, registration, report and chair is an example and says so."""
    run()
    led = Term.objects.filter(memberships__rank=Membership.Role.CHAIR)
    assert [term.name for term in led if not term.decision.startswith("Ví dụ: ")] == []
    assert {registration.name[:7] for registration in Registration.objects.all()} == {"Ví dụ: "}
    assert {report.achievements[:7] for report in Report.objects.exclude(achievements="")} == {"Ví dụ: "}
    assert {report_line.words[:7] for report_line in ReportLine.objects.exclude(words="")} == {"Ví dụ: "}
    assert [exemplar.name for exemplar in Exemplar.objects.all() if "mẫu" not in exemplar.name] == []
    assert [
        person for person in Person.objects.all() if not person.is_example or "mẫu" not in person.full_name
    ] == []


@pytest.mark.afresh
def test_loading_it_twice_changes_nothing(run):
    first = run("--draft")
    before = rows(), list(Person.objects.order_by("pk").values_list())
    assert run("--draft") == first
    assert (rows(), list(Person.objects.order_by("pk").values_list())) == before


@pytest.mark.afresh
def test_signed_it_is_sealed_and_sound_and_signing_it_twice_changes_nothing(run):
    run("--draft")
    lines = run("--signed")
    agreement = Agreement.objects.get(term__name="2019")
    assert lines[0] == "Giao ước thi đua năm 2019 của Cụm thi đua số 4: đã ký đủ."
    assert Signature.objects.filter(kind="person").count() == 6
    assert examine(agreement.document).findings == ()
    before = rows()
    assert run("--signed") == lines
    assert rows() == before


def test_registrations_of_the_draft_stand_in_four_states(run):
    run("--draft")
    states = set(Registration.objects.values_list("state", flat=True))
    assert states == {"draft", "submitted", "sent_back", "recorded"}


def test_the_whole_is_filled_once_and_sound(run):
    lines = run()
    last = Term.objects.get(name="2019")
    assert {report.state for report in Report.objects.filter(term=last)} == {Report.State.APPROVED}
    assert set(last.registrations.values_list("state", flat=True)) == {"completed", "not_completed"}
    assert (last.is_closed, last.handover.state) == (True, "sealed")
    assert {document.state for document in last.documents.all()} == {"sealed"}
    assert [examine(document).findings for document in Document.objects.all()] == [()] * 16
    before = rows()
    assert run("--year") == lines
    assert rows() == before


@pytest.mark.parametrize(("today", "names"), [(SPRING, ["2019", "2026"]), (AUTUMN, ["2019", "2026", "2027"])])
def test_the_present_year_is_in_the_middle_of_its_work(authority, today, names):
    present_year(today)
    term = Term.objects.get(name="2026")
    assert sorted(Term.objects.values_list("name", flat=True)) == names
    assert (term.agreement.state, term.agreement.document.unsigned_places().count()) == ("open", 2)
    assert set(term.registrations.values_list("state", flat=True)) == set(Registration.State.values)
    states = Report.objects.filter(term=term).order_by("unit__order").values_list("state", flat=True)
    assert sorted(states) == ["approved", "draft", "draft", "sent_back", "submitted"]
    ongoing = Inspection.objects.get(term=term, state="ongoing")
    assert (ongoing.answers.count(), Inspection.objects.filter(term=term, state="planned").count()) == (3, 5)
    ballot = Ballot.objects.get(term=term)
    assert (ballot.state, len(ballot.voted), len(ballot.absent)) == ("voting", 2, 1)
    due = [getattr(term, name) for name in DEADLINES]
    assert sum(day < today for day in due if day != term.registration_due_on) == 1
    assert sum(today <= day <= today + timedelta(days=7) for day in due) == 1


def test_nobody_owes_a_registration_whose_day_is_over(authority):
    present_year(SPRING)
    term = Term.objects.get(name="2026")
    counted = {
        row.unit_id for row in term.registrations.all() if Registration.is_counted(row.kind, row.state)
    }
    assert counted == {member.unit_id for member in term.member_list}


def test_a_year_that_was_signed_before_anything_was_registered_is_worked_too(db):
    """As an installation has it that was tried out before there were registrations."""
    SigningAuthority.establish()
    agreement = demo.sign_all(demo.load())
    demo.register(agreement)
    work(agreement)
    term = Agreement.objects.get(term__name="2019").term
    assert {document.state for document in term.documents.all()} == {"sealed"}
    assert set(term.registrations.values_list("state", flat=True)) == {"completed", "not_completed"}


def test_what_somebody_changed_in_it_stays(run):
    run("--draft")
    Agreement.objects.update(closing="Đã sửa.")
    run("--draft")
    assert Agreement.objects.get(term__name="2019").closing == "Đã sửa."


def test_it_takes_no_real_unit_and_no_real_person(run):
    taken = factories.member(
        factories.term(factories.cluster("cum-khac")), factories.unit("Hội Nông dân thành phố Hà Nội")
    ).unit
    person = factories.person("Lê Thật", username="thuky")
    with pytest.raises(CommandError) as caught:
        run()
    assert str(caught.value) == (
        "Đã có trong dữ liệu, không phải dữ liệu trình diễn: thuky; Hội Nông dân thành phố Hà Nội. "
        "Xin nạp dữ liệu trình diễn vào một cơ sở dữ liệu riêng."
    )
    assert (person.appointments.count(), taken.mandates.count(), Agreement.objects.count()) == (0, 0, 0)


def test_a_unit_of_the_demo_may_take_part_in_another_cluster_too(run):
    first = run("--draft")
    factories.member(
        factories.term(factories.cluster("cum-khac")), Unit.objects.get(name="Hội Nông dân thành phố Hà Nội")
    )
    assert run("--draft") == first


def test_it_is_not_loaded_in_production(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError) as caught:
        call_command("demo")
    assert str(caught.value) == "Dữ liệu trình diễn có mật khẩu công khai nên chỉ nạp được khi DEBUG bật."
    assert Person.objects.count() == 0
