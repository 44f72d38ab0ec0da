"""Sheets of a model's rows, written by an import and taken in by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from paperwork.spreadsheet_import.problems import Problem
from screens.model_imports import ModelImport
from tests.accounts.factories import UserFactory
from tests.paperwork.spreadsheet_import.workbooks import grids, saved, upload_of, workbook_of

AnyModelImport = type[ModelImport[Any]]


@dataclass
class Dataset:
    """The table of a file, as a person sees it."""

    headers: list[str]
    rows: list[tuple[str, ...]]

    def __getitem__(self, index: int) -> tuple[str, ...]:
        return self.rows[index]

    def __iter__(self):
        return iter(self.rows)

    @property
    def dict(self) -> list[dict[str, str]]:
        """The rows by heading."""
        return [dict(zip(self.headers, row, strict=True)) for row in self.rows]


@dataclass
class Result:
    """What a file came to."""

    totals: dict[str, int]
    problems: list[Problem]

    def has_errors(self) -> bool:
        """Whether anything was wrong."""
        return bool(self.problems)

    has_validation_errors = has_errors


def written_by(imports: AnyModelImport) -> Dataset:
    """The table that an import gives out."""
    work = imports(None, UserFactory.build())
    (grid,) = grids(work.template_content())
    head = work.reader().find_head(grid)
    assert head is not None
    width = len(imports.columns)
    rows = [
        tuple(grid.own(number, column) for column in range(1, width + 1))
        for number in range(head.last_row + 1, grid.last_row + 1)
    ]
    return Dataset([column.heading for column in imports.columns], rows)


def taken_in(imports: AnyModelImport, rows: Iterable[Mapping[str, object]]) -> Result:
    """Bring a file with these rows in, as a confirmation does."""
    rows = list(rows)
    file = upload_of(saved(workbook_of([tuple(rows[0]), *(row.values() for row in rows)])))
    work = imports(None, UserFactory.build())
    reading = work.read(file)
    if reading.problems:
        return Result({}, reading.problems)
    done = work.perform(reading.lines)
    counts = {"new": done.new, "update": done.changed, "skip": done.unchanged}
    return Result({name: len(things) for name, things in counts.items()}, done.problems)


def sentences(result: Result) -> str:
    """What the rows of a file are refused with."""
    return " ".join(problem.sentence for problem in result.problems)
