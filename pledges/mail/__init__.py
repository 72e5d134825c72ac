"""How people are told: inbox, mails that wait or failed. What is said stands in the `mail.py` of each noun."""
