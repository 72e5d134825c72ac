"""The doors: who may come to a page of a term. One named decorator per combination of roles.

A term the person has nothing to do with does not exist for them (404); a page of a visible term that is
not theirs is refused (403). Both follow from two queries: what the person is today, and the years of the
cluster that this shows them. What may be done with a thing in its present state is the thing's own rule.
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
            term = next((each for each in years if each.name == year), None)
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
