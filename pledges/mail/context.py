"""What the top bar of every page shows besides the year."""

from django.utils.functional import SimpleLazyObject


def inbox(request):
    """`unread`: how many lines of the person's inbox were not read; asked for only by pages that show it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"unread": SimpleLazyObject(lambda: user.notices.filter(read_at=None).count())}
