"""Reminding: who is told what, on which day, and never twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Term
from pledges.mail.models import Notice, Reminder
from pledges.year.due import STAGES, stage_of
from pledges.year.reminders import forget_what_was_read, remind
from tests import factories
from tests.ladder import letter_to, letters, rows, told, undone
from tests.year.dated import in_days, notice, registration, report, secretary_of, titles, year_due

pytestmark = pytest.mark.django_db
HALF = "half_year_due_on"
SENTENCE = "Gửi báo cáo sơ kết 6 tháng đầu năm: "


def sent() -> set:
    return set(Reminder.objects.values_list("duty", "stage", "unit"))


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        *((15, None), (14, 14), (8, 14), (7, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 0), (-1, -1), (-6, -1)),
        *((-7, -7), (-13, -7), (-14, -14), (-27, -14), (-28, -28), (-58, -28), (-59, None), (-3000, None)),
    ],
)
def test_the_newest_stage_that_has_come(days, stage):
    assert stage_of(days) == stage


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (14, "còn 14 ngày"),
        (5, "còn 5 ngày"),
        (0, "hạn là hôm nay"),
        (-1, "quá hạn 1 ngày"),
        (-9, "quá hạn 9 ngày"),
    ],
)
def test_the_units_that_have_not_done_it_are_told(days, words):
    term, units, officers = year_due(days, HALF, units=3)
    leader = factories.mandate(units[0]).person
    report(term, units[2], "half_year")
    assert remind().people == {f"{term.cluster.slug} 2019": 3}
    assert letters() == told(SENTENCE + words, *officers[:2], leader)
    assert [titles(each) for each in (*officers, leader)] == [
        [SENTENCE + words],
        [SENTENCE + words],
        [],
        [SENTENCE + words],
    ]
    assert sent() == {("half_year", stage_of(days), unit.pk) for unit in units[:2]}


def test_a_reminder_says_what_where_and_until_when():
    term, units, officers = year_due(3, HALF)
    remind()
    (line,) = Notice.objects.filter(person=officers[0])
    page = f"/{term.cluster.slug}/2019/bao-cao/"
    assert (line.term, line.note, line.url, line.read_at) == (term, units[0].short_name, page, None)
    letter = letter_to(officers[0])
    for words in (
        "Còn 3 ngày",
        f"(hạn {in_days(3):%d/%m/%Y})",
        units[0].short_name,
        f"http://127.0.0.1:8000{page}",
    ):
        assert words in letter


def test_nobody_is_told_too_early_or_without_a_due_day():
    year_due(15)
    factories.member(factories.term())
    remind()
    assert (letters(), sent()) == ([], set())


@pytest.mark.parametrize("days", [14, 0, -28])
def test_a_second_run_sends_nothing(days):
    term, *_ = year_due(days)
    secretary_of(term)
    remind()
    before = rows()
    remind()
    assert rows() == before


def test_a_missed_day_is_caught_up_once_and_older_stages_are_not():
    _, _, (officer,) = year_due(30, HALF, units=1)
    today = timezone.localdate()
    for ahead in (20, 28, 28, 29, 30):  # ten days before, two, two, one, on the day
        remind(today + timedelta(days=ahead))
    assert list(Reminder.objects.order_by("pk").values_list("stage", flat=True)) == [14, 3, 1, 0]
    assert len(titles(officer)) == 4


def test_a_missed_month_is_caught_up_and_deadlines_of_years_ago_are_not():
    """As in the first run after the years before were brought over."""
    term, (unit,), _ = year_due(-58, HALF, units=1)
    year_due(-59, name="2018")
    year_due(-1100, name="2016")
    assert remind().people == {f"{term.cluster.slug} 2019": 1} | dict.fromkeys(_silent(term), 0)
    assert sent() == {("half_year", -28, unit.pk)}


def _silent(but: Term) -> list[str]:
    return [f"{term.cluster.slug} {term.name}" for term in Term.objects.exclude(pk=but.pk)]


def test_who_has_done_it_meanwhile_is_left_in_peace():
    term, units, officers = year_due(1, HALF)
    remind()
    report(term, units[0], "half_year")
    remind(in_days(1))
    assert [len(titles(officer)) for officer in officers] == [1, 2]


def test_a_moved_deadline_is_reminded_of_anew():
    term, _, (officer, _) = year_due(3, HALF)
    remind()
    Term.objects.update(half_year_due_on=in_days(2))
    remind()
    remind()
    assert titles(officer) == [f"{SENTENCE}còn 2 ngày", f"{SENTENCE}còn 3 ngày"]
    assert term.reminders.count() == 4


def test_who_left_the_year_is_not_told():
    term, units, officers = year_due(3, HALF)
    term.memberships.filter(unit=units[0]).delete()
    remind()
    assert [len(titles(officer)) for officer in officers] == [0, 1]


def test_a_closed_year_is_silent():
    year_due(3, closed_at=timezone.now(), closed_by=factories.person())
    assert remind().people == {}
    assert letters() == []


def test_one_mail_holds_everything_of_a_person():
    term, units, officers = year_due(3)
    other, *_ = year_due(-7, HALF, units=1, name="2020")
    for each in (units[1], other.memberships.get().unit):
        factories.mandate(each, officers[0])
    remind()
    assert titles(officers[0]) == [
        "Đăng ký ít nhất 01 chuyên đề hoặc mô hình mới: còn 3 ngày",
        f"{SENTENCE}còn 3 ngày",
        "Gửi báo cáo tổng kết năm: còn 3 ngày",
        f"{SENTENCE}quá hạn 7 ngày",
    ]
    text = letter_to(officers[0])
    assert f"{units[0].short_name}, {units[1].short_name}" in text
    assert (text.count(str(term)), text.count(str(other))) == (1, 1)
    assert letters().count((officers[0].email, "Nhắc hạn: 4 việc cần thực hiện")) == 1


def test_who_has_no_address_reads_it_in_the_inbox():
    _, _, officers = year_due(3, HALF)
    officers[0].email = ""
    officers[0].save()
    remind()
    assert letters() == told(f"{SENTENCE}còn 3 ngày", officers[1])
    assert titles(officers[0]) == [f"{SENTENCE}còn 3 ngày"]


def test_who_is_not_there_is_not_told_and_the_successor_is():
    _, units, (officer, _) = year_due(3, HALF)
    officer.is_active = False
    officer.save()
    remind()
    assert sent() == {("half_year", 3, units[1].pk)}
    successor = factories.appointment("officer", unit=units[0]).person
    remind()
    assert (titles(officer), titles(successor)) == ([], [f"{SENTENCE}còn 3 ngày"])


def test_the_secretariat_hears_of_units_that_are_late():
    term, units, _ = year_due(-1, HALF)
    secretary = secretary_of(term)
    remind(in_days(-1))
    assert titles(secretary) == []
    remind()
    (line,) = secretary.notices.all()
    names = ", ".join(unit.short_name for unit in units)
    assert (line.title, line.note) == (f"{SENTENCE}quá hạn 1 ngày", f"Chưa thực hiện: {names}")
    assert ("half_year", -1, None) in sent()


def test_the_secretariat_hears_of_registrations_that_wait():
    term, units, _ = year_due(7, "registration_due_on")
    secretary = secretary_of(term)
    registration(term, units[1], "submitted")
    remind()
    (line,) = secretary.notices.all()
    assert line.title == "Xem xét, ghi nhận đăng ký của các đơn vị: còn 7 ngày"
    assert line.note == f"Đăng ký đang chờ ghi nhận của: {units[1].short_name}"


def test_the_secretariat_hears_that_nothing_is_open_yet():
    term, _, officers = year_due(7, "agreement_due_on")
    secretary = secretary_of(term)
    remind()
    (line,) = secretary.notices.all()
    assert (line.title, line.note) == ("Ký giao ước thi đua: còn 7 ngày", "Giao ước chưa gửi ký.")
    assert [titles(officer) for officer in officers] == [[], []]


def test_the_secretariat_hears_who_has_not_signed(cluster_year):
    Term.objects.update(agreement_due_on=in_days(1))
    cluster_year.open()
    cluster_year.sign(cluster_year.leaders[0])
    Notice.objects.all().delete()
    remind()
    (line,) = cluster_year.secretary.notices.all()
    assert line.note == "Chưa ký: " + ", ".join(unit.short_name for unit in cluster_year.units[1:])
    assert [len(titles(leader)) for leader in cluster_year.leaders] == [0, 1, 1]
    cluster_year.sign(*cluster_year.leaders[1:])
    Notice.objects.all().delete()
    remind(in_days(1))
    assert not Notice.objects.exists()


def test_what_fails_leaves_nothing():
    year_due(3)
    undone(remind)


def test_a_year_in_which_something_goes_wrong_does_not_stop_the_others(monkeypatch):
    broken, _, (unlucky, _) = year_due(3, HALF)
    _, _, (officer, _) = year_due(3, HALF, name="2020")
    monkeypatch.setattr(Term, "reminders", _breaks_for(broken, Term.reminders))
    found = remind()
    assert found.failed == [f"{broken.cluster.slug} 2019"]
    assert list(found.people.values()) == [2]
    assert (titles(unlucky), titles(officer)) == ([], [f"{SENTENCE}còn 3 ngày"])


def _breaks_for(broken: Term, reminders):
    class Breaks:
        def __get__(self, term, owner):
            if term.pk == broken.pk:
                raise RuntimeError
            return reminders.__get__(term, owner)

    return Breaks()


def test_every_day_of_a_leap_year():
    """Day by day, each stage is said on its very day, also across the 29th of February."""
    days = {
        "agreement_due_on": date(2028, 3, 1),
        "registration_due_on": date(2028, 2, 29),
        "half_year_due_on": date(2028, 7, 15),
        "year_end_due_on": date(2028, 12, 31),
    }
    term = factories.term(name="2028", **days)
    factories.appointment("officer", unit=factories.member(term).unit)
    secretary_of(term)
    found = {}
    day = date(2028, 1, 1)
    while day.year == 2028 or day.month == 1:
        before = set(Reminder.objects.values_list("pk", flat=True))
        remind(day)
        for reminder in Reminder.objects.exclude(pk__in=before):
            found[reminder.duty, reminder.unit_id is None, reminder.stage] = (day, reminder.due_on)
        day += timedelta(days=1)
    assert {said for said, due in found.values()} <= {
        due - timedelta(days=stage) for due in days.values() for stage in STAGES
    }
    assert all(said == due - timedelta(days=stage) for (_, _, stage), (said, due) in found.items())
    assert {stage for duty, ours, stage in found if (duty, ours) == ("register", False)} == set(STAGES)
    assert len(found) == 9 + 3 * (
        9 + 4
    )  # nothing to sign: of that only the secretariat hears; of the rest when it is late


def test_lines_that_were_read_long_ago_are_forgotten():
    term, _, (officer, _) = year_due(30)
    now = timezone.now()
    for title, read in (
        ("cũ", now - timedelta(days=366)),
        ("mới", now - timedelta(days=364)),
        ("chưa", None),
    ):
        notice(term, officer, title, read_at=read, made_at=now - timedelta(days=400))
    assert forget_what_was_read() == 1
    assert set(titles(officer)) == {"mới", "chưa"}
