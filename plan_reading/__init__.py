"""Extraction of a plan's data from its text, each value with the passage it was read from.

Pure: text in, values out; no network, no database. The stages, in order:

- `text/`     the file's text; what scanning and markdown did to it, mended; lines, documents
- `grammar/`  dates, references, names of bodies, numbers: how official Vietnamese writes them
- `parts/`    head, bases, deadlines, awards, foot: where in a document each is found
- `reading`   all of it put together (`read_text`); `telling` gives it as JSON

`matching` compares what was read with what the portal holds; it alone asks the database.
"""
