"""What a recommendation says."""

from datetime import date

FIELDS = {"text": "Lập sổ theo dõi.", "owner": "Ban Tổ chức", "due_on": date(2019, 12, 1)}
