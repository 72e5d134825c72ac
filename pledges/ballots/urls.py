"""Ballots from candidates to the proposal letter."""

from django.urls import path

from pledges.ballots.views import ballots, count_minutes, proposal, voting

BALLOT = "<int:ballot>/"

urlpatterns = [
    path("", ballots.ballots, name="ballots"),
    path("lap/", ballots.prepare, name="ballot_prepare"),
    path("to-trinh.pdf", proposal.proposal_pdf, name="proposal_pdf"),
    path("to-trinh.docx", proposal.proposal_docx, name="proposal_docx"),
    path(BALLOT, ballots.ballot, name="ballot"),
    path(f"{BALLOT}chuan-bi/", ballots.write, name="ballot_write"),
    path(f"{BALLOT}mo-bo-phieu/", ballots.open_voting, name="ballot_open_voting"),
    path(f"{BALLOT}huy/", ballots.cancel, name="ballot_cancel"),
    path(f"{BALLOT}bo-phieu/", voting.vote, name="ballot_vote"),
    path(f"{BALLOT}den-sau/", voting.admit, name="ballot_admit"),
    path(f"{BALLOT}kiem-phieu/", voting.count, name="ballot_count"),
    path(f"{BALLOT}vong-sau/", ballots.next_round, name="ballot_next_round"),
    path(f"{BALLOT}lap-lai/", ballots.repeat, name="ballot_repeat"),
    path(f"{BALLOT}bien-ban/", count_minutes.amend, name="ballot_amend"),
    path(f"{BALLOT}bien-ban.pdf", count_minutes.newest_pdf, name="ballot_pdf"),
    path(f"{BALLOT}mo-ky/", count_minutes.opening, name="ballot_open"),
    path(f"{BALLOT}ky/", count_minutes.sign, name="ballot_sign"),
    path(f"{BALLOT}tu-choi/", count_minutes.decline, name="ballot_decline"),
    path(f"{BALLOT}thu-hoi/", count_minutes.withdraw, name="ballot_withdraw"),
]
