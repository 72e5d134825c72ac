"""Years and the units in them."""

from members.models import Membership, Term
from pledges.agreement.acts import signing as acts
from tests import factories, judging
from tests.admin.lists import url


def term_form(term: Term, **changes) -> dict:
    memberships = list(term.memberships.order_by("rank", "position", "pk"))
    sent = {"cluster": term.cluster_id, "name": term.name, "starts_on": "01/01/2019", "ends_on": "31/12/2019"}
    sent |= {"memberships-TOTAL_FORMS": len(memberships), "memberships-INITIAL_FORMS": len(memberships)}
    for number, each in enumerate(memberships):
        for name in ("id", "term_id", "unit_id", "rank", "position"):
            sent[f"memberships-{number}-{name.removesuffix('_id')}"] = getattr(each, name)
    return sent | changes


def test_a_unit_leaves_a_year_only_while_nothing_is_frozen(browser, cluster_year):
    term, leave = cluster_year.term, {"memberships-0-DELETE": "on"}
    page = url(Term, "change", term.pk)
    assert browser.post(page, term_form(term, **leave)).status_code == 302
    assert term.memberships.count() == 2
    cluster_year.open()
    browser.post(page, term_form(term, **leave))
    assert term.memberships.count() == 2
    acts.withdraw(cluster_year.agreement, by=cluster_year.secretary, reason="Đơn vị chuyển cụm")
    browser.post(page, term_form(term, **leave))
    assert term.memberships.count() == 1


def test_a_unit_with_a_score_sheet_stays_in_its_year(browser, cluster_year):
    term, leave = cluster_year.term, {"memberships-0-DELETE": "on"}
    judging.scale(cluster_year)
    page = browser.post(url(Term, "change", term.pk), term_form(term, **leave))
    assert "Đã có bảng điểm năm này nên không gỡ được" in page.content.decode()
    assert term.memberships.count() == 3


def test_a_row_keeps_its_unit_and_a_used_year_its_name(browser, cluster_year):
    term, other = cluster_year.term, factories.unit()
    cluster_year.open()
    first = term.memberships.order_by("rank", "position", "pk").first()
    sent = term_form(
        term, name="2020", theme="Chủ đề mới", **{"memberships-0-unit": other.pk, "memberships-0-rank": 1}
    )
    assert browser.post(url(Term, "change", term.pk), sent).status_code == 302
    after = Membership.objects.get(pk=first.pk)
    assert (after.unit_id, after.rank) == (first.unit_id, Membership.Role.CHAIR)
    term.refresh_from_db()
    assert (term.name, term.theme) == ("2019", "Chủ đề mới")
