"""Every form of the product: who sends it, in which state, which fields it has, and values it accepts."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from pledges.agreement.acts import comments
from tests import factories, tables
from tests.input.bad import encoded

FORM = "application/x-www-form-urlencoded"
SECRET = {"password", "old_password", "new_password1", "new_password2"}
DRAFT = factories.FIELDS | {
    "day": "28/02/2019",
    "edition": "2",
    "commitments": "1",
    "c0-pk": "",
    "c0-title": "Nhiệm vụ",
    "c0-text": "Hoàn thành nhiệm vụ.",
    "c0-targets": "1",
    "c0-t0-name": "Việc đúng hạn",
    "c0-t0-comparison": ">=",
    "c0-t0-value": "99,5",
    "c0-t0-unit": "%",
}
HIDDEN = {"edition", "commitments", "c0-pk", "c0-targets"}


@dataclass(frozen=True)
class Door:
    """`url` and `fields` are made of the year; `refused` are the statuses of a form shown again."""

    name: str
    url: Callable
    fields: Callable
    who: Callable = lambda year: year.secretary
    state: str = "draft"
    refused: tuple[int, ...] = (422,)
    hidden: frozenset = field(default_factory=frozenset)

    def __str__(self):
        return self.name


def _page(name, **extra):
    return lambda year: year.url(name, **extra)


def _always(**fields):
    return lambda year: fields


def _reset_url(year):
    person = year.secretary
    uid, token = urlsafe_base64_encode(force_bytes(person.pk)), default_token_generator.make_token(person)
    return reverse("members:password_reset_confirm", kwargs={"uidb64": uid, "token": token})


def _signatories(year):
    return {
        f"{name}-{unit.pk}": str(value)
        for position, unit in enumerate(year.units, start=1)
        for name, value in (("mandate", unit.mandates.get().pk), ("position", position))
    }


DOORS = [
    Door("draft", _page("agreement_draft"), lambda year: DRAFT, hidden=frozenset(HIDDEN)),
    Door("preview", _page("agreement_preview"), lambda year: DRAFT, hidden=frozenset(HIDDEN)),
    Door("signatories", _page("agreement_signatories"), _signatories),
    Door(
        "comment",
        _page("agreement_comments"),
        lambda year: {"unit": str(year.units[0].pk), "passage": "Lời kết", "text": "Nên ngắn hơn."},
        who=lambda year: year.officers[0],
        state="round",
    ),
    Door(
        "answer",
        lambda year: year.url("agreement_comment_answer", comment=year.comment.pk),
        lambda year: {f"a{year.comment.pk}-text": "Xin tiếp thu."},
        state="round",
    ),
    Door(
        "invite",
        _page("agreement_comments_invite"),
        lambda year: {"closes_on": f"{timezone.localdate() + timedelta(days=7):%d/%m/%Y}"},
    ),
    Door(
        "decline",
        _page("agreement_decline"),
        _always(reason="Chưa thống nhất chỉ tiêu.", password=factories.PASSWORD),
        who=lambda year: year.leaders[0],
        state="open",
    ),
    Door("withdraw", _page("agreement_withdraw"), _always(reason="Sửa chỉ tiêu."), state="open"),
    Door(
        "sign",
        _page("agreement_sign"),
        lambda year: {
            "sha256": year.agreement.document.frozen_sha256,
            "consent": "on",
            "password": factories.PASSWORD,
        },
        who=lambda year: year.leaders[0],
        state="open",
        hidden=frozenset({"sha256"}),
    ),
    Door(
        "login",
        lambda year: reverse("members:login"),
        lambda year: {"username": year.secretary.username, "password": factories.PASSWORD},
        who=lambda year: None,
        refused=(200,),
    ),
    Door(
        "password change",
        lambda year: reverse("members:password_change"),
        _always(
            old_password=factories.PASSWORD,
            new_password1="lúa chín đầy đồng",
            new_password2="lúa chín đầy đồng",
        ),
        refused=(200,),
    ),
    Door(
        "password reset",
        lambda year: reverse("members:password_reset"),
        lambda year: {"email": year.secretary.email},
        who=lambda year: None,
        refused=(200,),
    ),
    Door(
        "new password",
        _reset_url,
        _always(new_password1="lúa chín đầy đồng", new_password2="lúa chín đầy đồng"),
        who=lambda year: None,
        refused=(200,),
    ),
    Door("start", _page("agreement_start"), _always(source="standard"), state="fresh"),
]


def prepared(state: str) -> factories.ClusterYear:
    year = factories.cluster_year()
    if state == "fresh":
        term = factories.term(year.cluster, "2020", theme="Năm mới")
        year.agreement = type(year.agreement)(term=term)
    if state == "round":
        closes_on = timezone.localdate() + timedelta(days=30)
        comments.invite_comments(year.agreement, by=year.secretary, closes_on=closes_on)
        year.comment = comments.comment(
            year.agreement, by=year.officers[0], unit=year.units[0], passage="", text="Một ý."
        )
    if state == "open":
        year.open()
    return year


@contextmanager
def undone():
    """Whatever happens inside leaves no trace: the next example starts from the same rows."""
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def arrive(door: Door, year) -> tuple[Client, str]:
    """A browser of the right person, and the address of the form."""
    client, url = Client(), door.url(year)
    if person := door.who(year):
        factories.client_of(client, person)
    if door.name == "new password":
        url = client.get(url)["Location"]
    return client, url


def send(client: Client, url: str, pairs: list[tuple[str, str]]):
    return client.post(url, encoded(pairs), content_type=FORM)


def rows(*, without=("pledges_scratch",)) -> dict[str, dict]:
    """All rows of ours and of the outbox."""
    ours = tables.tables_of("members", "pledges", "mailer")
    return tables.rows(table for table in ours if table not in without)
