"""Forms of awards."""
