"""The checklist of a cluster's first cross-inspection, and the first wording of its plan; every later year copies the last."""

EMULATION = "A. Công tác thi đua"
COMMENDATION = "B. Công tác khen thưởng"

# part, question, what to look at
QUESTIONS = [
    (
        EMULATION,
        "Phổ biến, quán triệt pháp luật và văn bản chỉ đạo về thi đua, khen thưởng tới cán bộ, đoàn viên, hội viên.",
        "Công văn, kế hoạch phổ biến; biên bản hội nghị; tài liệu tuyên truyền.",
    ),
    (
        EMULATION,
        "Ban hành kế hoạch, phát động các phong trào thi đua trong năm.",
        "Kế hoạch phát động; chương trình, biên bản lễ phát động.",
    ),
    (
        EMULATION,
        "Gắn phong trào thi đua với việc thực hiện nhiệm vụ chính trị của đơn vị và của Thành phố.",
        "Kế hoạch công tác năm; báo cáo kết quả thực hiện nhiệm vụ.",
    ),
    (
        EMULATION,
        "Đăng ký chuyên đề thi đua, mô hình mới, danh hiệu thi đua của tập thể và cá nhân.",
        "Bản đăng ký gửi cụm; danh sách đăng ký danh hiệu.",
    ),
    (
        EMULATION,
        "Kết quả thực hiện giao ước, các chỉ tiêu và chuyên đề, mô hình đã đăng ký.",
        "Báo cáo sơ kết, tổng kết; số liệu, minh chứng kèm theo.",
    ),
    (
        EMULATION,
        "Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến.",
        "Danh sách điển hình; tin, bài; hình thức phổ biến cách làm.",
    ),
    (
        EMULATION,
        "Sơ kết, tổng kết phong trào thi đua, rút kinh nghiệm.",
        "Báo cáo, biên bản hội nghị sơ kết, tổng kết.",
    ),
    (
        COMMENDATION,
        "Quy chế, tiêu chuẩn xét khen thưởng của đơn vị, việc công khai trong đơn vị.",
        "Quy chế thi đua, khen thưởng; văn bản hướng dẫn tiêu chuẩn.",
    ),
    (
        COMMENDATION,
        "Quy trình bình xét: hội đồng thi đua, khen thưởng, họp xét, bỏ phiếu.",
        "Quyết định thành lập hội đồng; biên bản họp, biên bản kiểm phiếu.",
    ),
    (
        COMMENDATION,
        "Hồ sơ khen thưởng đầy đủ, đúng mẫu, đúng thời hạn; việc lưu trữ hồ sơ.",
        "Tờ trình, danh sách trích ngang, báo cáo thành tích, sổ theo dõi.",
    ),
    (
        COMMENDATION,
        "Kết quả khen thưởng so với danh hiệu đã đăng ký.",
        "Quyết định khen thưởng; bảng đối chiếu với danh hiệu đã đăng ký.",
    ),
]

WORDING = {
    "grounds": (
        "Căn cứ Luật Thi đua, khen thưởng\nCăn cứ Giao ước thi đua năm {year} của các đơn vị thành viên trong cụm"
    ),
    "purpose": (
        "Đánh giá việc thực hiện giao ước thi đua, công tác thi đua, khen thưởng của từng đơn vị thành viên.\n"
        "Trao đổi kinh nghiệm, giúp nhau khắc phục hạn chế; làm căn cứ chấm điểm và bình xét cuối năm."
    ),
    "requirements": (
        "Kiểm tra khách quan, đúng nội dung, không làm ảnh hưởng tới hoạt động của đơn vị được kiểm tra."
    ),
    "content": (
        "Công tác thi đua: phổ biến, phát động, tổ chức thực hiện, kết quả, điển hình tiên tiến.\n"
        "Công tác khen thưởng: tiêu chuẩn, quy trình, hồ sơ, kết quả."
    ),
    "organisation": (
        "Đơn vị được kiểm tra chuẩn bị báo cáo, hồ sơ minh chứng và bố trí người làm việc với đoàn.\n"
        "Đoàn kiểm tra lập biên bản có chữ ký của hai bên, gửi Thường trực cụm sau khi kiểm tra.\n"
        "Thường trực cụm theo dõi, đôn đốc và tổng hợp kết quả."
    ),
}
