"""Health checks for the process supervisor: alive (the process answers), ready (the database does, too)."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def alive(request):
    return JsonResponse({"alive": True})


@require_safe
@login_not_required
def ready(request):
    """Answer 503 while the database does not answer or a migration is missing."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"ready": False, "why": "database"}, status=503)
    return JsonResponse({"ready": not missing}, status=503 if missing else 200)
