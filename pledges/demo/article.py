"""Facts of Cụm thi đua số 4 from the newspaper article of 28/02/2019: units, theme, commitments, the conference.

It names no chair, leader, registered theme or score: none are made up here.
"""

from datetime import date

from pledges.agreement.text import TargetText

YEAR = "2019"
SINCE = date(2019, 1, 1)
# sign-in name, full name, short name, letters, authority line, title
UNITS = [
    (
        "ccb",
        "Hội Cựu chiến binh thành phố Hà Nội",
        "Hội Cựu chiến binh TP",
        "CCB",
        "TM. BAN THƯỜNG VỤ",
        "Chủ tịch",
    ),
    (
        "mttq",
        "Ủy ban MTTQ Việt Nam thành phố Hà Nội",
        "Ủy ban MTTQ TP",
        "MTTQ",
        "TM. BAN THƯỜNG TRỰC",
        "Chủ tịch",
    ),
    (
        "ldld",
        "Liên đoàn Lao động thành phố Hà Nội",
        "Liên đoàn Lao động TP",
        "LĐLĐ",
        "TM. BAN THƯỜNG VỤ",
        "Chủ tịch",
    ),
    ("hnd", "Hội Nông dân thành phố Hà Nội", "Hội Nông dân TP", "HND", "TM. BAN THƯỜNG VỤ", "Chủ tịch"),
    (
        "doan",
        "Đoàn TNCS Hồ Chí Minh thành phố Hà Nội",
        "Đoàn TNCS HCM TP",
        "ĐTN",
        "TM. BAN THƯỜNG VỤ",
        "Bí thư",
    ),
    ("pn", "Hội Liên hiệp Phụ nữ thành phố Hà Nội", "Hội LHPN TP", "HPN", "TM. BAN THƯỜNG VỤ", "Chủ tịch"),
]
THEME = "Năm nâng cao hiệu lực, hiệu quả hoạt động của hệ thống chính trị"
FIELDS = {
    "superior_body": "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTHÀNH PHỐ HÀ NỘI",
    "number": "",
    "place": "Hà Nội",
    "day": date(2019, 2, 28),
    "venue": "Trụ sở Hội Cựu chiến binh TP Hà Nội",
    "subject": "Năm 2019 của Cụm thi đua số 4 (MTTQ và các đoàn thể chính trị - xã hội thành phố Hà Nội)",
    "theme": THEME,
    "grounds": (
        "Căn cứ Luật Thi đua, khen thưởng\n"
        "Căn cứ Quyết định số 449/QĐ-UBND ngày 22 tháng 01 năm 2019 của Ủy ban nhân dân thành phố Hà Nội\n"
        "Căn cứ nhiệm vụ trọng tâm năm 2019 của Thành ủy và Thành phố Hà Nội"
    ),
    "opening": (
        "Ngày 28 tháng 02 năm 2019, tại trụ sở Hội Cựu chiến binh thành phố Hà Nội, sáu đơn vị thành viên Cụm thi đua số 4 "
        "gồm Hội Cựu chiến binh, Ủy ban MTTQ Việt Nam, Liên đoàn Lao động, Hội Nông dân, Đoàn TNCS Hồ Chí Minh và Hội Liên "
        f"hiệp Phụ nữ thành phố Hà Nội thống nhất ký kết giao ước thi đua năm 2019 với chủ đề “{THEME}”, gồm các nội dung sau:"
    ),
    "organisation": (
        "Các đơn vị phát động, đăng ký phong trào thi đua theo đặc thù của đơn vị; trong năm tổ chức trao đổi kinh nghiệm, "
        "học tập các điển hình tiên tiến và kiểm tra chéo công tác thi đua, khen thưởng giữa các đơn vị trong cụm."
    ),
    "closing": "Các đơn vị cam kết thực hiện đầy đủ những nội dung đã ký kết. Giao ước có hiệu lực từ ngày ký.",
    "recipients": "Ban Thi đua - Khen thưởng thành phố Hà Nội\nCác đơn vị thành viên Cụm thi đua số 4\nLưu: VT",
}
COMMITMENTS = [
    (
        "Nhiệm vụ chính trị",
        "Thực hiện tốt các nhiệm vụ trọng tâm năm 2019 của Thành ủy và Thành phố giao; thi đua thực hiện tốt các nhiệm vụ "
        "chính trị của đơn vị, góp phần hoàn thành thắng lợi các chỉ tiêu phát triển kinh tế - xã hội năm 2019.",
        [],
    ),
    (
        "Cải cách hành chính",
        "Thi đua triển khai và thực hiện tốt công tác cải cách hành chính với mục tiêu “5 rõ” trong quản lý, chỉ đạo, điều hành.",
        [],
    ),
    (
        "Học tập và làm theo Bác, xây dựng Đảng",
        "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh gắn với thực hiện Nghị quyết Trung ương 4 "
        "khóa XII về tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi sự suy thoái về tư tưởng chính trị, đạo đức, "
        "lối sống, những biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ.",
        [],
    ),
    (
        "Hai bộ quy tắc ứng xử",
        "Thực hiện “Quy tắc ứng xử dành cho cán bộ, công chức, viên chức, người lao động trong cơ quan thuộc thành phố Hà Nội” "
        "và “Quy tắc ứng xử nơi công cộng”, tạo bước chuyển biến mạnh về kỷ luật, kỷ cương, ý thức, trách nhiệm, chất lượng "
        "phục vụ Nhân dân của đội ngũ cán bộ, công chức.",
        [],
    ),
    (
        "Chuyên đề, mô hình mới",
        "Mỗi đơn vị thành viên đăng ký thực hiện ít nhất 01 chuyên đề thi đua hoặc 01 mô hình mới trong năm 2019.",
        [
            TargetText(
                name="Chuyên đề thi đua hoặc mô hình mới của mỗi đơn vị",
                comparison=">=",
                value=1,
                unit="đăng ký",
            )
        ],
    ),
    (
        "Quy chế dân chủ, kiểm tra, giám sát",
        "Phối hợp chặt chẽ với chuyên môn và các ngành chức năng làm tốt công tác kiểm tra, giám sát; triển khai thực hiện tốt "
        "quy chế dân chủ ở từng cơ quan, đơn vị; gắn việc thực hiện nhiệm vụ chính trị của cơ sở với công tác thi đua, khen "
        "thưởng, góp phần xây dựng tổ chức Đảng, chính quyền, đoàn thể trong sạch, vững mạnh.",
        [],
    ),
]
