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
        raise WrongState(
            "Văn bản không còn ở bước lấy chữ ký. Hãy mở lại trang văn bản để xem tình trạng mới."
        )
    if place.signer_id != by.pk or not place.signer.is_active:
        raise NotAllowed(f"Ô ký này dành cho {place.full_name}. Đồng chí không ký thay được.")
    if not place.is_in_force():
        raise NotAllowed(
            "Tư cách ký của đồng chí không có hiệu lực trong ngày hôm nay. Hãy báo Thường trực cụm."
        )
    if document.has_time_stamps and not settings.TSA_URL:
        raise SigningFailed(
            "Văn bản này được ký kèm dấu thời gian độc lập nhưng hệ thống không còn nơi cấp. Hãy báo quản trị viên."
        )
    if confirmation.sha256 != document.frozen_sha256:
        raise PledgeError(
            "Văn bản trên trang của đồng chí không phải bản đang lấy chữ ký. Hãy tải lại trang và đọc lại."
        )
    if not 0 <= (now - confirmation.at.replace(microsecond=0)).total_seconds() <= REAUTHENTICATED_WITHIN:
        raise PledgeError("Đã quá lâu kể từ khi nhập mật khẩu. Hãy nhập lại mật khẩu để ký.")


def require_to_decline(document: Document, place: SignaturePlace, by: Person) -> None:
    """Refuse unless `by` may decline to sign in `place`; its subject is read under lock."""
    if place.document_id != document.pk or place.signer_id != by.pk:
        raise PledgeError("Ô ký này không phải của đồng chí. Hãy mở lại trang văn bản.")
    if not place.is_in_force():
        raise PledgeError(
            "Tư cách ký của đồng chí không có hiệu lực trong ngày hôm nay. Hãy báo Thường trực cụm."
        )
    if Signature.objects.filter(place=place).exists():
        raise WrongState(
            "Đồng chí đã ký nên không từ chối được nữa. Muốn sửa nội dung, hãy báo Thường trực cụm."
        )
