from pledges.ballots.models.ballot import Ballot
from pledges.ballots.models.candidate import Candidate
from pledges.ballots.models.voter import Slip, Teller, Voter

__all__ = ["Ballot", "Candidate", "Slip", "Teller", "Voter"]
