"""What is wrong in a workbook, and where."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, as Excel names it. Without a column it is a whole row, without a row a whole sheet.
    Where `heading` is given it names the column in place of its letter."""

    sheet: str
    row: int = 0
    column: int = 0
    heading: str = ""

    @property
    def letter(self) -> str:
        """The letter over the cell's column."""
        return get_column_letter(self.column)

    def row_in(self, sheet: str) -> str:
        """The row, as it is called from a place on a sheet: "dòng 2", on another sheet with the
        name of its own."""
        on_sheet = "" if sheet == self.sheet else f" trang “{self.sheet}”"
        return f"dòng {self.row}{on_sheet}"

    def __str__(self) -> str:
        words = f"Trang “{self.sheet}”"
        if self.row:
            words += f", dòng {self.row}"
        if self.heading:
            words += f", cột “{self.heading}”"
        elif self.column:
            words += f", cột {self.letter}"
        return words


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken as it stands, where, and what to do about it."""

    place: Place
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Remark(Problem):
    """What a person should know before the rows are taken in; it hinders nothing."""
