"""Who has the whole database, its files, logs and mails tries to find out who voted what."""

import random
import secrets
import sys
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import permutations
from statistics import mean

import pytest
from django.core.cache import cache
from django.core.mail import send_mail
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.views.debug import ExceptionReporter

from pledges.ballots import urn
from pledges.ballots.acts import voting
from pledges.ballots.models import Ballot, Slip, Voter
from tests import factories
from tests.ballots.dumps import changed_only_what_is_public, everything, files, mails, seen, sessions, traces
from tests.ballots.voting import again, opened
from tests.logs import everything_is_logged
from tests.pages import fields, visitor


def votes_on_page(client: Client, ballot: Ballot, choice: int) -> tuple[str, str]:
    """One leader votes as people do, with a wrong password first; (code, signed code)."""
    url = again(ballot).url("ballot_vote")
    form = fields(client.get(url), url) | {"choices": str(choice), "password": "sai-mat-khau"}
    wrong = client.post(url, form)
    assert wrong.status_code == 422
    answer = client.post(url, form | {"password": factories.PASSWORD})
    assert answer.status_code == 200
    code = answer.context["code"]
    assert code in answer.content.decode()
    assert code in wrong.content.decode()
    assert all("no-store" in each["Cache-Control"] for each in (wrong, answer))
    return code, form["receipt"]


@pytest.mark.django_db(transaction=True)
def test_no_dump_file_log_mail_session_or_cache_knows_a_code_or_a_choice(authority, caplog):
    everything_is_logged(caplog)
    year = factories.cluster_year(units=6)
    ballot = opened(year)
    clients = [visitor(leader) for leader in year.leaders]
    known, before = [], seen()
    for number in random.sample(range(6), 6):
        known += votes_on_page(clients[number], ballot, 1 + secrets.randbelow(6))
        text, raw, now = traces(caplog), files(), seen()
        for secret in known:
            assert secret not in text
            assert secret.encode() not in raw
            assert secret.replace("-", "").encode() not in raw
        changed_only_what_is_public(before, now, year.units[number])
        before = now
    attempts = before[0]["axes_accessattempt"]
    assert len(attempts) == 6
    assert "choices" not in repr(attempts) + caplog.text


@pytest.mark.django_db(transaction=True)
def test_after_the_count_a_code_is_in_its_slip_and_nowhere_else(authority, caplog):
    everything_is_logged(caplog)
    year = factories.cluster_year(units=3)
    ballot = opened(year)
    codes = [votes_on_page(visitor(leader), ballot, 1)[0] for leader in year.leaders]
    secretary = visitor(year.secretary)
    assert secretary.post(ballot.url("ballot_count"), {"without": ""}, follow=True).status_code == 200
    for code in codes:
        assert [table for table, rows in everything().items() if code in repr(rows)] == ["pledges_slip"]
        assert code not in repr((sessions(), mails(), getattr(cache, "_cache", {}), caplog.text))


def _into_session(ballot, client, monkeypatch):
    session = client.session
    session["last"] = {"ballot": ballot.pk, "choices": [1]}
    session.save()


def _into_a_mail(ballot, client, monkeypatch):
    send_mail("Đã bỏ phiếu", "1", None, ["lanhdao@example.org"])


def _into_the_event(ballot, client, monkeypatch):
    record = Ballot.record
    monkeypatch.setattr(Ballot, "record", lambda *args, **facts: record(*args, **facts, chosen=[1]))


def _beside_the_unit(ballot, client, monkeypatch):
    """The moment of an earlier vote is written anew."""
    Voter.objects.filter(ballot=ballot).exclude(voted_at=None).update(voted_at=timezone.now())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("leak", [None, _into_session, _into_a_mail, _into_the_event, _beside_the_unit])
def test_a_leak_that_is_put_there_is_found(authority, monkeypatch, leak):
    year = factories.cluster_year(units=2)
    ballot, client = opened(year), visitor(year.leaders[0])
    votes_on_page(visitor(year.leaders[1]), ballot, 2)
    before = seen()
    if leak:
        leak(ballot, client, monkeypatch)
    votes_on_page(client, ballot, 1)
    with pytest.raises(AssertionError) if leak else nullcontext():
        changed_only_what_is_public(before, seen(), year.units[0])


@pytest.mark.django_db(transaction=True)
def test_the_published_slips_are_the_same_in_whatever_order_the_units_voted(authority):
    year = factories.cluster_year(units=4)
    codes = [urn.new_code() for _ in year.units]
    choices = [1, 1, 1, 3]
    found = set()
    for order in random.sample(list(permutations(range(4))), 6):
        ballot = opened(year)
        for number in order:
            voting.vote(
                ballot,
                by=year.leaders[number],
                unit=year.units[number].pk,
                cast=urn.Cast(codes[number], (choices[number],)),
            )
        voting.count(ballot, by=year.secretary, without=set())
        rows = list(Slip.objects.filter(ballot=ballot).order_by("pk"))
        found.add(tuple((row.pk - rows[0].pk, row.code, tuple(row.choices)) for row in rows))
        _written_at_once(ballot)
    assert len(found) == 1
    ((*slips,),) = found
    assert slips == [
        (place, code, (choice,))
        for place, (code, choice) in enumerate(sorted(zip(codes, choices, strict=True)))
    ]


def _written_at_once(ballot: Ballot) -> None:
    """By one transaction, one after the other in the order of the codes."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT xmin::text, cmin::text, code FROM pledges_slip WHERE ballot_id = %s ORDER BY ctid",
            [ballot.pk],
        )
        rows = cursor.fetchall()
    assert len({row[:2] for row in rows}) == 1
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)


@dataclass(frozen=True)
class Standin:
    """As much of a ballot as an urn needs."""

    pk: int
    voter_list: tuple
    most_position: int
    urn: bytes = b""


def test_the_place_of_a_slip_tells_nothing_of_when_it_was_cast():
    """Spearman's rank correlation over many votes; its deviation for six voters and 300 runs is 0.026."""
    found = []
    for _ in range(300):
        ballot, codes = Standin(1, tuple("123456"), 6), []
        ballot = replace(ballot, urn=urn.empty(ballot))
        for number in range(6):
            codes.append(urn.new_code())
            ballot = replace(ballot, urn=urn.with_slip(ballot, urn.Cast(codes[-1], (number,))))
        places = [codes.index(each.code) for each in urn.opened(ballot)]
        squares = sum((place - rank) ** 2 for rank, place in enumerate(places))
        found.append(1 - 6 * squares / (6 * 35))
    assert abs(mean(found)) < 0.14


@pytest.mark.parametrize(("voters", "candidates"), [(1, 1), (6, 6), (30, 60)])
def test_an_urn_has_one_size_whatever_is_in_it(voters, candidates):
    ballot = Standin(7, tuple(range(voters)), candidates)
    ballot = replace(ballot, urn=urn.empty(ballot))
    sizes = {len(ballot.urn), urn.size(ballot)}
    for number in range(voters):
        choices = tuple(random.sample(range(1, candidates + 1), secrets.randbelow(candidates + 1)))
        ballot = replace(ballot, urn=urn.with_slip(ballot, urn.Cast(urn.new_code(), tuple(sorted(choices)))))
        sizes.add(len(ballot.urn))
        assert len(urn.opened(ballot)) == number + 1
    assert len(sizes) == 1


def test_a_slip_says_nothing_when_it_is_printed():
    assert repr(urn.Cast("ABC-DEF-GHJ", (1, 2))) == "<Cast>"


@pytest.mark.django_db
def test_the_report_of_an_error_in_the_middle_of_a_vote_holds_no_choice(authority, settings):
    """The server lost its secret: every vote fails, and administrators get the report."""
    year = factories.cluster_year(units=2)
    ballot, reports = opened(year), []
    settings.DEBUG = False

    def report(sender, request, **kwargs):
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.append(reporter.get_traceback_text() + reporter.get_traceback_html())

    client = factories.client_of(Client(raise_request_exception=False), year.leaders[0])
    url = ballot.url("ballot_vote")
    page = client.get(url)
    code, form = page.context["form"].code, fields(page, url)
    settings.SIGNING_SECRET = None
    got_request_exception.connect(report)
    try:
        answer = client.post(url, form | {"choices": "2", "password": factories.PASSWORD})
    finally:
        got_request_exception.disconnect(report)
    assert answer.status_code == 500
    (text,) = reports
    assert "with_slip" in text
    for secret in (code, code.replace("-", ""), form["receipt"], factories.PASSWORD):
        assert secret not in text
    assert "'choices'" not in text.replace("choices    ", "")
