"""From one year to the next: the new year, the minutes of the handover, closing the old one (bàn giao)."""
