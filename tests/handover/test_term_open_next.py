"""The secretariat opens the next year from this one."""

from datetime import date

import pytest

from members.models import Membership, Term
from pledges.agreement.models import Agreement
from pledges.errors import NotAllowed, PledgeError, WrongState
from pledges.handover import rotation
from pledges.handover.acts.handover import begin
from pledges.handover.acts.term import open_next
from pledges.handover.models import Handover
from pledges.states.event import Event, EventChain
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories
from tests.ladder import NOT_THE_SECRETARIAT, letters, recorded, refused, somebody, told, undone


@pytest.fixture
def year(authority):
    return factories.cluster_year(units=3)


def test_the_members_come_along_in_their_order_with_the_offices_that_were_decided(year):
    following = factories.next_year(year, units=tuple(reversed(year.units)), deputies=(year.units[2],))
    rows = list(following.memberships.order_by("position").values_list("unit", "rank"))
    chair, deputy, member = Membership.Role.CHAIR, Membership.Role.DEPUTY, Membership.Role.MEMBER
    first, second, third = (unit.pk for unit in year.units)
    assert rows == [(third, deputy), (second, chair), (first, member)]


def test_a_unit_leaves_and_another_joins(year):
    new = factories.unit("Hội Mới thành phố Hà Nội")
    following = factories.next_year(year, units=(*year.units[:2], new))
    assert [member.unit for member in following.members()] == [year.units[1], year.units[0], new]


def test_a_unit_of_another_cluster_joins_only_when_it_was_confirmed(year):
    stranger = factories.member(factories.term()).unit
    witness = factories.term(witness=factories.unit()).witness
    units = (*year.units, stranger, witness)
    sentence = "Xin xác nhận đúng đơn vị tham gia trước khi mở năm mới."
    with refused(PledgeError, f"Đang ở cụm khác: {stranger.name}; {witness.name}. {sentence}"):
        factories.next_year(year, units=units)
    with refused(PledgeError, f"Đang ở cụm khác: {witness.name}. {sentence}"):
        factories.next_year(year, units=units, confirmed=(stranger,))
    following = factories.next_year(year, units=units, confirmed=(stranger, witness))
    assert {stranger, witness} <= set(following.units.all())
    event = EventChain.objects.get(key=f"term-{year.term.pk}").events.get()
    assert event.facts == {"next_term": "2020", "confirmed": [stranger.name, witness.name]}


def test_a_unit_of_an_earlier_year_comes_back_from_another_cluster(year):
    returning = factories.member(factories.term(year.cluster, "2018")).unit
    factories.member(factories.term(), returning)
    following = factories.next_year(year, units=(*year.units, returning))
    assert returning in following.units.all()


def test_the_year_keeps_what_the_cluster_keeps(year):
    Term.objects.filter(pk=year.term.pk).update(needs_registrations=True, witness=year.units[2])
    deadlines = {"half_year_due_on": date(2020, 7, 15)}
    following = factories.next_year(year, deadlines=deadlines)
    assert (following.cluster, following.name) == (year.cluster, "2020")
    assert following.half_year_due_on == date(2020, 7, 15)
    assert (following.needs_registrations, following.witness) == (True, year.units[2])


def test_the_agreement_begins_from_last_years(year):
    following = factories.next_year(year)
    agreement = Agreement.objects.get(term=following)
    assert agreement.subject == "Năm 2020 của Cụm thử"
    assert [commitment.title for commitment in agreement.commitments.all()] == ["Nhiệm vụ"]
    assert (agreement.day, agreement.theme) == (None, "Năm bứt phá")


def test_without_the_wish_no_agreement_begins(year):
    plan = factories.next_plan(year)
    following = open_next(year.term, by=year.secretary, plan=plan, with_agreement=False)
    assert not Agreement.objects.filter(term=following).exists()


def test_the_minutes_begin_with_the_papers_of_the_year(year):
    following = factories.next_year(year)
    handover = Handover.objects.get(term=year.term)
    assert (handover.next_term, handover.state) == (following, Handover.State.DRAFT)
    assert "Giao ước thi đua năm 2019; " in handover.papers
    assert recorded(handover)[:2] == (Event.Verb.BEGUN, year.secretary)


def test_everything_verifies_after_it(year, verify):
    factories.next_year(year)
    assert verify("--all")[0] == 0


def test_minutes_are_begun_by_hand_where_the_next_year_came_from_the_administration(year):
    with refused(WrongState, "Cụm chưa mở năm thi đua tiếp theo."):
        begin(year.term, by=year.secretary)
    following = factories.term(year.cluster, "2020")
    with refused(NotAllowed, ONLY_SECRETARIAT):
        begin(year.term, by=year.leaders[0])
    assert begin(year.term, by=year.secretary).next_term == following
    with refused(WrongState, "Biên bản bàn giao của năm này đã được lập."):
        begin(year.term, by=year.secretary)


def test_a_year_has_one_next_year(year):
    factories.next_year(year)
    with refused(WrongState, "Cụm đã có năm thi đua tiếp theo, xem ở góc trên trang."):
        factories.next_year(year)


@pytest.mark.parametrize("kind", NOT_THE_SECRETARIAT)
def test_only_the_secretariat_opens_a_year(year, kind):
    with refused(NotAllowed, ONLY_SECRETARIAT):
        open_next(year.term, by=somebody(year, kind), plan=factories.next_plan(year), with_agreement=True)


def test_also_a_closed_year_is_followed_by_the_next(year):
    Term.objects.filter(pk=year.term.pk).update(closed_at="2020-01-01T00:00Z", closed_by=year.secretary)
    assert factories.next_year(year).name == "2020"


def test_a_year_that_never_ends_is_refused(year):
    sentence = "Ngày này cách xa năm thi đua 2020. Xin xem lại ngày."
    with refused(PledgeError, sentence):
        open_next(
            year.term,
            by=year.secretary,
            plan=factories.next_plan(year, ends_on=date(9999, 12, 31)),
            with_agreement=True,
        )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"units": ()}, "Năm mới chưa có đơn vị. Xin chọn các đơn vị thành viên."),
        (
            {"units": "first"},
            "Cụm trưởng, cụm phó phải là đơn vị thành viên của năm mới.",
        ),
        (
            {"deputies": "chair"},
            "Một đơn vị không giữ hai vai trò cụm trưởng, cụm phó.",
        ),
        ({"ends_on": date(2020, 1, 1)}, "Ngày kết thúc phải sau ngày bắt đầu."),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(year, changed, sentence):
    words = {"first": (year.units[0],), "chair": (year.units[1],)}
    changed = {name: words.get(value, value) for name, value in changed.items()}
    with refused(PledgeError, sentence):
        open_next(
            year.term, by=year.secretary, plan=factories.next_plan(year, **changed), with_agreement=True
        )


def test_who_opened_it_is_recorded_and_everybody_is_told(year):
    before = letters()
    factories.next_year(year)
    event = EventChain.objects.get(key=f"term-{year.term.pk}").events.get()
    assert (event.verb, event.actor, event.facts) == (
        Event.Verb.NEXT_TERM_OPENED,
        year.secretary,
        {"next_term": "2020"},
    )
    everybody = [*year.leaders, *year.officers, year.secretary, year.supervisor]
    assert letters() == sorted(before + told(f"{year.cluster.title} đã mở năm thi đua 2020", *everybody))


def test_a_failure_leaves_no_next_year(year):
    undone(
        lambda: open_next(year.term, by=year.secretary, plan=factories.next_plan(year), with_agreement=True)
    )
    assert Term.objects.filter(cluster=year.cluster).count() == 1


@pytest.mark.parametrize(
    ("name", "following"), [("2019", "2020"), ("2024-2025", "2025-2026"), ("1999", "2000")]
)
def test_the_next_name(name, following):
    assert Term(name=name).next_name == following


@pytest.mark.parametrize(
    ("day", "later"),
    [(date(2019, 3, 31), date(2020, 3, 31)), (date(2020, 2, 29), date(2021, 2, 28)), (None, None)],
)
def test_a_year_later(day, later):
    assert rotation.a_year_later(day) == later


def test_the_offices_go_round(year):
    term = Term.objects.get(pk=year.term.pk)
    term.memberships.filter(unit=year.units[2]).update(rank=Membership.Role.CHAIR)
    term.memberships.filter(unit=year.units[0]).update(rank=Membership.Role.DEPUTY)
    assert rotation.in_rotation(list(term.members())) == (year.units[0], [year.units[1]])


def test_without_a_known_chair_nothing_is_proposed(year):
    assert rotation.in_rotation(list(year.term.members())) == (None, [])
