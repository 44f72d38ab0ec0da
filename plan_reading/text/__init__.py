"""A file's text, mended, and cut into documents."""
