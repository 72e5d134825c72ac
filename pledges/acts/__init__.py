"""What people do, one module a noun: state, log and mails in one transaction. Pages, commands and tests all go through here."""
