"""Import of Excel workbooks: read, previewed, and taken in after confirmation.

How do I add a new import? In one module of the app:

1. a frozen dataclass for what a row becomes, with the `place` where it stands;
2. a `TableReader`: the columns, declared once for the template and for reading, and
   `parse_row(row)`, which yields the dataclass, or a `Problem` with its place;
3. a `SpreadsheetImport` (`screens.imports`): the words of its page, its reader, its template, what
   the preview shows, and `take_in(lines, answers)`, which calls a verb and returns the sentence
   for the page;

and in `urls.py` one line, `import_paths(...)` of `screens.import_views`, which makes the page, its
template and its confirmation, under one declared access.

What stays the same for all is here: the file is checked and read once (`workbook_reader`), a sheet
is a `Grid` of texts, the table is found by its headings, and sums, numbered rows and the foot are
passed over (`tables`); the preview waits in `paperwork.models.ImportPreview`.
"""
