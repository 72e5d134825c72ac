"""The secretariat records, sends back or concludes a registration; the unit's leader withdraws it."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.registrations.acts import recording as acts
from pledges.registrations.acts import registration as registrations
from pledges.registrations.forms.recording import ConcludeForm, ReasonForm
from pledges.registrations.views.registration import registration_of
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused


@require_POST
@access.secretariat
def record(request, term, registration):
    found = registration_of(request, term, registration)
    if not refused(request, found, "record"):
        done = "Đã ghi nhận đăng ký và báo cho đơn vị."
        attempt(request, acts.record, found, done=done)
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def send_back(request, term, registration):
    found = registration_of(request, term, registration)
    done = "Đã trả lại để đơn vị bổ sung, kèm lý do."
    return _ask(request, found, "send_back", act=acts.send_back, form_class=ReasonForm, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@access.leaders
def withdraw(request, term, registration):
    found = registration_of(request, term, registration)
    done = "Đã rút đăng ký và báo cho Thường trực cụm."
    return _ask(request, found, "withdraw", act=registrations.withdraw, form_class=ReasonForm, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def conclude(request, term, registration):
    found = registration_of(request, term, registration)
    done = "Đã ghi kết quả cuối năm và báo cho đơn vị."
    return _ask(request, found, "conclude", act=acts.conclude, form_class=ConcludeForm, done=done)


def _ask(request, found, name: str, *, act, form_class, done: str):
    """A page that says what the act does and asks for words; the act when they are there."""
    if refused(request, found, name):
        return redirect(found)
    template = f"registrations/{name}.html"
    context = {"registration": found, "tab": "registrations"}
    return ask(request, act, found, form_class=form_class, template=template, done=done, **context)
