"""The faults of a signed document, in sentences that a civil servant understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

SENTENCES = {
    "hash": "Nội dung tệp không trùng với mã kiểm tra (SHA-256) đã ghi nhận khi ký{which}.",
    "revision-count": "Số bản lưu của văn bản là {found}, trong khi hệ thống đã ghi nhận {recorded} bản.",
    "prefix": "Bản lưu thứ {number} không giữ nguyên vẹn nội dung của bản trước nó.",
    "frozen": "Bản gửi ký không phải là bản đã ghi nhận.",
    "confirmed": "Người ký tại {place} đã xác nhận một bản khác với bản gửi ký.",
    "extra-signature": "Có chữ ký không thuộc văn bản này tại {place}.",
    "unsigned": "Văn bản được xác nhận ký đủ khi còn thiếu chữ ký tại {place}.",
    "missing-signature": "Thiếu chữ ký tại {place}.",
    "place": "Các ô ký trong tệp không đúng như khi gửi ký: {place}.",
    "order": "Thứ tự các chữ ký trong tệp khác với thứ tự đã ghi nhận.",
    "certificate": "Chứng thư tại {place} không phải chứng thư đã ghi nhận cho chữ ký này.",
    "damaged": "Nội dung được ký đã bị thay đổi hoặc chữ ký đã hỏng tại {place}.",
    "untrusted": "Chứng thư tại {place} không do hệ thống của cụm cấp.",
    "expired": "Chứng thư tại {place} đã hết hạn và văn bản không có dấu thời gian.",
    "revoked": "Chứng thư tại {place} đã bị thu hồi.",
    "changed": "Văn bản đã bị sửa sau khi ký tại {place}, ngoài phạm vi được phép.",
    "coverage": "Chữ ký tại {place} không bao trùm trọn vẹn bản mà người ký đã đọc.",
    "not-whole": "Chữ ký cuối cùng không bao trùm toàn bộ tệp.",
    "lock": "Việc khóa văn bản tại {place} không đúng như quy định khi gửi ký.",
    "timestamp": "Dấu thời gian tại {place} không hợp lệ.",
    "record": "Bản ghi trong hệ thống về {place} khác với chứng thư và thời điểm ghi trong chữ ký.",
    "state": "Tình trạng ghi trong hệ thống không khớp với các chữ ký của văn bản.",
    "unreadable": "Không đọc được văn bản hoặc chữ ký trong tệp; tệp có thể đã hỏng hoặc bị sửa.",
}


@dataclass(frozen=True)
class Finding:
    """A reason why the document is invalid: a code for programs, a sentence for readers."""

    code: str
    sentence: str
    place: str = ""


def finding(code: str, **details: object) -> Finding:
    return Finding(code, SENTENCES[code].format(**details), str(details.get("place", "")))


def sentences(findings: Iterable[Finding]) -> list[str]:
    """Write one sentence per kind of finding, naming all its places."""
    places: dict[str, list[str]] = {}
    plain = {}
    for finding in findings:
        if finding.place:
            places.setdefault(finding.code, []).append(finding.place)
        else:
            plain[finding.sentence] = None
    gathered = [
        SENTENCES[code].format(place=", ".join(dict.fromkeys(labels))) for code, labels in places.items()
    ]
    return [*plain, *gathered]


@dataclass(frozen=True)
class CheckedSignature:
    """The times of one signature, read from the document; `timestamp` is the independent one, if any."""

    field: str
    signed_at: datetime | None
    timestamp: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """The verdict on a document: valid exactly if there are no findings."""

    findings: tuple[Finding, ...]
    signatures: tuple[CheckedSignature, ...] = ()

    @property
    def valid(self) -> bool:
        return not self.findings
