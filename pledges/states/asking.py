"""A page that says what an act touches and asks for words; the act when they are there."""

from django.shortcuts import redirect, render

from pledges.states.attempt import attempt
from pledges.states.stateful import Stateful


def ask(request, act, thing: Stateful, /, *, form_class, template: str, done: str, then=None, **context):
    """`act` gets what was typed by the names of the form's fields; `then` is where it goes on, else to `thing`."""
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        attempt(request, act, thing, **form.cleaned_data, done=done)
        return redirect(then or thing)
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)
