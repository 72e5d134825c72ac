"""The wording of the handover minutes, their chairs and the obstacles to signing."""

from dataclasses import dataclass

from members.models import Mandate, Term, Unit
from members.serving import mandates
from pledges.agreement.text import SignatoryText
from pledges.agreement.wording import lines
from pledges.documents.models.authority import no_authority
from pledges.handover.models import Handover
from pledges.handover.text import HandoverText
from pledges.states.obstacle import missing

WANTED = {
    "day": "Thiếu ngày bàn giao.",
    "venue": "Thiếu nơi bàn giao.",
    "giving": "Thiếu thành phần bên giao.",
    "receiving": "Thiếu thành phần bên nhận.",
    "content": "Thiếu nội dung bàn giao.",
    "assets": "Thiếu kinh phí, con dấu, tài khoản (nếu không có, nhập “không có”).",
}


@dataclass(frozen=True)
class Chair:
    """A chair unit and the mandate its leader will sign under; None when nobody may sign for it today."""

    unit: Unit
    mandate: Mandate | None


def chairs(handover: Handover) -> list[Chair]:
    """Return the chair that hands over, then the one that takes over; one if the unit stays, fewer if one is not known."""
    known = [handover.term.chair, handover.next_term.chair]
    units = list(dict.fromkeys(unit for unit in known if unit is not None))
    first: dict[int, Mandate] = {}
    for mandate in mandates(units):
        first.setdefault(mandate.unit_id, mandate)
    return [Chair(unit, first.get(unit.pk)) for unit in units]


def next_term(term: Term) -> Term | None:
    """Return the year after `term` in the same cluster, if there is one."""
    later = Term.objects.filter(cluster=term.cluster_id, name__gt=term.name)
    return later.order_by("name").first()


def obstacles_to_handover(handover: Handover, people: list[Chair]) -> list[str]:
    """List what keeps the minutes from being opened for signature; `people` are its `chairs`."""
    obstacles = []
    for term in (handover.term, handover.next_term):
        if term.chair is None:
            obstacles.append(f"Năm {term.name} chưa xác định cụm trưởng.")
    obstacles += [
        f"{chair.unit.short_name} chưa có người có thẩm quyền ký."
        for chair in people
        if chair.mandate is None
    ]
    members = {member.unit_id for member in handover.term.member_list}
    obstacles += [
        f"{chair.unit.short_name} không thuộc năm {handover.term.name} nên không ký được trên hệ thống. "
        "Đề nghị bổ sung đơn vị vào năm hoặc ký bản giấy."
        for chair in people
        if chair.unit.pk not in members
    ]
    return [*obstacles, *missing(handover, WANTED).values(), *no_authority()]


def first_wording(term: Term, following: Term) -> dict:
    """Return the fields that new minutes start from."""
    return {
        "content": (
            f"Nhiệm vụ cụm trưởng năm {following.name}\n"
            f"Kết quả thực hiện Giao ước thi đua năm {term.name} của cụm\n"
            "Các nhiệm vụ đang thực hiện, tiếp tục theo dõi"
        ),
        "papers": (
            f"Giao ước thi đua năm {term.name}; ; ; 01; bản điện tử\n"
            "Đăng ký chuyên đề, mô hình mới và kết quả; ; ; 01; bản điện tử\n"
            "Báo cáo sơ kết, tổng kết của các đơn vị và của cụm; ; ; 01; bản điện tử"
        ),
        "assets": (
            "Kinh phí hoạt động của cụm: không có\n"
            "Con dấu: không có\n"
            "Quyền quản lý, khai thác dữ liệu của cụm trên hệ thống"
        ),
    }


def handover_text(handover: Handover, people: list[Chair]) -> HandoverText:
    """Compose the minutes; once they are frozen, units and names stay as they were printed."""
    places = handover.document.place_list if handover.document else []
    blocks = [(place.unit_name, place.lines, place.full_name) for place in places] or [
        (chair.unit.name, chair.mandate.lines, chair.mandate.person.full_name)
        if chair.mandate
        else (chair.unit.name, (), "")
        for chair in people
    ]
    giving, receiving = _sides(handover, places)
    term, cluster = handover.term, handover.term.cluster
    return HandoverText(
        superior_body=cluster.superior_body,
        cluster=cluster.title,
        place=cluster.place,
        number=handover.number,
        year=term.name,
        next_year=handover.next_term.name,
        day=handover.day,
        venue=handover.venue,
        giving=giving,
        receiving=receiving,
        giving_people=lines(handover.giving),
        receiving_people=lines(handover.receiving),
        present=lines(handover.present),
        content=lines(handover.content),
        papers=lines(handover.papers),
        assets=lines(handover.assets),
        remarks=lines(handover.remarks),
        signatories=tuple(
            SignatoryText(field=f"Sig-{number}", unit=unit, lines=above, full_name=name)
            for number, (unit, above, name) in enumerate(blocks, start=1)
        ),
    )


def _sides(handover: Handover, places: list) -> tuple[str, str]:
    if places:
        return places[0].unit_name, places[-1].unit_name
    units = (handover.term.chair, handover.next_term.chair)
    return tuple(unit.name if unit else "" for unit in units)
