"""Names as long as real ones."""

LONG_UNIT = (
    "Đảng ủy các cơ quan, đơn vị và doanh nghiệp trực thuộc Ủy ban Mặt trận Tổ quốc Việt Nam "
    "thành phố Hà Nội khóa mười tám ạ"
)
