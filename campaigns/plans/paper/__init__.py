"""A plan on paper: its rows told as an official document."""
