"""Conditions for signing in a place of a document, or declining to."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from members.models import Person
from pledges.documents.models import Confirmation, Document, Signature, SignaturePlace
from pledges.errors import NotAllowed, PledgeError, SigningFailed, WrongState

REAUTHENTICATED_WITHIN = 300  # seconds between the password and the signature


def require_to_sign(
    document: Document, place: SignaturePlace, by: Person, confirmation: Confirmation, now: datetime
) -> None:
    """Refuse unless `by` may sign in `place` at `now`; `document` and `place` are read under lock."""
    signature = Signature.objects.filter(place=place).first()
    if signature:
        signer = place.unit if place.mandate_id else place.holder
        raise WrongState(f"{signer} đã ký lúc {timezone.localtime(signature.signed_at):%H:%M ngày %d/%m/%Y}.")
    if document.state != Document.State.OPEN:
        raise WrongState("Văn bản không còn ở bước ký. Xin tải lại trang để xem tình trạng mới.")
    if place.signer_id != by.pk or not place.signer.is_active:
        raise NotAllowed(f"Văn bản này do đồng chí {place.full_name} ký.")
    if not place.is_in_force():
        raise NotAllowed(_over(place))
    if document.has_time_stamps and not settings.TSA_URL:
        raise SigningFailed(
            "Chưa ký được vì chưa kết nối được dịch vụ cấp dấu thời gian. Xin thử lại sau ít phút."
        )
    if confirmation.sha256 != document.frozen_sha256:
        raise PledgeError("Văn bản vừa thay đổi. Xin tải lại trang và đọc lại trước khi ký.")
    if not 0 <= (now - confirmation.at.replace(microsecond=0)).total_seconds() <= REAUTHENTICATED_WITHIN:
        raise PledgeError("Đã quá thời gian xác nhận. Xin nhập lại mật khẩu.")


def require_to_decline(document: Document, place: SignaturePlace, by: Person) -> None:
    """Refuse unless `by` may decline to sign in `place`; its subject is read under lock."""
    if place.document_id != document.pk or place.signer_id != by.pk:
        raise PledgeError(f"Văn bản này do đồng chí {place.full_name} ký.")
    if not place.is_in_force():
        raise PledgeError(_over(place))
    if Signature.objects.filter(place=place).exists():
        raise WrongState(
            "Đồng chí đã ký nên không từ chối được. Nếu cần sửa nội dung, xin liên hệ Thường trực cụm."
        )


def _over(place: SignaturePlace) -> str:
    """Say since when the mandate of `place` is not in force."""
    day = place.mandate.valid_to
    over = day is not None and day < timezone.localdate()
    when = f"đã hết hạn ngày {day:%d/%m/%Y}" if over else "chưa có hiệu lực"
    return f"Thẩm quyền ký của đồng chí {when}. Xin liên hệ Thường trực cụm."
