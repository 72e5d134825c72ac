"""One inspection: its dates, its checklist, the opinion of the unit (cuộc kiểm tra)."""
