"""Lists ask as often for thirty rows as for one."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.agreement.models import Agreement, Comment, CommentRound, Edition
from pledges.documents.models import Document, Revision, Revocation, Signature, SignaturePlace
from pledges.states.event import Event
from tests import factories
from tests.admin.lists import REFERENCE, WINDOWS, url


def more(year, count: int) -> None:
    """`count` further rows in every list, put into the tables without the acts."""
    document, agreement = year.reload().document, year.agreement
    revision, opened = document.newest(), agreement.comment_rounds.first()
    for number in range(count):
        each, unit = factories.term(), factories.unit()
        Agreement.objects.create(term=each)
        member = factories.mandate(unit)
        factories.appointment("officer", unit=unit)
        revision = Revision.append(document, b"%d" % number, previous=revision)
        place = SignaturePlace.objects.create(
            document=document, number=100 + number, field=f"S{number}", unit=unit, mandate=member
        )
        Signature.objects.create(
            document=document,
            revision=revision,
            kind="person",
            place=place,
            field=place.field,
            signed_by=member.person,
            signed_at=timezone.now(),
            certificate=b"x",
            serial="1",
        )
        _of_the_draft(agreement, opened, unit, member.person, number)


def _of_the_draft(agreement, opened, unit, person, number):
    Revocation.objects.create(serial=f"r{number}", reason="Thử")
    Comment.objects.create(round=opened, unit=unit, text="x", made_by=person)
    Edition.objects.create(agreement=agreement, number=100 + number, version=1, content={}, saved_by=person)
    CommentRound.objects.create(
        agreement=agreement, edition=1, closes_on=date(2019, 3, 1), opened_by=person, closed_at=timezone.now()
    )
    agreement.record(Event.Verb.REVISED, by=person)
    Document.objects.create(
        cluster=agreement.term.cluster,
        term=agreement.term,
        kind="agreement",
        title="x",
        code=f"c{number}",
        identifier=f"i{number}",
        frozen_at=timezone.now(),
        frozen_by=person,
        frozen_sha256="x",
    )


def test_lists_ask_the_database_as_often_for_thirty_rows_as_for_one(browser, year):
    def asked():
        counted = {}
        for model in (*REFERENCE, *WINDOWS):
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(url(model)).status_code == 200
            counted[model.__name__] = len(queries)
        return counted

    asked()  # content types are read once
    before = asked()
    more(year, 30)
    assert asked() == before
