"""Workbooks as offices send them, made by the tests."""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any

from django.core.files.base import File
from openpyxl import Workbook

from paperwork.spreadsheet_import.grid import Grid
from paperwork.spreadsheet_import.workbook_reader import UploadedWorkbook, read_workbook


def workbook_of(rows: Iterable[Sequence[Any]], *, title: str = "Trang") -> Workbook:
    """A workbook with one sheet of these rows."""
    workbook = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(list(row))
    return workbook


def saved(workbook: Workbook) -> bytes:
    """The file's bytes."""
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def read(book: bytes | Workbook) -> UploadedWorkbook:
    """The workbook after a round through a file, as an upload has it."""
    return read_workbook(upload_of(book if isinstance(book, bytes) else saved(book)))


def upload_of(content: bytes) -> File:
    """A file as a form gives it."""
    return File(BytesIO(content), name="bieu.xlsx")


def grids(book: bytes | Workbook) -> list[Grid]:
    """Its sheets."""
    return read(book).grids


def with_part(book: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts changed."""
    original, stored = zipfile.ZipFile(BytesIO(book)), BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in original.namelist():
            content = original.read(name)
            archive.writestr(name, change(content) if name == part else content)
    return stored.getvalue()


def token_in(page: Any) -> str:
    """The token of the preview that a page shows; empty where it shows none."""
    return str((page.context or {}).get("token", ""))
