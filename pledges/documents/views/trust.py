"""The public page of the root certificate, and the files that verifiers fetch."""

from cryptography import x509
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pledges.documents.models import SigningAuthority
from pledges.files.views import saved_as
from pledges.signing.authority import fingerprint


@require_safe
@login_not_required
def trust(request):
    authority = SigningAuthority.objects.first()
    context = {}
    if authority:
        der = authority.root_certificate
        certificate = x509.load_der_x509_certificate(der)
        context = {
            "fingerprint": fingerprint(der),
            "name": certificate.subject.rfc4514_string(),
            "valid_from": certificate.not_valid_before_utc,
            "valid_to": certificate.not_valid_after_utc,
        }
    return render(request, "documents/trust.html", context)


@require_safe
@login_not_required
def root_certificate(request):
    authority = SigningAuthority.objects.first()
    if authority is None:
        raise Http404
    return saved_as("chung-thu-goc.crt", authority.root_certificate, "application/x-x509-ca-cert")


@require_safe
@login_not_required
def revocation_list(request, name):
    """Send the revocation list named in the certificates' distribution points."""
    authority = SigningAuthority.objects.first()
    lists = authority.named_revocation_lists() if authority else {}
    if f"{name}.crl" not in lists:
        raise Http404
    return HttpResponse(lists[f"{name}.crl"], content_type="application/pkix-crl")
