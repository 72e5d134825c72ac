"""Messages to people: inbox, waiting and failed mails. Their occasions are in the `mail.py` of every noun."""
