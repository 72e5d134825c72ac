"""Plain functions that make what a test is about; everything not named gets a sensible value."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from django.conf import settings
from django.utils import timezone

from members.models import Appointment, Cluster, Mandate, Membership, Person, Term, Unit
from pledges.acts import agreement as agreements
from pledges.acts import drafting
from pledges.acts import report as reports
from pledges.models import Agreement, Confirmation, Report
from pledges.models.authority import _crl_url, _packed
from pledges.signing import authority as signing_authority

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
    return Person.objects.create_user(username, PASSWORD, full_name=full_name, **fields)


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

    def open(self) -> Agreement:
        agreements.open_for_signature(self.agreement, by=self.secretary, edition=self.reload().edition)
        return self.reload()

    def confirmation(self, **fields) -> Confirmation:
        return Confirmation(**{"sha256": self.reload().document.frozen_sha256, "at": timezone.now()} | fields)

    def place(self, leader: Person):
        return self.reload().document.places.select_related("mandate", "unit").get(mandate__person=leader)

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
