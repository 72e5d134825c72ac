"""The doors of registrations; the states are those of a registration of the first unit."""

from tests import factories
from tests.doors.part import Part
from tests.factories import ClusterYear

# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:registration_start          GET  any          login 404   404   404   200   200   403   403   403   login 404
pledges:registration_start          POST any          login 404   404   404   422   422   403   403   403   login 404
pledges:registration                GET  draft        login 404   404   404   200   200   404   404   404   login 404
pledges:registration                GET  sent         login 404   404   404   200   200   200   200   200   login 404
pledges:registration                POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_draft          GET  written      login 404   404   404   200   200   403   403   403   login 404
pledges:registration_draft          GET  fixed        login 404   404   404   page  page  403   403   403   login 404
pledges:registration_draft          POST written      login 404   404   404   edit  edit  403   403   403   login 404
pledges:registration_draft          POST fixed        login 404   404   404   page  page  403   403   403   login 404
pledges:registration_scratch        GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_scratch        POST written      login 404   404   404   422   422   403   403   403   login 404
pledges:registration_scratch        POST fixed        login 404   404   404   409   409   403   403   403   login 404
pledges:registration_scratch_discard GET any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_scratch_discard POST any         login 404   404   404   edit  edit  403   403   403   login 404
pledges:registration_discard        GET  draft        login 404   404   404   200   200   403   403   403   login 404
pledges:registration_discard        GET  sent         login 404   404   404   page  page  403   403   403   login 404
pledges:registration_discard        POST draft        login 404   404   404   list  list  403   403   403   login 404
pledges:registration_discard        POST sent         login 404   404   404   page  page  403   403   403   login 404
pledges:registration_submit         GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_submit         POST any          login 404   404   404   page  page  403   403   403   login 404
pledges:registration_take_back      GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_take_back      POST any          login 404   404   404   page  page  403   403   403   login 404
pledges:registration_record         GET  draft        login 404   404   404   403   403   404   403   403   login 404
pledges:registration_record         GET  submitted    login 404   404   404   403   403   200   403   403   login 404
pledges:registration_record         GET  other        login 404   404   404   403   403   page  403   403   login 404
pledges:registration_record         POST draft        login 404   404   404   403   403   404   403   403   login 404
pledges:registration_record         POST sent         login 404   404   404   403   403   page  403   403   login 404
pledges:registration_send_back      GET  draft        login 404   404   404   403   403   404   403   403   login 404
pledges:registration_send_back      GET  submitted    login 404   404   404   403   403   200   403   403   login 404
pledges:registration_send_back      GET  other        login 404   404   404   403   403   page  403   403   login 404
pledges:registration_send_back      POST draft        login 404   404   404   403   403   404   403   403   login 404
pledges:registration_send_back      POST submitted    login 404   404   404   403   403   422   403   403   login 404
pledges:registration_send_back      POST other        login 404   404   404   403   403   page  403   403   login 404
pledges:registration_withdraw       GET  draft,completed,withdrawn login 404 404 404 403 page 403 403 403 login 404
pledges:registration_withdraw       GET  left         login 404   404   404   403   200   403   403   403   login 404
pledges:registration_withdraw       POST draft,completed,withdrawn login 404 404 404 403 page 403 403 403 login 404
pledges:registration_withdraw       POST left         login 404   404   404   403   422   403   403   403   login 404
pledges:registration_conclude       GET  draft        login 404   404   404   403   403   404   403   403   login 404
pledges:registration_conclude       GET  done         login 404   404   404   403   403   200   403   403   login 404
pledges:registration_conclude       GET  early        login 404   404   404   403   403   page  403   403   login 404
pledges:registration_conclude       POST draft        login 404   404   404   403   403   404   403   403   login 404
pledges:registration_conclude       POST done         login 404   404   404   403   403   422   403   403   login 404
pledges:registration_conclude       POST early        login 404   404   404   403   403   page  403   403   login 404
pledges:registration_pdf            GET  plain        login 404   404   404   404   404   404   404   404   login 404
pledges:registration_pdf            GET  appended,signed login 404 404  404   200   200   200   200   200   login 404
pledges:registration_pdf            POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_paper          GET  draft        login 404   404   404   200   200   404   404   404   login 404
pledges:registration_paper          GET  standing     login 404   404   404   200   200   200   200   200   login 404
pledges:registration_paper          GET  withdrawn    login 404   404   404   404   404   404   404   404   login 404
pledges:registration_paper          POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_docx           GET  draft        login 404   404   404   200   200   404   404   404   login 404
pledges:registration_docx           GET  standing     login 404   404   404   200   200   200   200   200   login 404
pledges:registration_docx           GET  withdrawn    login 404   404   404   404   404   404   404   404   login 404
pledges:registration_docx           POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:registration_sign           GET  draft        login 404   404   404   page  page  404   404   404   login 404
pledges:registration_sign           GET  sent         login 404   404   404   page  page  page  page  page  login 404
pledges:registration_sign           POST draft        login 404   404   404   page  page  404   404   404   login 404
pledges:registration_sign           POST unsigned     login 404   404   404   page  page  page  page  page  login 404
pledges:registration_sign           POST appended     login 404   404   404   page  422   page  page  page  login 404
pledges:registration_decline        GET  draft        login 404   404   404   page  page  404   404   404   login 404
pledges:registration_decline        GET  unsigned     login 404   404   404   page  page  page  page  page  login 404
pledges:registration_decline        GET  appended     login 404   404   404   page  200   page  page  page  login 404
pledges:registration_decline        POST draft        login 404   404   404   page  page  404   404   404   login 404
pledges:registration_decline        POST unsigned     login 404   404   404   page  page  page  page  page  login 404
pledges:registration_decline        POST appended     login 404   404   404   page  422   page  page  page  login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    """ "appended": recorded after the opening, the leader is to sign; "signed": the leader did."""
    if state in {"appended", "signed"}:
        year.open()
        made = factories.registration(year)
        if state == "signed":
            factories.sign_appendix(made)
    else:
        made = factories.registration(year, state=state)
    return {"registration": made.pk}


PART = Part(
    name="registrations",
    states=(
        *("draft", "submitted", "sent_back", "recorded", "appended", "signed", "completed", "withdrawn"),
    ),
    groups={
        "sent": ("submitted", "sent_back", "recorded", "appended", "signed", "completed", "withdrawn"),
        "standing": ("submitted", "sent_back", "recorded", "appended", "signed", "completed"),
        "written": ("draft", "sent_back"),
        "fixed": ("submitted", "recorded", "appended", "signed", "completed", "withdrawn"),
        "other": ("sent_back", "recorded", "appended", "signed", "completed", "withdrawn"),
        "left": ("submitted", "sent_back", "recorded", "appended", "signed"),
        "done": ("recorded", "signed"),
        "early": ("submitted", "sent_back", "appended", "completed", "withdrawn"),
        "plain": ("draft", "submitted", "sent_back", "recorded", "completed", "withdrawn"),
        "unsigned": ("submitted", "sent_back", "recorded", "signed", "completed", "withdrawn"),
    },
    redirects={
        "login": "members:login",
        "page": "pledges:registration",
        "edit": "pledges:registration_draft",
        "list": "pledges:registrations",
    },
    table=TABLE,
    bring=bring,
)
