"""Facts about bodies and people for awards: ratings of years, and violations."""
