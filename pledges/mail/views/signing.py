"""Pages about a paper that is being signed: remind of it, ask about it."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from members import access
from pledges.documents.forms import QuestionForm
from pledges.documents.models import Document
from pledges.documents.models.signable import Signable
from pledges.mail.acts import signing as acts
from pledges.states.asking import ask
from pledges.states.attempt import attempt, told_why_not

ASKED = "Ý kiến đã gửi tới Thường trực cụm. Văn bản vẫn chờ đồng chí ký."


@require_POST
@access.secretariat
def remind(request, term, code):
    """Remind one signer (`place`), or all who have not signed."""
    signable = _signable(term, code)
    number = request.POST.get("place", "")
    place = next((place for place in signable.places if str(place.pk) == number), None)
    if number and place is None:
        raise Http404
    attempt(request, acts.remind, signable, place=place, done="Thư nhắc ký đang được gửi.")
    return redirect(f"{signable.paper_url}#chu-ky")


@require_http_methods(["GET", "HEAD", "POST"])
@access.readers
def question(request, term, code):
    """Let a signer ask the secretariat before signing; the paper and its signatures stay as they are."""
    signable = _signable(term, code)
    place = signable.place_of(request.standing)
    if place is None:
        if not told_why_not(request, signable, "sign"):
            messages.info(request, "Đồng chí đã ký văn bản này.")
        return redirect(signable.paper_url)
    return ask(
        request,
        partial(acts.question, place=place),
        signable,
        form_class=QuestionForm,
        template="documents/question.html",
        done=ASKED,
        then=signable.paper_url,
        thing=signable,
        place=place,
    )


def _signable(term, code: str) -> Signable:
    """Fetch what is signed in the present document `code` of the year; 404 for a void one."""
    document = get_object_or_404(Document, term=term, code=code)
    signable = Signable.of_key(document.subject_key)
    if signable is None or signable.document_id != document.pk:
        raise Http404
    return signable.within(term)
