"""A person's inbox, of all clusters and years."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pledges.mail.acts import inbox as acts
from pledges.mail.models import MailSetting
from pledges.states.attempt import attempt


@require_safe
def inbox(request):
    lines = request.user.notices.select_related("term__cluster")
    page = Paginator(lines, 25).get_page(request.GET.get("page"))
    at_once = MailSetting.objects.filter(person=request.user, daily=False).exists()
    return render(request, "mail/inbox.html", {"page": page, "daily": not at_once})


@require_POST
def read(request, notice):
    """Mark a line as read, and return to its page of the list."""
    attempt(
        request, acts.read, get_object_or_404(request.user.notices, pk=notice), done="Đã đánh dấu đã đọc."
    )
    number = request.POST.get("page", "")
    known = number.isascii() and number.isdigit() and len(number) < 6
    return redirect(f"{reverse('pledges:inbox')}?page={number}" if known else "pledges:inbox")


@require_POST
def read_all(request):
    attempt(request, acts.read_all, done="Đã đánh dấu đọc tất cả.")
    return redirect("pledges:inbox")


@require_POST
def choose(request):
    """Choose between one mail a day and each at once."""
    daily = request.POST.get("daily") == "1"
    attempt(request, acts.choose, daily=daily, done="Đã lưu cách nhận thư.")
    return redirect("pledges:inbox")
