"""The public pages: find a document by its code, verify it, and test a file."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pledges.documents import verdicts
from pledges.documents.forms import CodeForm, UploadForm
from pledges.documents.models import Document
from pledges.errors import TryAgain
from pledges.states.throttle import wait

BUSY_SECONDS = 5


@require_safe
@login_not_required
def lookup(request):
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        document = Document.objects.filter(code=form.cleaned_data["code"]).first()
        if document:
            return redirect("pledges:verification", code=document.code)
        form.add_error("code", "Không có văn bản mang mã tra cứu này. Xin xem lại mã in ở cuối văn bản.")
    return render(request, "documents/lookup.html", {"form": form, "upload_form": UploadForm()})


@require_safe
@login_not_required
def verification(request, code):
    """Show title, signatures, hashes and verdict; the page tells nothing that is not in the document."""
    document = Document.objects.select_related("cluster").filter(code=code.upper()).first()
    if document is None:
        return _unknown(request, code)
    places = list(document.places.select_related("signature").order_by("number"))
    return render(
        request,
        "documents/verification.html",
        {
            "document": document,
            "verdict": verdicts.verdict(document),
            "places": [(place, getattr(place, "signature", None)) for place in places],
            "newest": document.revisions.defer("pdf").latest("number"),
            "upload_form": UploadForm(),
        },
    )


def _unknown(request, code: str):
    """Say that no document has the code, and what to do: whoever holds a forged paper comes this way, by its QR code."""
    context = {"code": code, "form": CodeForm(), "upload_form": UploadForm()}
    return render(request, "documents/unknown.html", context, status=404)


@require_POST
@login_not_required
def upload(request):
    """Say what an uploaded file is; the file is not kept."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form)
    seconds = wait(request, "upload", limit=30, seconds=600)
    if seconds:
        minutes = -(-seconds // 60)
        sentence = f"Đã kiểm tra nhiều tệp trong thời gian ngắn. Xin thử lại sau {minutes} phút."
        return _refused(request, form, sentence, seconds)
    try:
        answer = verdicts.about(form.cleaned_data["file"].read())
    except TryAgain as busy:
        return _refused(request, form, str(busy), BUSY_SECONDS)
    return render(request, "documents/lookup_result.html", {"found": answer, "upload_form": UploadForm()})


def _refused(request, form: UploadForm, sentence: str = "", seconds: int = 0):
    """Show the form again: 422, or 429 with a sentence if the upload has to wait."""
    if sentence:
        form.add_error("file", sentence)
    forms = {"form": CodeForm(), "upload_form": form}
    response = render(request, "documents/lookup.html", forms, status=429 if seconds else 422)
    if seconds:
        response["Retry-After"] = str(seconds)
    return response
