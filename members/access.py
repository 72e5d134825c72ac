"""The doors: who may come to a page of a term. One named decorator per combination of roles.

404 for a term that the person may not see; 403 for a page of a visible term that is not open to them. Two queries
decide: the person's roles today, and the years of the cluster visible to them. Which acts are allowed in a row's
present state is the rule of its model.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404

from members.roles import Roles
from members.standing import Standing


def _door(opens: Callable[[Standing], bool]):
    def decorate(view):
        @wraps(view)
        def guarded(request, cluster, year, **kwargs):
            roles = Roles.of(request.user)
            years = list(roles.years().filter(cluster__slug=cluster).select_related("cluster", "witness"))
            term = next((term for term in years if term.name == year), None)
            if term is None:
                raise Http404
            standing = Standing.by(roles, term)
            if not opens(standing):
                raise PermissionDenied
            request.term, request.years, request.standing = term, years, standing
            return view(request, term, **kwargs)

        return guarded

    return decorate


readers = _door(lambda standing: standing.is_anybody)
secretariat = _door(lambda standing: standing.is_secretariat)
unit_people = _door(lambda standing: bool(standing.units))
leaders = _door(lambda standing: bool(standing.leader_of))
secretariat_or_administrators = _door(lambda standing: standing.is_secretariat or standing.is_administrator)
secretariat_or_unit_people = _door(lambda standing: standing.is_secretariat or bool(standing.units))
