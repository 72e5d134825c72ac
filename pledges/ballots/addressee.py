"""The name of an office in ordinary letters, as "Kính gửi" wants it (Nghị định 30/2020, Phụ lục II)."""

import re

# parts of names that keep a capital inside; longer ones first
KEPT = (
    *(
        "Thi đua - Khen thưởng",
        "Mặt trận Tổ quốc",
        "Liên đoàn Lao động",
        "Hội Liên hiệp Phụ nữ",
        "Hội Nông dân",
    ),
    *(
        "Hội Cựu chiến binh",
        "Hội đồng",
        "Ủy ban nhân dân",
        "Ủy ban",
        "Ban Thường vụ",
        "Thành ủy",
        "Tỉnh ủy",
        "Bộ Nội vụ",
    ),
    *("Sở Nội vụ", "Việt Nam"),
)
PLACE = re.compile(r"\b(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|đặc khu|phường|xã) ([\w ]+?)(?=,|$| - )")


def in_ordinary_letters(name: str) -> str:
    """Write a name that stands in capitals in ordinary letters; leave every other name as it is."""
    if not name.isupper():
        return name
    words = name.lower()
    for kept in KEPT:
        words = re.sub(rf"\b{re.escape(kept.lower())}\b", kept, words)
    words = PLACE.sub(lambda place: f"{place[1]} {place[2].title()}", words)
    return f"{words[:1].upper()}{words[1:]}"
