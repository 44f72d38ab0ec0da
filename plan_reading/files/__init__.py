"""A file's text: from Word, PDF, plain text, or a picture."""
