"""The page of an act that needs words: it says what the act touches and shows a form."""

from django.shortcuts import redirect, render

from pledges.states.attempt import attempt
from pledges.states.stateful import Stateful


def ask(request, act, subject: Stateful, /, *, form_class, template: str, done: str, then=None, **context):
    """Show the form; call `act` with its cleaned fields as keywords, then redirect to `then` (default: `subject`)."""
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(request, act, subject, **form.cleaned_data, done=done)
        return redirect(then or subject)
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)
