"""The guide for users: open to everybody, also to those who cannot sign in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.guide import sections


@require_safe
@login_not_required
def guide(request):
    return render(request, "members/guide.html", {"sections": sections()})
