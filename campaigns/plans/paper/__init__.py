"""A plan as an official document."""
