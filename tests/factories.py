"""Plain functions that make what a test is about; everything not named gets a sensible value."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from django.conf import settings
from django.utils import timezone

from members.models import Appointment, Cluster, Mandate, Membership, Person, Term, Unit
from pledges.activities import acts as activities
from pledges.activities.models import Activity
from pledges.agreement.acts import drafting
from pledges.agreement.acts import signing as agreements
from pledges.agreement.models import Agreement
from pledges.documents.models import Confirmation
from pledges.documents.models.authority import _crl_url, _packed
from pledges.exemplars import acts as exemplars
from pledges.exemplars.models import Exemplar
from pledges.handover.acts import handover as handovers
from pledges.handover.acts import term as terms
from pledges.handover.models import Handover
from pledges.mail.models import MailSetting
from pledges.registrations.acts import appendix, recording
from pledges.registrations.acts import registration as registrations
from pledges.reports import acts as reports
from pledges.reports.models import Report
from pledges.signing import authority as signing_authority
from tests import kept

PASSWORD = "mat-khau-thu"
_number = count(1)


def authority_material() -> dict:
    made = signing_authority.create(
        organisation="Cụm thử",
        secret=settings.SIGNING_SECRET.encode(),
        crl_url=_crl_url(),
        now=timezone.now(),
    )
    return {name: _packed(value) for name, value in asdict(made).items()}


def person(full_name="Nguyễn Văn Thử", **fields) -> Person:
    username = fields.pop("username", f"nguoi-{next(_number)}")
    fields = {"email": f"{username}@vi-du.invalid"} | fields
    created = Person.objects.create_user(username, PASSWORD, full_name=full_name, **fields)
    MailSetting.objects.create(person=created, daily=False)  # so that a test sees each letter as it is sent
    return created


def unit(name=None, **fields) -> Unit:
    number = next(_number)
    name = name or f"Hội Thử số {number} thành phố Hà Nội"
    return Unit.objects.create(
        name=name, **{"short_name": name[:80], "abbreviation": f"T{number}"[:8]} | fields
    )


def cluster(slug=None, **fields) -> Cluster:
    number = next(_number)
    return Cluster.objects.create(
        slug=slug or f"cum-{number}",
        **{"number": str(number), "name": "Các hội thử", "superior_body": "HỘI ĐỒNG THỬ", "place": "Hà Nội"}
        | fields,
    )


def term(in_cluster=None, name="2019", **fields) -> Term:
    year = int(name[:4])
    dates = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    return Term.objects.create(
        cluster=in_cluster or cluster(), name=name, **dates | {"theme": "Năm kỷ cương"} | fields
    )


def member(of_term, of_unit=None, **fields) -> Membership:
    return Membership.objects.create(term=of_term, unit=of_unit or unit(), **fields)


def mandate(of_unit, of_person=None, **fields) -> Mandate:
    fields = {"title": "Chủ tịch", "authority": "TM. BAN THƯỜNG VỤ", "valid_from": date(2019, 1, 1)} | fields
    return Mandate.objects.create(unit=of_unit, person=of_person or person(), **fields)


def appointment(role, *, of_person=None, **fields) -> Appointment:
    return Appointment.objects.create(
        role=role, person=of_person or person(), **{"valid_from": date(2019, 1, 1)} | fields
    )


def client_of(client, who: Person):
    """`client`, signed in as `who`."""
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


@dataclass
class ClusterYear:
    """A term with its people; leaders and officers in the order of the units."""

    cluster: Cluster
    term: Term
    agreement: Agreement
    secretary: Person
    supervisor: Person
    units: list[Unit]
    leaders: list[Person]
    officers: list[Person]

    def reload(self) -> Agreement:
        self.agreement = Agreement.objects.select_related("term__cluster", "document").get(
            pk=self.agreement.pk
        )
        return self.agreement

    @kept.step
    def open(self) -> Agreement:
        agreements.open_for_signature(self.agreement, by=self.secretary, edition=self.reload().edition)
        return self.reload()

    def confirmation(self, **fields) -> Confirmation:
        return Confirmation(**{"sha256": self.reload().document.frozen_sha256, "at": timezone.now()} | fields)

    def place(self, leader: Person):
        return self.reload().document.places.select_related("mandate", "unit").get(mandate__person=leader)

    @kept.step
    def sign(self, *leaders: Person):
        """Sign as each of `leaders` (default: all who have not yet); the last signature."""
        signature = None
        for leader in leaders or self.leaders:
            signature = agreements.sign(
                self.agreement, place=self.place(leader), by=leader, confirmation=self.confirmation()
            )
        self.reload()
        return signature

    def url(self, page="agreement", **extra) -> str:
        return self.agreement.url(page, **extra)


FIELDS = {
    "superior_body": "HỘI ĐỒNG THỬ",
    "number": "01/GƯ-CTĐ",
    "place": "Hà Nội",
    "day": date(2019, 2, 28),
    "venue": "Trụ sở Hội thử",
    "subject": "Năm 2019 của Cụm thử",
    "theme": "Năm kỷ cương",
    "grounds": "Căn cứ Luật Thi đua, khen thưởng",
    "opening": "Các đơn vị thống nhất ký kết giao ước với các nội dung sau:",
    "organisation": "Các đơn vị tổ chức thực hiện.",
    "closing": "Giao ước có hiệu lực từ ngày ký.",
    "recipients": "Các đơn vị thành viên\nLưu: VT",
}


@kept.step
def cluster_year(units=3, *, slug=None, year="2019", witness=False) -> ClusterYear:
    """`units` member units with a leader and an officer each, a secretariat, a supervisor and a complete draft."""
    made = term(cluster(slug), year, witness=unit("Ban Chứng kiến thử") if witness else None)
    secretary, supervisor = person("Thư ký Thử"), person("Giám sát Thử")
    appointment("secretariat", of_person=secretary, cluster=made.cluster)
    appointment("supervisor", of_person=supervisor, cluster=made.cluster)
    members = [member(made, position=position).unit for position in range(1, units + 1)]
    leaders = [mandate(each).person for each in members]
    if witness:
        leaders.append(mandate(made.witness).person)
    officers = [appointment("officer", unit=each).person for each in members]
    agreement = drafting.start(made, by=secretary, source="standard")
    year = ClusterYear(made.cluster, made, agreement, secretary, supervisor, members, leaders, officers)
    return _with_draft(year)


def _with_draft(year: ClusterYear) -> ClusterYear:
    drafting.revise(
        year.agreement,
        by=year.secretary,
        edition=year.agreement.edition,
        fields=FIELDS,
        commitments=[
            drafting.CommitmentDraft(pk=None, title="Nhiệm vụ", text="Hoàn thành nhiệm vụ được giao.")
        ],
    )
    year.reload()
    return year


def next_plan(year: ClusterYear, **changed) -> terms.NextTerm:
    """The year after `year`: the same units, the second of them is the chair."""
    following = int(year.term.name) + 1
    decided = {
        "name": str(following),
        "starts_on": date(following, 1, 1),
        "ends_on": date(following, 12, 31),
        "theme": "Năm bứt phá",
        "decision": "",
        "units": tuple(year.units),
        "chair": year.units[1],
        "deputies": (),
    }
    deadlines = dict.fromkeys(terms.DEADLINES) | changed.pop("deadlines", {})
    return terms.NextTerm(**decided | changed, deadlines=deadlines)


def next_year(year: ClusterYear, **changed) -> Term:
    """Opened from `year`, whose chair is its first unit."""
    year.term.memberships.filter(unit=year.units[0]).update(rank=Membership.Role.CHAIR)
    term = Term.objects.get(pk=year.term.pk)
    return terms.open_next(term, by=year.secretary, plan=next_plan(year, **changed), with_agreement=True)


@kept.step
def handover(year: ClusterYear, state: str = "draft") -> Handover:
    """The handover of `year` to its next year, as "draft" with all it needs, "open" or "sealed"."""
    next_year(year)
    made = Handover.objects.get(term=year.term)
    fields = {
        "day": date(2019, 12, 30),
        "venue": "Trụ sở Hội thử",
        "number": "05/BB-CTĐ",
        "giving": "Nguyễn Văn Giao, Chủ tịch",
        "receiving": "Trần Thị Nhận, Chủ tịch",
        "present": "",
        "content": "Bàn giao hồ sơ của cụm",
        "papers": "Giao ước đã ký; 01/GƯ-CTĐ; 28/02/2019; 01; bản điện tử",
        "assets": "Con dấu: không có",
        "remarks": "",
    }
    handovers.write(made, by=year.secretary, edition=0, fields=fields)
    if state in {"open", "sealed"}:
        handovers.open_for_signature(made, by=year.secretary, edition=1)
    if state == "sealed":
        sign_handover(made, *year.leaders[:2])
    return Handover.objects.get(pk=made.pk)


@kept.step
def sign_handover(of_handover: Handover, *leaders: Person) -> None:
    for leader in leaders:
        made = Handover.objects.get(pk=of_handover.pk)
        place = made.document.places.select_related("mandate", "unit").get(mandate__person=leader)
        confirmation = Confirmation(sha256=made.document.frozen_sha256, at=timezone.now())
        handovers.sign(made, place=place, by=leader, confirmation=confirmation)


REGISTRATION = {
    "field": "Cải cách hành chính",
    "goal": "Rút ngắn thời gian giải quyết công việc.",
    "scope": "Toàn thành phố",
    "person_in_charge": "Người phụ trách mẫu, Phó Chủ tịch",
    "work": "Rà soát quy trình.\nNiêm yết công khai thời hạn giải quyết.",
    "starts_on": date(2019, 3, 1),
    "ends_on": date(2019, 11, 30),
    "responsibility": "Văn phòng chủ trì, các ban phối hợp.",
    "result": "Hồ sơ được giải quyết đúng hạn.",
    "result_value": 95,
    "result_unit": "%",
    "resources": "",
    "evidence": "",
}
SENT = ("submitted", "sent_back", "recorded", "completed", "not_completed", "withdrawn")


@kept.step
def registration(year: ClusterYear, unit: Unit | None = None, state: str = "recorded", **fields):
    """A registration of `unit` (default: the first of the year), brought to `state` by the acts; all five clears answered.

    `fields` are its words; also `kind`, `name`, `commitments` and `learned_from`. Recorded while the agreement is open
    or sealed it has an appendix that waits for the unit's leader: see `sign_appendix`.
    """
    unit = unit or year.units[0]
    officer, leader = (people[year.units.index(unit)] for people in (year.officers, year.leaders))
    kind, name = fields.pop("kind", "theme"), fields.pop("name", f"Chuyên đề thử số {next(_number)}")
    learned_from, commitments = fields.pop("learned_from", None), fields.pop("commitments", [])
    made = registrations.start(
        year.term, by=officer, unit=unit, kind=kind, name=name, learned_from=learned_from
    )
    words = REGISTRATION | fields | {"kind": kind, "name": name}
    made = registrations.write(made, by=officer, edition=0, fields=words, commitments=commitments)
    if state in SENT:
        made = registrations.submit(made, by=officer, edition=made.edition)
    if state == "sent_back":
        made = recording.send_back(made, by=year.secretary, reason="Bổ sung kết quả đo đếm được.")
    if state in SENT[2:]:
        made = recording.record(made, by=year.secretary)
    if state in {"completed", "not_completed"}:
        if made.document:
            sign_appendix(made)
        done = state == "completed"
        made = recording.conclude(made, by=year.secretary, is_completed=done, outcome="Đạt 96 %.")
    if state == "withdrawn":
        made = registrations.withdraw(made, by=leader, reason="Không còn phù hợp với nhiệm vụ mới.")
    assert made.state == state
    return made


@kept.step
def activity(year: ClusterYear, state="planned", **fields) -> Activity:
    """A conference in a week, or yesterday when it is "held"; its units are not invited yet."""
    day = timezone.now() + (timedelta(days=-1) if state == "held" else timedelta(days=7))
    fields = {
        "kind": "conference",
        "name": "Hội nghị thử",
        "starts_at": day,
        "place": "Hội trường thử",
    } | fields
    made = activities.plan(year.term, by=year.secretary, **fields)
    if state == "held":
        came = {each.pk: activities.Presence(is_present=True, people="Chủ tịch") for each in year.units}
        made = activities.hold(made, by=year.secretary, attendance=came, outcome="Thống nhất kế hoạch năm.")
    elif state == "cancelled":
        made = activities.cancel(made, by=year.secretary, reason="Hoãn vì mưa bão.")
    assert made.state == state
    return made


@kept.step
def sign_appendix(of_registration):
    """The leader named in it signs; the signature."""
    document = of_registration.document
    place = document.places.select_related("mandate__person", "unit").get()
    confirmation = Confirmation(sha256=document.frozen_sha256, at=timezone.now())
    return appendix.sign(of_registration, place=place, by=place.mandate.person, confirmation=confirmation)


@kept.step
def exemplar(year: ClusterYear, unit=None, state="shared", **fields) -> Exemplar:
    """Proposed by the officer of `unit` (default: the first), and brought to `state`."""
    unit = unit or year.units[0]
    wording = {
        "kind": "person",
        "name": "Nguyễn Thị Mẫu",
        "achievement": "Việc tốt.",
        "lesson": "Cách làm hay.",
    }
    by = year.officers[year.units.index(unit)]
    made = exemplars.propose(year.term, by=by, unit=unit, **wording | fields)
    if state == "refused":
        made = exemplars.refuse(made, by=year.secretary, reason="Bổ sung số liệu.")
    if state in {"accepted", "shared"}:
        made = exemplars.accept(made, by=year.secretary)
    if state == "shared":
        made = exemplars.share(made, by=year.secretary)
    assert made.state == state
    return made


@kept.step
def report(
    year: ClusterYear, unit=None, period="half_year", state="approved", *, lines=None, **fields
) -> Report:
    """A unit's report, brought to `state` by the acts; `fields` are general parts.

    `lines` says what is written about each: a function from a ReportLine to a LineDraft; else words and 80 %.
    """
    unit = unit or year.units[0]
    place = year.units.index(unit)
    officer = year.officers[place]
    made = reports.start(year.term, by=officer, unit=unit, period=period)
    if state == "draft":
        return made
    drafts = {line.pk: (lines or _told)(line) for line in made.lines.select_related("target", "registration")}
    parts = dict.fromkeys(Report.PARTS, "") | {"achievements": "Hoàn thành nhiệm vụ."} | fields
    made = reports.write(made, by=officer, edition=made.edition, parts=parts, lines=drafts)
    if state == "written":
        return made
    return brought_on(year, made, state)


@kept.step
def brought_on(year: ClusterYear, made: Report, state: str) -> Report:
    """A written report, brought on to `state` by the people of its unit and the secretariat."""
    place = [each.pk for each in year.units].index(made.unit_id)
    officer, leader = year.officers[place], year.leaders[place]
    made = reports.submit(made, by=officer)
    if state == "sent_back":
        made = reports.return_to_officer(made, by=leader, reason="Bổ sung số liệu.")
    elif state in {"approved", "sent_back_by_cluster"}:
        made = reports.approve(made, by=leader, edition=made.edition)
    if state == "sent_back_by_cluster":
        made = reports.send_back(made, by=year.secretary, reason="Thiếu minh chứng.")
    return made


def _told(line) -> reports.LineDraft:
    figure = line.target.value if line.target else None
    return reports.LineDraft(figure=figure, percent=Decimal(80), words="Đã thực hiện.")
