"""Clean-up of a file's text, and its division into documents."""
