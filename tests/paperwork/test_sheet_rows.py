"""A sheet read from top to bottom: values in their places, merged cells, broken ones refused."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from paperwork.sheet_rows import Merged, SheetRows, read_rows
from paperwork.uploads import UploadRefused
from paperwork.workbooks import open_workbook


def saved(workbook: Workbook) -> bytes:
    stored = io.BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def read(book: bytes, *, most_rows: int = 100, most_columns: int = 40) -> SheetRows:
    sheet = open_workbook(io.BytesIO(book), to_read_only=True).worksheets[0]
    return read_rows(sheet, most_rows=most_rows, most_columns=most_columns)


def with_part(book: bytes, part: str, change) -> bytes:
    """The workbook with one of its parts changed."""
    original, stored = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in original.namelist():
            content = original.read(name)
            archive.writestr(name, change(content) if name == part else content)
    return stored.getvalue()


def filled() -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Biểu 2"
    sheet["B1"], sheet["A3"], sheet["C3"] = "Tên", datetime(2020, 5, 12), 3
    sheet.merge_cells("A3:B5")
    return workbook


def test_values_stand_in_their_rows_and_columns_and_merged_cells_are_known():
    assert read(saved(filled())) == SheetRows(
        "Biểu 2",
        [(None, "Tên"), (), (datetime(2020, 5, 12), None, 3)],
        [Merged(3, 5, 1, 2)],
    )


def test_what_lies_beyond_the_limits_is_not_looked_at():
    workbook = filled()
    workbook.active["A9999"], workbook.active["Z1"] = "xa", "rộng"
    workbook.active.merge_cells("Y9000:Z9001")
    found = read(saved(workbook), most_rows=3, most_columns=2)
    assert found.rows == [(None, "Tên"), (), (datetime(2020, 5, 12),)]
    assert found.merged == [Merged(3, 5, 1, 2)]


def test_an_empty_sheet_has_no_rows():
    assert read(saved(Workbook())).rows == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda content: content[:-20], id="cut off"),
        pytest.param(
            lambda content: content.replace(
                b't="inlineStr"><is><t>T\xc3\xaan</t></is>', b't="s"><v>7</v>'
            ),
            id="a text that is not there",
        ),
        pytest.param(
            lambda content: b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + content, id="XML entities"
        ),
    ],
)
def test_a_broken_sheet_is_refused_with_advice(change):
    broken = with_part(saved(filled()), "xl/worksheets/sheet1.xml", change)
    with pytest.raises(UploadRefused, match="Không đọc được tệp Excel này"):
        read(broken)
