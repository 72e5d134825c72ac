"""The acts of law that papers cite by default, with the days on which they are in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FOREVER = date.max


@dataclass(frozen=True, kw_only=True)
class LegalAct:
    """An act in force from `since` to `until`, both days included; `symbol` identifies it in any wording."""

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
    # the law may always be cited without its day, as clusters did before the law of 2022
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
    """Cite the newest act of every kind in force on `day`, a line per act."""
    return tuple(act.line for act in _newest(day).values())


def renewed(lines: Iterable[str], *, day: date) -> tuple[str, ...]:
    """Replace acts of this table not in force on `day` by those that are.

    Lines worded otherwise stay as they are, and so do acts without a successor.
    """
    return tuple(_in_force(line, day) for line in lines)


def not_in_force(line: str, *, day: date) -> str:
    """Say why the act in `line` cannot be cited on `day`; "" if it can."""
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
