"""The line above the title in a signature block, by the kind of organisation that the unit's name begins with.

Party committees, the Front, the Youth Union, associations and trade unions sign for their standing body; a people's
committee signs for itself. A department, an office, a school or a company is led by one person, who signs without
such a line: names that fit no pattern have none.
"""

import re

STANDING_BODY = "TM. BAN THƯỜNG VỤ"
# pattern of the name's beginning, in small letters -> its line; the first match counts
LINES = (
    (r"(ủy ban|uỷ ban|ub) nhân dân|ubnd", "TM. ỦY BAN NHÂN DÂN"),
    (r"((ủy ban|uỷ ban|ub) )?(mặt trận tổ quốc|mttq)|ubmttq", "TM. BAN THƯỜNG TRỰC"),
    (r"(đảng|tỉnh|thành|quận|huyện|thị) (ủy|uỷ)", STANDING_BODY),
    (r"đoàn (tncs|tn|thanh niên|khối)|(tỉnh|thành|quận|huyện|thị|xã|phường) đoàn", STANDING_BODY),
    (r"hội (đồng|sở)", ""),  # councils, head offices
    (r"hội", STANDING_BODY),
    (r"liên đoàn lao động|lđlđ|công đoàn", STANDING_BODY),
)


def authority_line(name: str) -> str:
    """Return the authority line for a unit of this name (in NFC); "" for kinds that have none."""
    small = name.casefold()
    return next((line for pattern, line in LINES if re.match(rf"({pattern})\b", small)), "")
