"""Messages about activities of the cluster."""

from members.serving import people, unit_people
from pledges.activities.models import Activity
from pledges.mail.letter import send


def invited(activity: Activity, *, is_again: bool) -> None:
    """Mail officers and leaders of the member units; `is_again`: they were invited to the earlier plan."""
    send("activities/invited", unit_people(activity.term), activity, is_again=is_again)


def cancelled(activity: Activity) -> None:
    """Mail the people of the invited units."""
    invited_units = activity.attendances.filter(invited_at__isnull=False).values("unit")
    send("activities/cancelled", people(invited_units), activity)
