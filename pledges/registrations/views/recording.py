"""The secretariat records, sends back or concludes a registration; the unit's leader withdraws it."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from members import access
from members.serving import people_of
from pledges.registrations.acts import appendix
from pledges.registrations.acts import recording as acts
from pledges.registrations.acts import registration as registrations
from pledges.registrations.forms.recording import ConcludeForm, ReasonForm
from pledges.registrations.views.registration import registration_of
from pledges.states.asking import ask
from pledges.states.attempt import attempt, refused


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def record(request, term, registration):
    """Record it; when that makes an appendix, the page says first what is printed and who is asked to sign."""
    registration = registration_of(request, term, registration)
    if refused(request, registration, "record"):
        return redirect(registration)
    if request.method != "POST":
        context = {
            "registration": registration,
            "makes_appendix": appendix.is_due(term),
            "people": sorted(people_of(registration.unit), key=lambda person: person.full_name),
            "tab": "registrations",
        }
        return render(request, "registrations/record.html", context)
    attempt(request, acts.record, registration, done="Đã ghi nhận đăng ký và thông báo cho đơn vị.")
    return redirect(registration)


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def send_back(request, term, registration):
    registration = registration_of(request, term, registration)
    done = "Đã trả lại đăng ký kèm lý do."
    return _ask(request, registration, "send_back", act=acts.send_back, form_class=ReasonForm, done=done)


@require_http_methods(["GET", "HEAD", "POST"])
@access.leaders
def withdraw(request, term, registration):
    registration = registration_of(request, term, registration)
    done = "Đã rút đăng ký và thông báo cho Thường trực cụm."
    return _ask(
        request, registration, "withdraw", act=registrations.withdraw, form_class=ReasonForm, done=done
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.secretariat
def conclude(request, term, registration):
    registration = registration_of(request, term, registration)
    done = "Đã lưu kết quả cuối năm và thông báo cho đơn vị."
    return _ask(request, registration, "conclude", act=acts.conclude, form_class=ConcludeForm, done=done)


def _ask(request, registration, name: str, *, act, form_class, done: str):
    if refused(request, registration, name):
        return redirect(registration)
    template = f"registrations/{name}.html"
    context = {"registration": registration, "tab": "registrations"}
    return ask(request, act, registration, form_class=form_class, template=template, done=done, **context)
