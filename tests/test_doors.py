"""Every door of the site: which kind of person gets what answer, in every state of the agreement."""

import copy

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver, resolve, reverse

from pledges.models import SigningAuthority
from tests import cast, factories

STATES = ("none", "draft", "open", "sealed")  # "none": a year without an agreement
# A number is a status; a word is where the answer sends the browser.
REDIRECTS = {
    "login": "members:login",
    "bench": "pledges:workbench",
    "page": "pledges:agreement",
    "talk": "pledges:agreement_comments",
    "edit": "pledges:agreement_draft",
    "staff": "admin:login",
    "admin": "admin:index",
}
# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
healthz                             GET  any          200   200   200   200   200   200   200   200   200   200   200
healthz                             POST any          405   405   405   405   405   405   405   405   405   405   405
readyz                              GET  any          200   200   200   200   200   200   200   200   200   200   200
readyz                              POST any          405   405   405   405   405   405   405   405   405   405   405
admin:index                         GET  any          staff staff staff staff staff staff staff staff 200   staff staff
admin:index                         POST any          staff staff staff staff staff staff staff staff 200   staff staff
admin:login                         GET  any          login 403   403   403   403   403   403   403   admin login 403
admin:login                         POST any          login 403   403   403   403   403   403   403   admin login 403

members:login                       GET  any          200   bench bench bench bench bench bench bench bench 200   bench
members:login                       POST any          200   bench bench bench bench bench bench bench bench 200   bench
members:logout                      GET  any          login 405   405   405   405   405   405   405   405   login 405
members:logout                      POST any          login login login login login login login login login login login
members:password_change             GET  any          login 200   200   200   200   200   200   200   200   login 200
members:password_change             POST any          login 200   200   200   200   200   200   200   200   login 200
members:password_change_done        GET  any          login 200   200   200   200   200   200   200   200   login 200
members:password_change_done        POST any          login 405   405   405   405   405   405   405   405   login 405
members:password_reset              GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset              POST any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_done         GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_done         POST any          405   405   405   405   405   405   405   405   405   405   405
members:password_reset_confirm      GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_confirm      POST any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_complete     GET  any          200   200   200   200   200   200   200   200   200   200   200
members:password_reset_complete     POST any          405   405   405   405   405   405   405   405   405   405   405
members:units                       GET  any          login 404   404   404   200   200   200   200   200   login 404
members:units                       POST any          login 405   405   405   405   405   405   405   405   login 405

pledges:lookup                      GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:lookup                      POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:lookup_upload               GET  any          405   405   405   405   405   405   405   405   405   405   405
pledges:lookup_upload               POST any          422   422   422   422   422   422   422   422   422   422   422
pledges:verification                GET  none,draft   404   404   404   404   404   404   404   404   404   404   404
pledges:verification                GET  open,sealed  200   200   200   200   200   200   200   200   200   200   200
pledges:verification                POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:trust                       GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:trust                       POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:trust_root                  GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:trust_root                  POST any          405   405   405   405   405   405   405   405   405   405   405
pledges:trust_crl                   GET  any          200   200   200   200   200   200   200   200   200   200   200
pledges:trust_crl                   POST any          405   405   405   405   405   405   405   405   405   405   405

pledges:workbench                   GET  any          login 200   200   200   200   200   200   200   200   login 200
pledges:workbench                   POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:workbench_year              GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:workbench_year              POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement                   GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:agreement                   POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_start             GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_start             POST any          login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_pdf               GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_pdf               GET  open,sealed  login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_pdf               POST any          login 405   405   405   405   405   405   405   405   login 405

pledges:agreement_draft             GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_draft             GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_draft             GET  open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_draft             POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_draft             POST draft        login 404   404   404   403   403   edit  403   403   login 404
pledges:agreement_draft             POST open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_scratch           GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_scratch           POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_scratch           POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_scratch           POST open,sealed  login 404   404   404   403   403   409   403   403   login 404
pledges:agreement_scratch_discard   GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_scratch_discard   POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_scratch_discard   POST begun        login 404   404   404   403   403   edit  403   403   login 404
pledges:agreement_preview           GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_preview           POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_preview           POST begun        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_template          GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_template          POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_template          POST begun        login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_signatories       GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_signatories       GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_signatories       GET  open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_signatories       POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_signatories       POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_signatories       POST open,sealed  login 404   404   404   403   403   page  403   403   login 404

pledges:agreement_comments          GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_comments          GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_comments          POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_comments          POST draft        login 404   404   404   422   422   talk  talk  talk  login 404
pledges:agreement_comments          POST open,sealed  login 404   404   404   talk  talk  talk  talk  talk  login 404
pledges:agreement_comments_invite   GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comments_invite   POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comments_invite   POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_comments_invite   POST open,sealed  login 404   404   404   403   403   talk  403   403   login 404
pledges:agreement_comments_close    GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comments_close    POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comments_close    POST begun        login 404   404   404   403   403   talk  403   403   login 404
pledges:agreement_comment_answer    GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comment_answer    POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_comment_answer    POST draft        login 404   404   404   403   403   422   403   403   login 404
pledges:agreement_comment_answer    POST open,sealed  login 404   404   404   403   403   talk  403   403   login 404

pledges:agreement_open              GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_open              GET  draft        login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_open              GET  open,sealed  login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_open              POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_open              POST begun        login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_sign              GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_sign              GET  begun        login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_sign              POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_sign              POST draft,sealed login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_sign              POST open         login 404   404   404   page  422   page  page  page  login 404
pledges:agreement_decline           GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_decline           GET  draft,sealed login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_decline           GET  open         login 404   404   404   page  200   page  page  page  login 404
pledges:agreement_decline           POST none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_decline           POST draft,sealed login 404   404   404   page  page  page  page  page  login 404
pledges:agreement_decline           POST open         login 404   404   404   page  422   page  page  page  login 404
pledges:agreement_withdraw          GET  none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_withdraw          GET  draft,sealed login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_withdraw          GET  open         login 404   404   404   403   403   200   403   403   login 404
pledges:agreement_withdraw          POST none         login 404   404   404   403   403   404   403   403   login 404
pledges:agreement_withdraw          POST draft,sealed login 404   404   404   403   403   page  403   403   login 404
pledges:agreement_withdraw          POST open         login 404   404   404   403   403   422   403   403   login 404

pledges:agreement_history           GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_history           GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_history           POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_comparison        GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_comparison        GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_comparison        POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:agreement_events            GET  none         login 404   404   404   404   404   404   404   404   login 404
pledges:agreement_events            GET  begun        login 404   404   404   200   200   200   200   200   login 404
pledges:agreement_events            POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:document_pdf                GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:document_pdf                GET  open,sealed  login 404   404   404   200   200   200   200   200   login 404
pledges:document_pdf                POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:document_evidence           GET  none,draft   login 404   404   404   404   404   404   404   404   login 404
pledges:document_evidence           GET  open,sealed  login 404   404   404   200   200   200   200   200   login 404
pledges:document_evidence           POST any          login 405   405   405   405   405   405   405   405   login 405
"""
GROUPS = {"any": STATES, "begun": STATES[1:]}


def table() -> dict[tuple, tuple]:
    """(route, method, state) -> the answers, in the order of `cast.PEOPLE`."""
    found = {}
    for line in filter(None, TABLE.split("\n")):
        route, method, states, *answers = line.split()
        for state in GROUPS.get(states) or states.split(","):
            assert (route, method, state) not in found
            assert len(answers) == len(cast.PEOPLE)
            found[route, method, state] = tuple(answers)
    return found


def routes(patterns=None, namespace="") -> dict[str, URLPattern]:
    """Every route of the site by its full name; what has no name is called by its pattern."""
    found = {}
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLPattern):
            found[namespace + (each.name or str(each.pattern))] = each
        else:
            found |= routes(
                each.url_patterns, f"{namespace}{each.namespace}:" if each.namespace else namespace
            )
    return found


def public_routes() -> set[str]:
    """All but the administration, which is one group."""
    return {name for name in routes() if not name.startswith("admin:")} | {"admin:index", "admin:login"}


@pytest.fixture
def world(cluster_year, request):
    """(values for the addresses, browsers) of a cluster-year brought to the state the test asks for."""
    state, people = request.param, cast.people(cluster_year)
    comment = cast.commented(cluster_year)
    if state in {"open", "sealed"}:
        cast.answered(cluster_year, comment)
    values = {
        "cluster": cluster_year.cluster.slug,
        "year": "2019",
        "comment": comment.pk,
        "code": "GU19-2222-2222",
    }
    if state == "none":
        empty = factories.term(cluster_year.cluster, "2020")
        factories.member(empty, cluster_year.units[0])
        values["year"] = "2020"
    elif document := cast.bring_to(cluster_year, state).agreement.document:
        values["code"] = document.code
    crl, *_ = SigningAuthority.current().named_revocation_lists()
    values |= {"name": crl.removesuffix(".crl"), "uidb64": "MQ", "token": "khong-dung"}
    return state, values, cast.clients(people)


def answer(client, method: str, url: str) -> str:
    """What comes back; nothing of it stays."""
    cookies = copy.deepcopy(client.cookies)
    client.raise_request_exception = False
    with transaction.atomic():
        response = client.generic(method, url)
        transaction.set_rollback(True)
    client.cookies = cookies
    if response.status_code != 302:
        return str(response.status_code)
    target = resolve(response.url.partition("?")[0].partition("#")[0]).view_name
    return next((word for word, name in REDIRECTS.items() if name == target), response.url)


def test_every_route_of_the_site_is_in_the_table():
    wanted = {
        (route, method, state) for route in public_routes() for method in ("GET", "POST") for state in STATES
    }
    assert set(table()) == wanted


@pytest.mark.parametrize("world", STATES, indirect=True)
def test_every_door_answers_as_the_table_says(world):
    state, values, browsers = world
    expected = {key: answers for key, answers in table().items() if key[2] == state}
    found = {}
    for route, method, _ in expected:
        url = reverse(route, kwargs={name: values[name] for name in routes()[route].pattern.converters})
        found[route, method, state] = tuple(answer(each, method, url) for each in browsers.values())
    assert found == expected


@pytest.mark.parametrize("world", ["draft"], indirect=True)
def test_the_administration_lets_in_nobody_but_administrators(world):
    _, _, browsers = world
    closed = {"login", "staff", "admin"}
    for name, pattern in routes().items():
        if name.startswith("admin:") and name != "admin:login":
            url = _administration_url(name, pattern)
            for method in ("GET", "POST"):
                found = {kind: answer(each, method, url) for kind, each in browsers.items()}
                inside = found.pop("administrator")
                assert set(found.values()) <= closed, (name, method, found)
                assert not inside.startswith("5"), (name, method, inside)


def _administration_url(name: str, pattern: URLPattern) -> str:
    if pattern.name is None:
        return reverse("admin:index") + "khong-co/"
    known = {"object_id": "1", "content_type_id": "1", "app_label": "members", "id": "1", "user_id": "1"}
    names = [*pattern.pattern.converters, *getattr(pattern.pattern.regex, "groupindex", ())]
    return reverse(name, kwargs={each: known.get(each, "1") for each in names})
