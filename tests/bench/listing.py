"""The list of ten thousand registrations: its page against the same questions to the database in bare SQL."""

from django.db import connection
from django.utils import timezone

from members.vietnamese import fold, sort_key
from pledges.registrations.models import Registration
from tests.bench import cases
from tests.bench.clock import Times, rounds
from tests.bench.pages import Page, get
from tests.bench.wsgi import OURS

ROWS, UNITS, ON_A_PAGE = 10_000, 30, 25
TOPICS = ("Đẩy mạnh cải cách hành chính", "Mô hình tổ tự quản", "Dân vận khéo", "Đường hoa phụ nữ")
COLUMNS = "id, name, kind, state, unit_id, term_id, starts_on, ends_on, submitted_at"
WHERE = "FROM pledges_registration WHERE term_id = %s AND state <> 'draft'"
SEARCHED = "khao so 99"


def case():
    """As many rows as a cluster of thirty units has in some fifty years, all of them in one."""
    year = cases.year_of(UNITS)
    kinds, states, now = Registration.Kind.values, Registration.State.values, timezone.now()
    made = []
    for number in range(ROWS):
        name = f"{TOPICS[number % 4]}, khảo sát khảo số {number}"
        made.append(
            Registration(
                term=year.term,
                unit=year.units[number % UNITS],
                kind=kinds[number % 3],
                state=states[number % 7],
                name=name,
                work="Việc sẽ làm và giải pháp. " * 40,
                order=sort_key(name),
                search=fold(f"{name}  "),
                submitted_at=now,
                recorded_at=now,
                recorded_by=year.secretary,
            )
        )
    Registration.objects.bulk_create(made, batch_size=500)
    with connection.cursor() as cursor:
        # As a server's own vacuum leaves it: an index alone may answer what it knows.
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")
    return year


def report(at_most: int, *, seconds: float) -> None:
    """F: the first page, and a search."""
    year = case()
    cookie = cases.cookie_of(year.secretary)
    address = year.url("registrations")
    pages = {
        "first page": (Page("first page", address, cookie), ""),
        "search": (Page("search", f"{address}?tim={SEARCHED.replace(' ', '+')}", cookie), SEARCHED),
    }
    floor = Page('"ok", our middleware, signed in', OURS, cookie)
    times = Times()
    for page in (floor, *(page for page, _ in pages.values())):
        get(page)
    for _ in rounds(at_most, seconds=seconds):
        with times.of("floor"):
            get(floor)
        for name, (page, words) in pages.items():
            with times.of(name):
                get(page)
            with times.of(f"{name}, SQL"):
                _bare(year.term.pk, words)
    print(
        f"\nF. {ROWS} registrations of {UNITS} units in one year, {times.rounds('floor')} rounds; median/best in ms"
    )
    print(times.line("floor", '"ok", our middleware, signed in'))
    for name in pages:
        print(times.line(f"{name}, SQL", f"{name}: the same count and the same rows in bare SQL"))
        print(times.line(name, f"{name}: the whole page"))
        added = times.median(name) - times.median("floor")
        print(
            f"    {times.ratio(name, f'{name}, SQL'):.1f} x the SQL, {times.ratio(name, 'floor'):.1f} x the floor; "
            f"above the floor {added / times.median(f'{name}, SQL'):.1f} x the SQL"
        )


def _bare(term: int, words: str) -> list[tuple]:
    """How many there are, and the rows of one page."""
    where, values = WHERE, [term]
    if words:
        where, values = f"{WHERE} AND search LIKE %s", [term, f"%{words}%"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {where}", values)
        cursor.fetchone()
        cursor.execute(
            f'SELECT {COLUMNS} {where} ORDER BY "order", id LIMIT {ON_A_PAGE}',
            values,
        )
        return cursor.fetchall()
