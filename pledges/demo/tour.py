"""What the sign-in page of the demonstration offers: the example people by role, and four things to try."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from members.models import Person, Term
from pledges.demo.cluster import PASSWORD
from pledges.inspections.visit.models import Inspection
from pledges.states.addresses import year_url

CLUSTER = "cum-4"
OF_THE_CLUSTER = {"thuky": "Thường trực cụm", "theodoi": "Cơ quan theo dõi", "quantri": "Quản trị viên"}


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A thing to try: as whom, and the address at which the person arrives."""

    title: str
    words: str
    username: str
    url: str


def demonstration(request) -> dict:
    """Give templates `demonstration`, read only where one asks for it. In the settings only when DEBUG is on."""
    return {"demonstration": SimpleLazyObject(_offered)}


def _offered() -> dict:
    """People by role and the tour; empty without DEBUG, and where the example people are not."""
    people = (
        list(Person.objects.filter(is_example=True, is_active=True).order_by("pk")) if settings.DEBUG else []
    )
    if not people:
        return {}
    return {"password": PASSWORD, "roles": _by_role(people), "stops": _stops()}


def _by_role(people: list[Person]) -> list[tuple[str, list[Person]]]:
    officers = [person for person in people if person.username.startswith("canbo-")]
    leaders = [
        person for person in people if person not in officers and person.username not in OF_THE_CLUSTER
    ]
    cluster = [
        (OF_THE_CLUSTER[person.username], [person]) for person in people if person.username in OF_THE_CLUSTER
    ]
    return [("Lãnh đạo đơn vị", leaders), ("Cán bộ phụ trách thi đua", officers), *cluster]


def _stops() -> list[Stop]:
    """List the tour through the years; empty while there is only the draft of 2019."""
    terms = list(Term.objects.filter(cluster__slug=CLUSTER).select_related("cluster").order_by("name"))
    if len(terms) < 2:
        return []
    last, present, newest = terms[0], terms[1], terms[-1]
    stops = [
        Stop(
            title="Soạn và gửi ký",
            words=f"Thường trực cụm soạn Giao ước thi đua năm {newest.name}, xem trước rồi gửi ký.",
            username="thuky",
            url=year_url(newest, "agreement"),
        ),
        Stop(
            title="Ký trên điện thoại",
            words=f"Lãnh đạo đơn vị ký Giao ước thi đua năm {present.name}, đã có bốn đơn vị ký.",
            username="pn",
            url=year_url(present, "agreement"),
        ),
        Stop(
            title="In và kiểm tra",
            words=f"Tải Giao ước thi đua năm {last.name} đã ký đủ, in rồi tra cứu theo mã in ở cuối văn bản.",
            username="ccb",
            url=year_url(last, "agreement"),
        ),
    ]
    ongoing = Inspection.objects.filter(term=present, state=Inspection.State.ONGOING).select_related(
        "team", "unit"
    )
    return stops + [_inspecting(inspection.within(present)) for inspection in ongoing]


def _inspecting(inspection: Inspection) -> Stop:
    return Stop(
        title="Kiểm tra chéo",
        words=f"Đoàn kiểm tra nhập kết quả kiểm tra tại {inspection.unit.short_name} vào phiếu kiểm tra.",
        username=inspection.team.head.person.username,
        url=inspection.get_absolute_url(),
    )
