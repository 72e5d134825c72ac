"""A leader signs for one unit."""

import pytest

from pledges.acts import agreement as acts
from pledges.errors import WrongState
from pledges.models import Agreement, Event


def test_the_last_signature_seals_the_agreement(cluster_year):
    cluster_year.open()
    cluster_year.sign()
    assert cluster_year.agreement.state == Agreement.State.SEALED
    assert [each.kind for each in cluster_year.agreement.document.signatures.all()] == [
        "freeze", "person", "person", "person", "close",
    ]
    verbs = list(cluster_year.agreement.events().values_list("verb", flat=True))
    assert verbs[-4:] == [Event.Verb.SIGNED] * 3 + [Event.Verb.SEALED]


def test_a_unit_signs_once(cluster_year):
    cluster_year.open()
    leader = cluster_year.leaders[0]
    cluster_year.sign(leader)
    with pytest.raises(WrongState, match="đã ký lúc"):
        acts.sign(
            cluster_year.agreement,
            place=cluster_year.place(leader),
            by=leader,
            confirmation=cluster_year.confirmation(),
        )
    assert cluster_year.agreement.document.signatures.filter(kind="person").count() == 1
