"""Receives unsaved forms, which pages send every few seconds, and keeps them apart from what was saved.

A draft that is kept has an edition of its own: two windows of one person do not write over each other. Pages tell it by
`{% unsaved %}`, the mark of the draft they show; `opened` names the page and `turn` counts what it sent.
"""

import re
from collections.abc import Callable

from django import template
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.html import format_html

from members.saved import OPENED
from pledges.errors import NotAllowed
from pledges.states import keeping as scratches
from pledges.states.scratch import Scratch
from pledges.states.stateful import Stateful

register = template.Library()
TURN = re.compile(r"[0-9]{1,7}", re.ASCII)
NOT_TYPED = ("csrfmiddlewaretoken", "opened", "turn", "unsaved")


@register.simple_tag(takes_context=True)
def unsaved(context) -> str:
    """`{% unsaved %}` in a drafting form: the hidden field with the mark of the draft that the page shows."""
    mark = getattr(context["request"], "unsaved_mark", "")
    return format_html('<input type="hidden" name="unsaved" value="{}">', mark)


def left(request, subject: Stateful, key: str = "") -> Scratch | None:
    """Find the form as this editor left it, for a page that shows it."""
    scratch = _of(request, subject, key)
    request.unsaved_mark = scratch.mark if scratch else ""
    return scratch


def unseen(request, subject: Stateful, key: str = "") -> Scratch | None:
    """Find what this editor left in another window, unless the posted form was typed on top of it.

    The page that is shown then has seen it.
    """
    scratch, seen = left(request, subject, key), request.POST.get("unsaved")
    if scratch is None or seen is None or scratch.is_seen_by(request.POST.get("opened", ""), seen=seen):
        return None
    return scratch


@register.simple_tag(takes_context=True)
def unsaved_words(context, scratch: Scratch) -> str:
    """`{% unsaved_words scratch %}`: what was typed in the kept form and stands nowhere in the posted one."""
    standing = {_plain(value) for _, values in context["request"].POST.lists() for value in values}
    kept = [_plain(value) for _, values in QueryDict(scratch.form).lists() for value in values]
    return "\n\n".join(value for value in kept if value not in standing and not value.isdigit())


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def _of(request, subject: Stateful, key: str) -> Scratch | None:
    key = key or subject.event_key
    return Scratch.objects.filter(subject_key=key, person=request.user).first()


def keep(
    request, subject: Stateful, typed, *, act: str, edition: int, without: tuple[str, ...] = (), key: str = ""
) -> None:
    """`without`: names of buttons, which are left out of the form. Raises `keeping.Unseen`."""
    form, mark = typed.copy(), _mark(typed)
    seen = getattr(request, "unsaved_mark", form.get("unsaved"))
    for name in (*NOT_TYPED, *without):
        form.pop(name, None)
    scratches.keep(
        subject,
        act=act,
        by=request.user,
        edition=edition,
        form=form.urlencode(),
        key=key,
        mark=mark,
        seen=seen,
    )
    request.unsaved_mark = mark


def _mark(typed) -> str:
    """Name the page and its turn; what comes with a button has no turn: the next page is another one."""
    opened, turn = typed.get("opened", ""), typed.get("turn", "")
    if OPENED.fullmatch(opened) and TURN.fullmatch(turn):
        return f"{opened}.{turn}"
    return f"{get_random_string(20)}.0"


def answer(request, subject: Stateful, act: str, *, torn: str, keep: Callable[[], None]) -> HttpResponse:
    """Answer 204 and when it was stored, else 409 or 422 with the reason as text; `torn`: why fields got lost, or "".

    409 with the other window's form as JSON when that one has not been seen.
    """
    refusal = subject.refusal(act, request.standing)
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied
    if reason := str(refusal or torn):
        status = 409 if refusal else 422
        return HttpResponse(reason, status=status, content_type="text/plain; charset=utf-8")
    try:
        keep()
    except scratches.Unseen as unseen:
        pairs = [(name, value) for name, values in QueryDict(unseen.scratch.form).lists() for value in values]
        return JsonResponse({"form": pairs, "mark": unseen.scratch.mark}, status=409)
    return HttpResponse(status=204, headers={"Kept-At": f"{timezone.localtime():%H:%M}"})
