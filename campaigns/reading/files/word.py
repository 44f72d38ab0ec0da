"""The text of a Word file, tables in their places."""

from collections.abc import Iterator
from typing import IO

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from campaigns.reading.files.refusing import NotReadable


def text_of_word(file: IO[bytes]) -> str:
    """The paragraphs and tables of a Word file, in their order. Raises NotReadable."""
    try:
        document = docx.Document(file)
        return "\n".join(_lines(document.iter_inner_content()))
    except (PackageNotFoundError, KeyError, ValueError) as broken:
        raise NotReadable(
            "Tệp Word bị hỏng, không mở được. Hãy mở bằng Word, lưu lại rồi gửi lại."
        ) from broken


def _lines(blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """A masthead or foot is a table of two columns with several lines in a cell: its cells stand
    after each other. Rows of other tables are lines with tabs."""
    yield ""
    rows = [_cells(row) for row in table.rows]
    stands_for_columns = len(table.columns) <= 2 and any(
        "\n" in cell.strip() for cells in rows for cell in cells
    )
    for cells in rows:
        if stands_for_columns:
            for cell in cells:
                yield from cell.split("\n")
                yield ""
        else:
            yield "\t".join(" ".join(cell.split()) for cell in cells)
    yield ""


def _cells(row) -> list[str]:
    """The texts of a row's cells; one that spans several is told once."""
    seen, texts = set(), []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            texts.append("\n".join(_lines(cell.iter_inner_content())))
    return texts
