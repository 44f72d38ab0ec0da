"""Acts and queries on plans."""
