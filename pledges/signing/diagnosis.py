"""The diagnoses of an uploaded file, in one sentence."""

from dataclasses import dataclass

SENTENCES = {
    "exact": "Tệp đúng là bản mới nhất mà hệ thống đang lưu ({signed}/{all} chữ ký).",
    "older": "Tệp là bản cũ hơn của văn bản này: mới có {signed}/{all} chữ ký.",
    "unsealed": "Tệp là bản cũ hơn của văn bản này: đã đủ {all} chữ ký nhưng chưa có con dấu hoàn tất.",
    "truncated": "Tệp bị cắt ngắn, thiếu phần cuối so với bản lưu. Đồng chí vui lòng tải lại tệp từ hệ thống.",
    "extra": "Tệp có thêm nội dung lạ ở cuối, không thuộc bản lưu. Đồng chí vui lòng tải lại tệp từ hệ thống.",
    "changed": "Tệp đã bị sửa sau khi ký.",
    "other_document": "Tệp có chữ ký của hệ thống nhưng là một văn bản khác, hoặc một bản khác của văn bản này.",
    "not_ours": "Tệp không phải văn bản của hệ thống.",
    "not_pdf": "Tệp không phải tệp PDF.",
    "encrypted": "Tệp được bảo vệ bằng mật khẩu nên không kiểm tra được; văn bản của hệ thống không đặt mật khẩu.",
    "broken": "Không đọc được tệp PDF này: tệp đã hỏng.",
    "too_large": "Tệp lớn hơn {megabytes} MB nên không được kiểm tra; văn bản của hệ thống không lớn đến mức đó.",
    "too_heavy": "Tệp có cấu tạo bất thường, cần quá nhiều bộ nhớ để đọc nên không được kiểm tra.",
    "timeout": "Tệp có cấu tạo bất thường, việc đọc tệp quá thời gian cho phép nên đã dừng.",
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
