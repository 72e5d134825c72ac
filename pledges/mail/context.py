"""Context of the top bar of every page, besides the year."""

from django.utils.functional import SimpleLazyObject


def inbox(request):
    """Count the `unread` lines of the inbox, but only on pages that show the number."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"unread": SimpleLazyObject(lambda: user.notices.filter(read_at=None).count())}
