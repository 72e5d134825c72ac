"""The diagnoses of an uploaded file, in one sentence."""

from dataclasses import dataclass

SENTENCES = {
    "exact": "Tệp đúng với bản mới nhất trong hệ thống ({signed}/{all} chữ ký).",
    "older": "Tệp là bản chưa hoàn tất: có {signed}/{all} chữ ký.",
    "unsealed": "Tệp là bản chưa hoàn tất (đủ {all} chữ ký, chưa có xác nhận khi ký đủ).",
    "truncated": "Tệp bị thiếu phần cuối. Xin tải lại tệp.",
    "extra": "Tệp bị chèn thêm dữ liệu. Xin tải lại tệp từ hệ thống.",
    "changed": "Tệp đã bị sửa sau khi ký.",
    "other_document": "Tệp có chữ ký của hệ thống nhưng là văn bản khác, hoặc bản khác của văn bản này.",
    "not_ours": "Tệp không phải văn bản của hệ thống.",
    "not_pdf": "Tệp không phải tệp PDF.",
    "encrypted": "Tệp được bảo vệ bằng mật khẩu nên không kiểm tra được; văn bản của hệ thống không đặt mật khẩu.",
    "broken": "Không đọc được tệp PDF này: tệp đã hỏng.",
    "too_large": "Tệp lớn hơn {megabytes} MB, không phải văn bản của hệ thống.",
    "too_heavy": "Không kiểm tra được: tệp có cấu trúc bất thường.",
    "timeout": "Không kiểm tra được: tệp có cấu trúc bất thường.",
}
MOST_DETAILS = 20


@dataclass(frozen=True)
class Diagnosis:
    """The diagnosis of a file: `kind` for programs, the sentence and its details for readers."""

    kind: str
    sentence: str
    details: tuple[str, ...] = ()


def appended(signed: int, everybody: int) -> str:
    return f"Có nội dung được ghi thêm sau bản đã có {signed}/{everybody} chữ ký."


def diagnosis(kind: str, *, details: tuple[str, ...] = (), **values: object) -> Diagnosis:
    return Diagnosis(kind, SENTENCES[kind].format(**values), details[:MOST_DETAILS])
