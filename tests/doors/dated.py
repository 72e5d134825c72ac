"""The doors of calendar, inbox and failed mails. The line of the inbox and the address of the calendar are the leader's."""

from urllib.parse import urlsplit

from django.urls import resolve

from pledges.mail.acts.inbox import renew_feed
from pledges.year.feed import url_of
from tests.doors.part import Part
from tests.factories import ClusterYear
from tests.year.dated import deferred, notice

# "gone": the calendar has a new address; nothing waits to be sent
# route, method, states; then guest, stranger, secretary elsewhere, leader elsewhere, officer, leader,
# secretary, supervisor, administrator, deactivated, leader whose mandate ended yesterday
TABLE = """
pledges:calendar                    GET  any          login 404   404   404   200   200   200   200   200   login 404
pledges:calendar                    POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:calendar_feed_renew         GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:calendar_feed_renew         POST any          login 404   404   404   year  year  year  year  year  login 404
pledges:calendar_feed               GET  there        200   200   200   200   200   200   200   200   200   200   200
pledges:calendar_feed               GET  gone         404   404   404   404   404   404   404   404   404   404   404
pledges:calendar_feed               POST any          405   405   405   405   405   405   405   405   405   405   405

pledges:inbox                       GET  any          login 200   200   200   200   200   200   200   200   login 200
pledges:inbox                       POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:inbox_read                  GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:inbox_read                  POST any          login 404   404   404   404   inbox 404   404   404   login 404
pledges:inbox_read_all              GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:inbox_choose                GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:inbox_choose                POST any          login inbox inbox inbox inbox inbox inbox inbox inbox login inbox
pledges:inbox_read_all              POST any          login inbox inbox inbox inbox inbox inbox inbox inbox login inbox

pledges:failed_mails                GET  any          login 404   404   404   403   403   200   403   200   login 404
pledges:failed_mails                POST any          login 405   405   405   405   405   405   405   405   login 405
pledges:failed_mails_retry          GET  any          login 405   405   405   405   405   405   405   405   login 405
pledges:failed_mails_retry          POST any          login 404   404   404   403   403   mails 403   mails login 404
"""


def bring(year: ClusterYear, state: str) -> dict:
    leader = year.leaders[0]
    address = url_of(renew_feed(by=leader))
    if state == "there":
        year.open()
        deferred()
    else:
        renew_feed(by=leader)
    token = resolve(urlsplit(address).path).kwargs["token"]
    return {"notice": notice(year.term, leader).pk, "token": token}


PART = Part(
    name="dated",
    states=("there", "gone"),
    redirects={
        "login": "members:login",
        "year": "pledges:calendar",
        "inbox": "pledges:inbox",
        "mails": "pledges:failed_mails",
    },
    table=TABLE,
    bring=bring,
)
