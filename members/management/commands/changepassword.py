"""manage.py changepassword NAME: Django's command, which also records the change and tells the person."""

import getpass

from django.contrib.auth.management.commands import changepassword

from members import passwords
from members.models import PasswordChange, Person


class Command(changepassword.Command):
    def handle(self, *args, **options):
        """Run outside a transaction: inside one nobody else could write while somebody types."""
        answer = super().handle(*args, **options)
        person = Person.objects.get(username=options["username"] or getpass.getuser())
        passwords.record(person, PasswordChange.How.SERVER)
        return answer
