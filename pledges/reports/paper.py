"""The review of the cluster as a paper: it sums up the reports of the units, whose words and figures are annexes.

Number, day and signature are left blank: the paper is a draft for the chair unit, not a signed document.
"""

from collections.abc import Iterable

from django.db.models import Count
from django.utils import timezone

from members.vietnamese import day_in_words, vietnamese_number
from pledges.agreement.duty import fulfilment
from pledges.agreement.models import Agreement
from pledges.agreement.text import closed, printed_date
from pledges.papers.chair import chair_of
from pledges.papers.outline import Annex, Block, Column, Heading, Outline, Table, Words, numbered_parts
from pledges.papers.symbol import blank_number
from pledges.registrations.models import Registration
from pledges.reports.review import Chapter, Remarks, Review, Says

COLUMNS = (
    Column("Đơn vị", "of", 40),
    Column("Kết quả đạt được", "figure", 28),
    Column("Tỷ lệ hoàn thành (%)", "percent", 19, is_centred=True),
    Column("Ghi chú", "noted", 78),
)
MOST_NAMED = 5  # commitments in a sentence
IN_ANNEX = "chi tiết tại Phụ lục kèm theo"


def review_outline(review: Review) -> Outline:
    """Lay out a review of at least one report."""
    term, cluster = review.term, review.term.cluster
    chair = chair_of(term)
    year = f"{timezone.localtime(review.made_at):%Y}"
    witnesses = [f"{term.witness.name} (để báo cáo)"] if term.witness else []
    return Outline(
        superior=tuple(cluster.superior_body.splitlines()),
        issuer=cluster.title,
        number=blank_number("BC", cluster),
        place=cluster.place,
        day=printed_date(None, year),
        kind="Báo cáo",
        subject=review.subject,
        blocks=(Words(_beginning(review)), *numbered_parts(_parts(review)), Words(_ending(review))),
        recipients=tuple(closed([*witnesses, "Các đơn vị thành viên", "Lưu: VT"])),
        capacity=tuple(filter(None, (f"TM. {cluster.title}", "Cụm trưởng", chair.office))),
        full_name=chair.full_name,
        key=f"review:{term.pk}:{review.period}",
        made_at=review.made_at,
        annexes=tuple(_annexes(review)),
    )


def _beginning(review: Review) -> str:
    term, units = review.term, len(review.units)
    return (
        f"Thực hiện Giao ước thi đua năm {term.name}, {term.cluster.title} báo cáo kết quả như sau "
        f"(tổng hợp từ báo cáo của {units:02}/{units + len(review.missing):02} đơn vị):"
    )


def _ending(review: Review) -> str:
    return f"Trên đây là Báo cáo {_lower(review.subject)} của {review.term.cluster.title}./."


def _parts(review: Review) -> list[tuple[str, list[Block]]]:
    return [
        ("Công tác chỉ đạo, tổ chức thực hiện", _words(_steering(review))),
        ("Kết quả", _results(review)),
        ("Đánh giá chung", _assessment(review)),
        ("Phương hướng, nhiệm vụ", _words(_outlook(review))),
        ("Đề xuất, kiến nghị", _words(_counted(review.remarks["proposals"], "có đề xuất, kiến nghị"))),
    ]


def _words(sentences: Iterable[str]) -> list[Block]:
    return [Words(sentence) for sentence in sentences]


def _steering(review: Review) -> list[str]:
    """Tell the signing and the registrations of the year. Three queries."""
    term, sentences = review.term, []
    agreement = Agreement.objects.filter(term=term, state=Agreement.State.SEALED).first()
    units = len(term.member_list)
    if agreement:
        day = f" {day_in_words(agreement.day)}" if agreement.day else ""
        theme = f" với chủ đề “{agreement.theme}”" if agreement.theme else ""
        sentences.append(
            f"{units:02} đơn vị thành viên đã ký kết Giao ước thi đua năm {term.name}{day}{theme}."
        )
    counts = Registration.objects.standing().filter(term=term).order_by().values_list("kind")
    by_kind = dict(counts.annotate(number=Count("pk")))
    kinds = [f"{by_kind[kind]:02} {kind.label.lower()}" for kind in Registration.Kind if kind in by_kind]
    if kinds:
        duty = fulfilment(term)
        sentences.append(
            f"Các đơn vị đăng ký thực hiện {', '.join(kinds)}; {duty.fulfilled:02}/{duty.units:02} đơn vị có "
            "ít nhất 01 chuyên đề hoặc mô hình mới được ghi nhận."
        )
    return sentences


def _results(review: Review) -> list[Block]:
    blocks: list[Block] = []
    if review.chapters:
        blocks += [Heading("1. Thực hiện nội dung Giao ước", 2), *map(_chapter, review.chapters)]
    if review.registrations:
        title = f"{2 if blocks else 1}. Thực hiện chuyên đề, mô hình mới, phong trào thi đua"
        blocks += [Heading(title, 2), Words(f"Có {review.registrations_summary} ({IN_ANNEX}).")]
    return blocks


def _chapter(chapter: Chapter) -> Words:
    lines = [f"- {chapter.commitment.title or chapter.title}: {chapter.summary}."]
    lines += [f"+ {item.title}: {item.summary}." for item in chapter.items if item.title]
    return Words("\n".join(lines))


def _assessment(review: Review) -> list[Block]:
    named = [("Ưu điểm", _strengths(review)), ("Hạn chế, nguyên nhân", _limits(review))]
    filled = [(title, sentences) for title, sentences in named if sentences]
    return [
        block
        for number, (title, sentences) in enumerate(filled, start=1)
        for block in (Heading(f"{number}. {title}", 2), *_words(sentences))
    ]


def _strengths(review: Review) -> list[str]:
    sentences = []
    done = [chapter for chapter in review.chapters if chapter.progress == 100]
    if done:
        sentences.append(
            f"{len(done):02}/{len(review.chapters):02} nội dung hoàn thành 100%: {_named(done)}."
        )
    ahead = [unit.name for unit, progress in review.progress if progress == 100]
    if ahead:
        sentences.append(f"{len(ahead):02} đơn vị hoàn thành 100% các nội dung: {'; '.join(ahead)}.")
    return sentences + _counted(review.remarks["achievements"], "báo cáo kết quả nổi bật")


def _limits(review: Review) -> list[str]:
    behind = _behind(review)
    told = f"{len(behind):02}/{len(review.chapters):02} nội dung chưa hoàn thành: {_named(behind)}."
    return ([told] if behind else []) + _counted(review.remarks["limits"], "nêu hạn chế, nguyên nhân")


def _outlook(review: Review) -> list[str]:
    behind = _behind(review)
    told = [f"Tiếp tục thực hiện các nội dung chưa hoàn thành: {_named(behind)}."] if behind else []
    return told + _counted(review.remarks["tasks_ahead"], "xác định nhiệm vụ thời gian tới")


def _behind(review: Review) -> list[Chapter]:
    """List the commitments that are not done, those farthest behind first."""
    known = [
        chapter for chapter in review.chapters if chapter.progress is not None and chapter.progress < 100
    ]
    return sorted(known, key=lambda chapter: chapter.progress)


def _named(chapters: list[Chapter]) -> str:
    names = [
        f"{chapter.commitment.title or chapter.title} ({vietnamese_number(chapter.progress)}%)"
        for chapter in chapters[:MOST_NAMED]
    ]
    return "; ".join([*names, *(["…"] if chapters[MOST_NAMED:] else [])])


def _counted(remarks: Remarks, told: str) -> list[str]:
    return [f"{len(remarks.by_unit):02} đơn vị {told} ({IN_ANNEX})."] if remarks.by_unit else []


def _annexes(review: Review) -> Iterable[Annex]:
    tables: list[Block] = []
    for chapter in review.chapters:
        tables.append(Heading(chapter.title, 2))
        for item in chapter.items:
            tables += [*([Heading(item.title, 3)] if item.title else []), _table(item.rows)]
    if tables:
        yield Annex("Kết quả thực hiện từng nội dung Giao ước", tuple(tables))
    if review.registrations:
        title = "Kết quả chuyên đề, mô hình mới, phong trào thi đua"
        yield Annex(title, (_table(review.registrations),))
    told = [remarks for remarks in review.remarks.values() if remarks.by_unit]
    if told:
        yield Annex("Đánh giá, nhiệm vụ, đề xuất của các đơn vị", tuple(_remarks(told)))


def _table(rows: tuple[Says, ...]) -> Table:
    texts = (
        (row.unit.name, row.figure, row.percent, "\n".join(filter(None, (row.about, row.words))))
        for row in rows
    )
    return Table(COLUMNS, tuple(texts))


def _remarks(told: list[Remarks]) -> Iterable[Block]:
    for number, remarks in enumerate(told, start=1):
        yield Heading(f"{number}. {remarks.heading}", 2)
        for unit, text in remarks.by_unit:
            yield from (Heading(unit.name, 3), Words(text))


def _lower(sentence: str) -> str:
    return f"{sentence[0].lower()}{sentence[1:]}"
