"""Grammar of official Vietnamese: days, references, bodies and numbers."""
