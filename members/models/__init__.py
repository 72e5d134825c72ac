"""People, units, clusters, their years, and who may sign for whom."""

from members.models.appointment import Appointment
from members.models.brake import Brake
from members.models.cluster import Cluster
from members.models.mandate import Mandate
from members.models.password_change import PasswordChange
from members.models.person import Person
from members.models.term import Membership, Term, with_clusters
from members.models.unit import Unit

__all__ = [
    "Appointment",
    "Brake",
    "Cluster",
    "Mandate",
    "Membership",
    "PasswordChange",
    "Person",
    "Term",
    "Unit",
    "with_clusters",
]
