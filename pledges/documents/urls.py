"""Public pages: look-up of a document, and the certificates behind its signatures."""

from django.urls import path

from pledges.documents.views import lookup, trust

urlpatterns = [
    path("tra-cuu/", lookup.lookup, name="lookup"),
    path("tra-cuu/tep/", lookup.upload, name="lookup_upload"),
    path("tra-cuu/<str:code>/", lookup.verification, name="verification"),
    path("chung-thu/", trust.trust, name="trust"),
    path("chung-thu/goc.crt", trust.root_certificate, name="trust_root"),
    path("chung-thu/<slug:name>.crl", trust.revocation_list, name="trust_crl"),
]
