"""What every thing with states shares: its acts and rules, its event log, what is half typed."""
