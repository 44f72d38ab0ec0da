"""Forms for what was read from a text: every value beside its passage, to confirm or correct.

- `dropping`   the file or the pasted text
- `proposing`  from read values to what the forms begin with (pure)
- `passages`   the text with the passages marked (pure)
- `rows`       a row of each part
- `documents`  all forms of one document, and of the whole text
"""
