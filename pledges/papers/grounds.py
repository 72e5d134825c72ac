"""The acts of law that papers cite by default, each for the days on which it is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FOREVER = date.max


@dataclass(frozen=True, kw_only=True)
class LegalAct:
    """In force from `since` to `until`, both days included; `symbol` is what tells it from others in any wording."""

    kind: str
    name: str
    symbol: str = ""
    since: date
    until: date = FOREVER

    @property
    def line(self) -> str:
        return f"Căn cứ {self.name}"

    def is_in_force(self, day: date) -> bool:
        return self.since <= day <= self.until


ACTS = (
    # without its day the law may be cited at any time; before the law of 2022 clusters did so
    LegalAct(kind="law", name="Luật Thi đua, khen thưởng", since=date.min),
    LegalAct(kind="law", name="Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", since=date(2024, 1, 1)),
    LegalAct(
        kind="decree",
        name="Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ",
        symbol="98/2023/NĐ-CP",
        since=date(2024, 1, 1),
        until=date(2025, 6, 30),
    ),
    LegalAct(
        kind="decree",
        name=(
            "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong "
            "lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng"
        ),
        symbol="152/2025/NĐ-CP",
        since=date(2025, 7, 1),
    ),
)


def cited_on(day: date) -> tuple[str, ...]:
    """The lines of the acts in force on `day`: of each kind the newest."""
    return tuple(act.line for act in _newest(day).values())


def renewed(lines: Iterable[str], *, day: date) -> tuple[str, ...]:
    """`lines` with the acts of this table that are not in force on `day` replaced by those that are.

    A line that somebody worded otherwise stays as it is, and so does one without an act to take its place.
    """
    return tuple(_in_force(line, day) for line in lines)


def not_in_force(line: str, *, day: date) -> str:
    """What is wrong with citing the act in `line` on `day`; "" where nothing is."""
    for act in ACTS:
        if act.symbol and act.symbol in line and not act.is_in_force(day):
            if day < act.since:
                return f"ghi văn bản số {act.symbol}, có hiệu lực từ {act.since:%d/%m/%Y}"
            return f"ghi văn bản số {act.symbol}, hết hiệu lực sau ngày {act.until:%d/%m/%Y}"
    return ""


def _newest(day: date) -> dict[str, LegalAct]:
    return {act.kind: act for act in ACTS if act.is_in_force(day)}


def _in_force(line: str, day: date) -> str:
    cited = next((act for act in ACTS if act.line == line.strip().rstrip(" ;.")), None)
    if cited is None or cited.is_in_force(day) or cited.kind not in _newest(day):
        return line
    return _newest(day)[cited.kind].line
