"""Days and years mentioned in a Vietnamese text: "ngày 28 tháng 02 năm 2019", "28/2/2019", "năm học 2024-2025"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from members.vietnamese import composed

LAWS = "luật|hiến pháp|pháp lệnh|nghị định|thông tư|sửa đổi|bổ sung"
PAPERS = (
    f"{LAWS}|quyết định|nghị quyết|kế hoạch|chỉ thị|công văn|hướng dẫn|kết luận|văn bản|thông báo|tờ trình|quy chế|"
    "chương trình|đề án|báo cáo|biên bản"
)
WITHIN = (
    r"(?:[^,;.\n]|\.(?!\s)|(?<=\btp)\.|(?<=thi đua),)*"  # the rest of a name, up to the end of the clause
)
DATE_OF_PAPER = re.compile(rf"(?:\b(?:{PAPERS})\b{WITHIN}|\d+/[\w/.-]+,?\s*\(?)$", re.IGNORECASE)
YEAR_OF_LAW = re.compile(rf"\b(?:{LAWS})\b{WITHIN}$", re.IGNORECASE)
AROUND = 200  # letters
DASH = r"\s*[-–]\s*"
DAY = re.compile(
    r"(?:ngày\s+)?(?:mùng\s+|mồng\s+)?(?<!\d)(?P<d1>\d{1,2})\s+tháng\s+(?P<m1>\d{1,2})(?:\s+năm\s+(?P<y1>\d{4}))?(?!\d)"
    r"|(?:ngày\s+)?(?<![\d/.-])(?P<d2>\d{1,2})(?P<sep>[/.-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4})(?![\d/-])"
    r"|ngày\s+(?P<d3>\d{1,2})[/-](?P<m3>\d{1,2})(?![\d/-])",
    re.IGNORECASE,
)
YEAR = re.compile(
    r"(?:(?:\d+\s+tháng|quý\s+[\dIVX]+|tháng\s+\d{1,2})(?:\s+(?:đầu|cuối))?\s+)?"
    rf"\b(?:năm(?:\s+(?:học|công tác|thi đua))?|giai đoạn|nhiệm kỳ|đầu|cuối)\s+(?P<y1>\d{{4}})(?:{DASH}(?P<y2>\d{{4}}))?(?!\d)"
    rf"|\b(?:tháng\s+\d{{1,2}}|quý\s+[\dIVX]+)\s*/\s*(?P<y3>\d{{4}})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """`words` as written, `at` their place, with the text `before` and `after`; `day` is (day, month, year or None).

    `years` holds the year, or all years of a period; it is empty for a day without a year.
    """

    words: str
    before: str
    after: str
    years: range
    at: int
    day: tuple[int, int, int | None] | None = None

    @property
    def spoken(self) -> str:
        """Say the day in figures, "ngày 28/02/2019"; a year as written."""
        if self.day is None:
            return " ".join(self.words.split())
        day, month, year = self.day
        return f"ngày {day:02}/{month:02}" + (f"/{year}" if year else "")

    @property
    def is_of_a_paper(self) -> bool:
        """Whether it is the day of a decision or the year of a law, and so not the agreement's own."""
        return bool((DATE_OF_PAPER if self.day else YEAR_OF_LAW).search(self.before))


def mentions(text: str) -> Iterator[Mention]:
    """Find the days, then the years that are not part of a day."""
    text = composed(text)
    taken: list[tuple[int, int]] = []
    for match in DAY.finditer(text):
        if mention := _day(text, match):
            taken.append(match.span())
            yield mention
    for match in YEAR.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            first, last = int(match["y1"] or match["y3"]), int(match["y2"] or match["y1"] or match["y3"])
            yield _mention(text, match, range(first, last + 1))


def _day(text: str, match: re.Match) -> Mention | None:
    day, month = (int(next(filter(None, (match[f"{part}{way}"] for way in "123")))) for part in "dm")
    year = int(digits) if (digits := match["y1"] or match["y2"]) else None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _mention(text, match, range(year, year + 1) if year else range(0), (day, month, year))


def _mention(text: str, match: re.Match, years: range, day=None) -> Mention:
    before, after = text[max(0, match.start() - AROUND) : match.start()], text[match.end() :][:AROUND]
    return Mention(words=match[0], before=before, after=after, years=years, at=match.start(), day=day)
