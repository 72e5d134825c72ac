"""People act at the same instant; the outcome is the same as if one had waited for the other."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from pledges.agreement.acts import comments, drafting
from pledges.agreement.acts import signing as acts
from pledges.agreement.models import Agreement
from pledges.documents.models import Document, Signature
from pledges.states.event import Event
from tests import factories
from tests.pressure.soundness import faults
from tests.pressure.starting_gun import ROUNDS, at_once, kinds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def signing(year, leader):
    """The act of one leader, with all it needs at hand."""
    return partial(
        acts.sign, year.agreement, place=year.place(leader), by=leader, confirmation=year.confirmation()
    )


def withdrawing(year):
    return partial(acts.withdraw, year.agreement, by=year.secretary, reason="Sửa lại nội dung 1.")


def people_signed(document: Document) -> int:
    return document.signatures.filter(kind=Signature.Kind.PERSON).count()


def test_the_test_database_waits_as_the_real_one_does():
    with connection.cursor() as cursor:

        def asked(question, name):
            cursor.execute(f"{question} {name}")
            return cursor.fetchone()[0]

        if connection.vendor == "sqlite":
            assert [asked("PRAGMA", name) for name in ("journal_mode", "busy_timeout")] == ["wal", 20_000]
            assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        else:
            assert asked("SHOW", "transaction_isolation") == "read committed"
            for name in ("lock_timeout", "statement_timeout"):
                assert f"{name}={asked('SHOW', name)}" in connection.settings_dict["OPTIONS"]["options"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_six_leaders_sign_at_the_same_instant(authority, _round):
    year = factories.cluster_year(units=6)
    year.open()
    runners = at_once(*(signing(year, leader) for leader in year.leaders))
    assert kinds(runners) == ["done"] * 6
    agreement = year.reload()
    assert agreement.state == Agreement.State.SEALED
    assert {runner.result.pk for runner in runners} == set(
        agreement.document.signatures.filter(kind=Signature.Kind.PERSON).values_list("pk", flat=True)
    )
    assert faults(agreement, agreement.document) == []


def test_a_leader_who_clicks_eight_times_signs_once(year):
    year.open()
    for number, leader in enumerate(year.leaders, start=1):
        runners = at_once(*[signing(year, leader)] * 8)
        assert kinds(runners) == ["WrongState"] * 7 + ["done"]
        assert people_signed(year.reload().document) == number
        assert faults(year.agreement, year.agreement.document) == []
    assert year.agreement.state == Agreement.State.SEALED


def test_a_leader_who_submits_the_form_eight_times_signs_once(year):
    year.open()
    leader = year.leaders[0]
    session = factories.client_of(Client(), leader).cookies
    form = {
        "sha256": year.agreement.document.frozen_sha256,
        "consent": "on",
        "password": factories.PASSWORD,
    }

    def click():
        client = Client()
        client.cookies = session.copy()
        return client.post(year.url("agreement_sign"), form)

    runners = at_once(*[click] * 8)
    assert [runner.error for runner in runners] == [None] * 8
    assert {(runner.result.status_code, runner.result.url) for runner in runners} == {(302, year.url())}
    assert people_signed(year.reload().document) == 1
    assert faults(year.agreement, year.agreement.document) == []


@pytest.mark.parametrize("_round", range(ROUNDS))
@pytest.mark.parametrize("already", [0, 2])
def test_a_signature_and_a_withdrawal_never_mix(year, already, _round):
    year.open()
    for leader in year.leaders[:already]:
        year.sign(leader)
    document = year.agreement.document
    signature, withdrawal = at_once(signing(year, year.leaders[already]), withdrawing(year))
    agreement = year.reload()
    document.refresh_from_db()
    if already == 2 and signature.error is None:
        assert kinds([withdrawal]) == ["WrongState"]
        assert (agreement.state, people_signed(document)) == ("sealed", 3)
    else:
        assert withdrawal.error is None
        assert kinds([signature]) in (["done"], ["NotAllowed"])
        assert (agreement.state, agreement.version, document.state) == ("draft", 2, "void")
        assert people_signed(document) == already + (signature.error is None)
    assert faults(agreement, document) == []


def test_a_refusal_and_a_withdrawal_at_once_lead_back_to_one_draft(year):
    year.open()
    leader, place = year.leaders[0], year.place(year.leaders[0])
    runners = at_once(
        partial(acts.decline, year.agreement, place=place, by=leader, reason="Chưa thống nhất."),
        withdrawing(year),
    )
    assert kinds(runners) in (["NotAllowed", "done"], ["WrongState", "done"])
    assert (year.reload().state, year.agreement.version) == ("draft", 2)


def test_of_two_secretaries_who_save_the_same_edition_one_is_told(year):
    second = factories.person("Thư ký Hai")
    factories.appointment("secretariat", of_person=second, cluster=year.cluster)
    for _ in range(4):
        edition = year.reload().edition
        runners = at_once(
            *(
                partial(
                    drafting.revise,
                    year.agreement,
                    by=by,
                    edition=edition,
                    fields=factories.FIELDS | {"opening": f"Bản {edition} của {by}"},
                    commitments=[
                        drafting.CommitmentDraft(pk=None, title="", text=f"Của {by}, bản {edition}.")
                    ],
                )
                for by in (year.secretary, second)
            )
        )
        assert kinds(runners) == ["Stale", "done"]
        saved = next(runner.result for runner in runners if runner.error is None)
        kept = year.agreement.editions.latest("number")
        assert (year.reload().edition, kept.number) == (edition + 1, edition + 1)
        assert kept.text.opening == year.agreement.opening == saved.opening
        assert [commitment.text for commitment in kept.text.commitments] == [
            commitment.text for commitment in year.agreement.commitments.all()
        ]


def test_two_who_start_a_year_at_once_start_one_agreement(authority):
    term, secretary = factories.term(), factories.person()
    factories.appointment("secretariat", of_person=secretary, cluster=term.cluster)
    runners = at_once(*[partial(drafting.start, term, by=secretary, source="standard")] * 3)
    assert kinds(runners) == ["WrongState", "WrongState", "done"]
    agreement = Agreement.objects.get(term=term)
    assert (agreement.editions.count(), agreement.events().count()) == (1, 1)


def test_two_who_open_at_once_freeze_one_document(year):
    runners = at_once(
        *[partial(acts.open_for_signature, year.agreement, by=year.secretary, edition=year.agreement.edition)]
        * 3
    )
    assert kinds(runners) == ["WrongState", "WrongState", "done"]
    assert Document.objects.count() == 1
    assert faults(year.reload(), year.agreement.document) == []


def test_saving_and_opening_at_once_freezes_what_was_saved(year):
    """The frozen text is the one the secretary saw; whoever comes second is told."""
    revising = partial(
        drafting.revise,
        year.agreement,
        by=year.secretary,
        edition=year.agreement.edition,
        fields=factories.FIELDS | {"opening": "Lời mở đầu khác."},
        commitments=[drafting.CommitmentDraft(pk=None, title="", text="Khác.")],
    )
    opening = partial(
        acts.open_for_signature, year.agreement, by=year.secretary, edition=year.agreement.edition
    )
    revised, opened = at_once(revising, opening)
    if opened.error is None:
        assert kinds([revised]) == ["WrongState"]
        assert year.reload().document.edition.text.opening == factories.FIELDS["opening"]
    else:
        assert (kinds([opened]), revised.error) == (["PledgeError"], None)
        assert year.reload().document is None


def test_events_of_one_instant_are_numbered_without_gaps(year):
    comments.invite_comments(
        year.agreement, by=year.secretary, closes_on=timezone.localdate() + timedelta(days=7)
    )
    before = year.agreement.events().count()
    people = [
        (unit, who)
        for unit, *both in zip(year.units, year.leaders, year.officers, strict=True)
        for who in both
    ]
    runners = at_once(
        *(
            partial(
                comments.comment,
                year.agreement,
                by=by,
                unit=unit,
                passage="",
                text="Đề nghị nêu rõ thời hạn.",
            )
            for unit, by in people
        )
    )
    assert kinds(runners) == ["done"] * 6
    events = list(year.agreement.events())
    assert [event.number for event in events] == list(range(1, before + 7))
    assert {event.verb for event in events[before:]} == {Event.Verb.COMMENTED}
    assert events[0].chain.findings() == []
