"""The sort key of every name that may be stored fits into its column, which PostgreSQL enforces."""

import pytest

from members.vietnamese import sort_key
from pledges.exemplars.models import Exemplar
from pledges.registrations.models import Registration
from tests import factories


@pytest.mark.parametrize("model", [Exemplar, Registration])
@pytest.mark.parametrize("letter", ["a", "ß", "ŉ", "ﬁ", "ậ"])
def test_the_key_of_the_longest_name_fits(model, letter):
    longest = letter * model._meta.get_field("name").max_length
    assert len(sort_key(longest)) <= model._meta.get_field("order").max_length


@pytest.mark.django_db
def test_a_name_whose_letters_double_is_stored():
    made = factories.registration(factories.cluster_year(1), state="draft", name="ß" * 300)
    made.refresh_from_db()
    made.clean_fields()
