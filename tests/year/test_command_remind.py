"""manage.py remind: one line per open year; what went wrong is in the exit code."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from members.models import Term
from pledges.mail.models import Reminder
from pledges.year import due
from tests import factories
from tests.pressure.starting_gun import at_once, kinds
from tests.year.dated import notice, titles, year_due

HALF = "half_year_due_on"


@pytest.fixture
def run(capsys):
    def run():
        code = 0
        try:
            call_command("remind")
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return run


@pytest.mark.django_db
def test_each_open_year_has_a_line(run):
    term, *_ = year_due(3, HALF, units=3)
    quiet = factories.term(name="2020")
    factories.term(name="2018", closed_at=timezone.now(), closed_by=factories.person())
    lines = [f"{term.cluster.slug} 2019: đã nhắc 3 người", f"{quiet.cluster.slug} 2020: đã nhắc 0 người"]
    assert run() == (0, lines, [])
    lines[0] = f"{term.cluster.slug} 2019: đã nhắc 0 người"
    assert run() == (0, lines, [])


@pytest.mark.django_db
def test_without_any_year_there_is_nothing_to_say(run):
    assert run() == (0, [], [])


@pytest.mark.django_db
def test_old_lines_are_cleared_away(run):
    term = factories.term()
    notice(term, factories.person(), read_at=timezone.now() - timedelta(days=400))
    assert run()[1][-1] == "Đã dọn 1 thông báo đọc từ hơn một năm trước"


@pytest.mark.django_db
def test_a_broken_year_is_named_and_logged(run, monkeypatch, caplog):
    term, _, (officer, _) = year_due(3, HALF)
    whole = due.due
    monkeypatch.setattr(
        "pledges.year.reminders.due", lambda of, today: 1 / 0 if of.name == "2020" else whole(of, today)
    )
    broken = factories.term(name="2020")
    assert run() == (
        1,
        [f"{term.cluster.slug} 2019: đã nhắc 2 người"],
        [f"Chưa nhắc được: {broken.cluster.slug} 2020 (xem nhật ký máy chủ)"],
    )
    assert [record.getMessage() for record in caplog.records] == [
        f"{broken.cluster.slug} 2020 could not be reminded"
    ]
    assert len(titles(officer)) == 1


@pytest.mark.django_db(transaction=True)
def test_runs_at_once_tell_everybody_once():
    _, _, officers = year_due(3, HALF, units=3)
    Term.objects.update(year_end_due_on=timezone.localdate())
    assert kinds(at_once(*[lambda: call_command("remind")] * 3)) == ["done"] * 3
    assert Reminder.objects.count() == 6
    assert [len(titles(officer)) for officer in officers] == [2, 2, 2]
