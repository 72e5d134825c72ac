"""What is refused in each state of an activity, in the words of the model."""

from pledges.activities.models import Activity

HELD = Activity.WRONG_STATE[Activity.State.HELD]
CANCELLED = Activity.WRONG_STATE[Activity.State.CANCELLED]
