"""Sending of messages: a line in the person's inbox, and a mail that nudges.

Both are rows of the transaction that causes them; a command sends the mails. So a message goes out only for what was
really stored, none is lost in a crash, and no page waits for a mail server.
"""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from members import serving
from members.models import Person, Term
from pledges.mail.models import Notice
from pledges.mail.outbox import headers_for
from pledges.states.stateful import Stateful

# Letters in which nothing is urgent: they come together once a day, unless the person wants each at once.
NOT_URGENT = {
    *("agreement/sealed", "agreement/comment_answered", "ballots/counted"),
    *("exemplars/accepted", "exemplars/proposed", "exemplars/refused", "exemplars/shared"),
    *("handover/next_term_opened", "handover/term_closed", "inspections/begun", "inspections/plan_issued"),
    *("inspections/opined", "inspections/recommendation_confirmed"),
    *("registrations/concluded", "registrations/recorded", "registrations/submitted"),
    *("registrations/withdrawn", "reports/approved", "scores/agreed", "scores/finalized", "scores/settled"),
}


def send(name: str, people: Iterable[Person], subject: Stateful, *, page: str = "", **values) -> None:
    """Call `write` about `subject`, the template's `thing`, with its own address or that of its page `page`."""
    path = subject.url(page) if page else subject.get_absolute_url()
    write(name, people, subject.term, path, thing=subject, **values)


def write(
    name: str, people: Iterable[Person], term: Term, path: str, *, each: Mapping | None = None, **values
) -> None:
    """Render `templates/emails/<name>.txt` for all active `people`: a notice, and a mail to those with an address.

    Its first line is the subject. It gets `person`, `term`, `url` (the full address of `path`), `contacts` and `values`,
    and what `each` holds for the person; `note`, if given, also stands in the inbox.
    """
    contacts = [serving.contact(term.cluster)]
    values |= {"url": f"{settings.SITE_URL}{path}", "term": term, "contacts": contacts}
    people = list(people)
    at_once = _at_once(people) if name in NOT_URGENT else people
    messages, notices = [], []
    for person in sorted(people, key=lambda person: person.pk):
        if not person.is_active:
            continue
        text = render_to_string(
            f"emails/{name}.txt", values | (each or {}).get(person, {}) | {"person": person}
        )
        title = text.partition("\n")[0].strip()
        waits = bool(person.email) and person not in at_once
        facts = {"title": title[:300], "url": path, "note": values.get("note", ""), "waits": waits}
        notices.append(Notice(person=person, term=term, **facts))
        if person.email and not waits:
            messages.append(letter(text, person, {term.cluster_id}))
    Notice.objects.bulk_create(notices)
    get_connection().send_messages(messages)


def _at_once(people: Iterable[Person]) -> set[Person]:
    """Find those who want each letter at once."""
    return set(Person.objects.filter(pk__in=[person.pk for person in people], mail_setting__daily=False))


def letter(text: str, person: Person, clusters: Iterable[int]) -> EmailMessage:
    """Make a mail of `text`, whose first line is the subject, about `clusters` (primary keys)."""
    subject, _, body = text.partition("\n")
    headers = headers_for(person, clusters)
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[person.email], headers=headers)
