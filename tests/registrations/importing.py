"""Words for what a person does with a filled-in template: bring it, read what is said of it, confirm."""

from pledges.registrations.models import Registration
from tests.pages import fields, page, visitor, words
from tests.registrations.registering import address, bring, sheet


def preview_of(year, *rows, who=None, **wishes) -> dict:
    """What the button on the preview sends; the preview is without faults."""
    response = bring(year, sheet(*rows), who, **wishes)
    assert response.status_code == 200, words(response)
    return fields(response, address(year, "registrations_import_confirm"))


def confirmed(year, sent: dict, who=None):
    where = address(year, "registrations_import_confirm")
    return visitor(who or year.officers[0]).post(where, sent, follow=True)


def faults(response) -> list[str]:
    """The sentences above the table."""
    assert response.status_code == 422
    assert not Registration.objects.exists()
    return [each.text for each in page(response).all("li") if each.text.startswith("Dòng ")]
