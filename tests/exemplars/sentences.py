"""What is refused in each state of an exemplar, in the words of the model."""

from pledges.exemplars.models import Exemplar

PROPOSED = Exemplar.WRONG_STATE[Exemplar.State.PROPOSED]
ACCEPTED = Exemplar.WRONG_STATE[Exemplar.State.ACCEPTED]
SHARED = Exemplar.WRONG_STATE[Exemplar.State.SHARED]
REFUSED = Exemplar.WRONG_STATE[Exemplar.State.REFUSED]
