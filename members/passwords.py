"""Passwords: only owners set them, by a mailed link; every change is recorded and mailed to the owner."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from members.models import Cluster, PasswordChange, Person
from members.serving import Contact, contact

logger = logging.getLogger(__name__)
AUTOMATIC = {"Auto-Submitted": "auto-generated"}  # RFC 3834


def why_no_link(person: Person) -> str:
    """Say why no link can be mailed to `person`; "" when it can."""
    if not person.is_active:
        return (
            "Tài khoản này đã ngừng hoạt động. Xin đánh dấu “đang hoạt động” và lưu trước khi gửi đường dẫn."
        )
    if not person.email:
        return "Chưa có thư điện tử. Xin nhập thư điện tử và lưu trước khi gửi đường dẫn."
    return ""


def send_link(person: Person, *, by: Person | None = None) -> None:
    """Mail the link with which `person` sets a password.

    The mail is an invitation when the administrator `by` sends it to a person without a password. Earlier links stay
    valid until they expire, a password is set, the address changes or the person signs in.
    """
    is_first = by is not None and not person.has_usable_password()
    until = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    name = "password_invitation" if is_first else "password_reset"
    _mail(name, person, person.email, by=by, link=_link(person), until=until)


@transaction.atomic
def record(person: Person, how: PasswordChange.How, *, address: str = "") -> None:
    """Record that `person` has a new password, and tell them. Call it inside the transaction that sets it."""
    change = PasswordChange.objects.create(person=person, how=how, address=address)
    logger.info("Password of person %s set (%s) from %s", person.pk, how, address or "the server")
    if person.email:
        _mail("password_changed", person, person.email, change=change)


def tell_former_address(person: Person, former: str, *, by: Person) -> None:
    """Tell the `former` address that links go to another one from now on."""
    logger.info("Mail address of person %s changed by person %s", person.pk, by.pk)
    if former:
        _mail("address_changed", person, former, by=by)


def _link(person: Person) -> str:
    """Build the address that sets a password: it holds a secret that works once."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    secret = default_token_generator.make_token(person)
    return _url("password_reset_confirm", uidb64=uid, token=secret)


def _url(name: str, **values) -> str:
    """Build the public address of a page; never from the request, whose host anybody can choose."""
    return settings.SITE_URL + reverse(f"members:{name}", kwargs=values)


def _mail(name: str, person: Person, address: str, **values) -> None:
    """Send `templates/emails/members/<name>.txt`: its first line is the subject, the rest the body."""
    site = {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "reset_url": _url("password_reset"),
        "contacts": _contacts(person),
    }
    text = render_to_string(f"emails/members/{name}.txt", site | values | {"person": person})
    subject, _, body = text.partition("\n")
    EmailMessage(subject.strip(), body.strip() + "\n", to=[address], headers=AUTOMATIC).send()


def _contacts(person: Person) -> list[Contact]:
    """Name the secretariats of the person's clusters; an administrator has no cluster of his own."""
    clusters = Cluster.objects.none() if person.is_superuser else Cluster.objects.visible_to(person)
    return [contact(cluster) for cluster in clusters]
