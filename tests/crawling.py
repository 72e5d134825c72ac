"""A walk over the site by its links, as each kind of person, in every state; what came back is kept."""

from collections import Counter, deque
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import Resolver404, path, resolve, reverse

from pledges.activities import acts as activities
from pledges.agreement.acts import signing as agreements
from pledges.ballots.acts import ballot as ballots
from pledges.documents.models import SigningAuthority
from pledges.inspections.visit.acts import inspection as inspections
from pledges.inspections.visit.models import Inspection
from tests import cast, factories, judging, tables
from tests.reading import Page

ROLES = ("guest", "stranger", "officer", "leader", "secretary", "supervisor", "administrator")
STATES = ("draft", "commented", "open", "sealed", "withdrawn")
ALIKE = {"guest", "stranger", "administrator"}  # what they see hardly depends on the state: they walk once
# A session, the log of sign-ins and when a signer first saw a paper are written when pages are read.
UNWATCHED = ("django_session", "axes_", "pledges_invitation")
MOST_ALIKE = 2  # addresses of one route in one walk: the tenth registration looks like the second
FILES = (".pdf", ".docx")


@dataclass(frozen=True)
class Answer:
    who: str
    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html") and bool(self.body)

    @cached_property
    def page(self) -> Page:
        return Page(self.body.decode(), self.url)

    def __str__(self):
        return f"{self.who} {self.url} {self.status}"


def fetched(client: Client, who: str, url: str, method: str = "get", **request) -> Answer:
    response = getattr(client, method)(url, **request)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(who, url, response.status_code, dict(response.headers), body)


def crawl(material: dict) -> tuple[list[Answer], dict, dict]:
    """(all that came back, the rows before, the rows after). Expects an empty database, and leaves a full one."""
    SigningAuthority.objects.create(material=material)
    worlds = {state: _world(state) for state in STATES}
    walks = [
        (state, who, client)
        for state, year in worlds.items()
        for who, client in _browsers(year).items()
        if state == "open" or who not in ALIKE
    ]
    before, answers = rows(), []
    for state, who, client in walks:
        answers += walk(client, who, _starts(worlds[state]), with_files=who == "secretary")
        if (state, who) == ("open", "administrator"):
            answers += walk(client, who, [reverse("admin:index")], below=reverse("admin:index"))
    after = rows()
    return answers + refusals(worlds["draft"]), before, after


def _world(state: str) -> factories.ClusterYear:
    year = factories.cluster_year(2)
    following = factories.term(year.cluster, "2020")
    for unit in year.units:
        factories.member(following, unit)
    if state == "commented":
        cast.commented(year)
    elif state == "withdrawn":
        year.open()
        year.sign(year.leaders[0])
        agreements.withdraw(year.agreement, by=year.secretary, reason="Bổ sung chỉ tiêu.")
    else:
        cast.bring_to(year, state)
    for registered in ("draft", "submitted", "recorded"):
        factories.registration(year, year.units[1], state=registered)
    _with_activities(year)
    if state == "sealed":
        _judged(year)
    factories.report(year, year.units[0])
    factories.report(year, year.units[1], "year_end", state="sent_back")
    year.reload()
    return year


def _with_activities(year: factories.ClusterYear) -> None:
    """One of each state, and of the exemplars."""
    activities.invite(factories.activity(year), by=year.secretary)
    for state in ("held", "cancelled"):
        factories.activity(year, state)
    for state in ("proposed", "accepted", "shared", "refused"):
        factories.exemplar(year, state=state)


def _judged(year: factories.ClusterYear) -> None:
    """Scoring is open, one unit is being inspected, the other one is asked for its opinion, a vote is on."""
    judging.scale(year)
    judging.plan(year)
    for number, head in ((1, year.officers[0]), (0, year.officers[1])):
        inspections.begin(judging.inspection_of(year, number), by=head)
    Inspection.objects.filter(term=year.term, unit=year.units[0]).update(state=Inspection.State.OPINION)
    ballots.open_voting(judging.ballot(year), by=year.secretary, edition=0)
    judging.ballot(year, title="Bầu cụm trưởng", kind="chair")


def _browsers(year: factories.ClusterYear) -> dict[str, Client]:
    people = {
        "guest": None,
        "stranger": factories.person("Người Lạ"),
        "officer": year.officers[0],
        "leader": year.leaders[1],
        "secretary": year.secretary,
        "supervisor": year.supervisor,
        "administrator": factories.person("Quản Trị Viên", is_staff=True, is_superuser=True),
    }
    assert tuple(people) == ROLES
    return cast.clients(people)


def _starts(year: factories.ClusterYear) -> list[str]:
    """Where a walk begins: doors that nothing links to for everybody are among them."""
    here = {"cluster": year.cluster.slug, "year": "2020"}
    return [
        *(reverse("pledges:workbench"), reverse("members:login"), reverse("members:password_reset")),
        *(reverse("members:password_change_done"), reverse("members:password_reset_complete")),
        *(reverse("members:password_reset_done"), reverse("pledges:workbench_year", kwargs=here)),
        *(reverse("pledges:agreement", kwargs=here), reverse("members:units", kwargs=here) + "?tim=khong-co"),
        *(
            year.url(),
            year.url("agreement_draft"),
            year.url("agreement_withdraw"),
            year.url("agreement_decline"),
        ),
        *(reverse("pledges:lookup") + "?code=GU19-0000-0000", "/khong-co-trang-nay/"),
        reverse("members:password_reset_confirm", kwargs={"uidb64": "MQ", "token": "het-han"}),
    ]


def walk(client: Client, who: str, starts: list[str], *, below: str = "/", with_files=False) -> list[Answer]:
    """Breadth first; `below` is the part of the site it stays in. Files only `with_files`."""
    waiting, seen, found = deque(starts), set(starts), []
    alike: Counter[str] = Counter()
    while waiting:
        answer = fetched(client, who, waiting.popleft())
        found.append(answer)
        for link in _ways_on(answer.page, below, with_files) if answer.is_page else ():
            route = _route(link)
            if link not in seen and alike[route] < MOST_ALIKE:
                alike[route] += 1
                seen.add(link)
                waiting.append(link)
    return found


def _route(link: str) -> str:
    """The name of the page; an address that leads nowhere has only itself."""
    try:
        return resolve(urlsplit(link).path).view_name
    except Resolver404:
        return link


def _ways_on(page: Page, below: str, with_files: bool) -> list[str]:
    frames = [each.attributes["src"] for each in page.all("iframe") if "src" in each.attributes]
    ours = [link for link in page.links() + frames if link.startswith(below)]
    inside = below.startswith(reverse("admin:index"))
    return [
        link
        for link in ours
        if (with_files or not any(ending in link for ending in FILES))
        and (inside or not link.startswith(reverse("admin:index")))
    ]


@login_not_required
def _broken(request: HttpRequest):
    raise RuntimeError


class Broken:
    """Addresses of a site on which something went wrong."""

    urlpatterns = [path("hong/", _broken)]


def refusals(year: factories.ClusterYear) -> list[Answer]:
    """The pages nobody wants: a forged form, a foreign host, an unreadable address, too many guesses, our own fault."""
    careful = Client(enforce_csrf_checks=True)
    signed_in = factories.client_of(
        Client(enforce_csrf_checks=True, raise_request_exception=False), year.officers[0]
    )
    login = reverse("members:login")
    found = [
        fetched(careful, "guest", login, "post"),
        fetched(signed_in, "officer", reverse("members:password_change"), "post"),
        fetched(careful, "guest", login, headers={"host": "vi-du.invalid"}),
        fetched(careful, "guest", "/tra-cuu/%00/"),
        fetched(careful, "guest", "/tra-cuu", follow=False),
        fetched(signed_in, "officer", year.url("agreement_sign"), "post"),
        fetched(signed_in, "officer", year.url("agreement_scratch")),
        fetched(signed_in, "officer", reverse("pledges:lookup"), "put"),
        fetched(Client(), "guest", year.url("agreement_comments"), "post", data={"text": "Nên ngắn hơn."}),
        fetched(careful, "guest", "/static/css/base.css"),
    ]
    for _ in range(10):
        wrong = fetched(Client(), "guest", login, "post", data={"username": "ai-do", "password": "sai"})
    with override_settings(ROOT_URLCONF=Broken):
        return [*found, wrong, fetched(Client(raise_request_exception=False), "guest", "/hong/")]


def rows() -> dict[str, dict]:
    """Every row of every table, without what reading may write."""
    return tables.rows(table for table in tables.columns() if not table.startswith(UNWATCHED))
