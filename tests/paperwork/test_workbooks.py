"""Excel forms: no formula ever, groups named once, totals, print set-up, safe opening."""

import io
import weakref
import zipfile

import pytest
from openpyxl import load_workbook

from paperwork.uploads import UploadRefused
from paperwork.workbooks import Column, FormSheet, open_workbook, write_workbook

COLUMNS = [
    Column("order", "STT", 6, "order"),
    Column("area", "Lĩnh vực", 26),
    Column("name", "Tên mô hình, giải pháp, sáng kiến", 44),
    Column("count", "Số lượng", 10, "number"),
]
ROWS = [
    {"area": "Cải cách thể chế", "name": "=1+1", "count": 1},
    {"area": "Cải cách thể chế", "name": "Sổ tay điện tử", "count": 2},
    {"area": "Hiện đại hóa hành chính", "name": "Trường học không giấy tờ", "count": 3},
]


def _form(**changes) -> FormSheet:
    given = {
        "sheet_name": "Biểu 2",
        "title_lines": ["THỐNG KÊ TÊN CÁC SÁNG KIẾN"],
        "columns": COLUMNS,
        "rows": ROWS,
        "superior_body_name": "Ủy ban nhân dân huyện Củ Chi",
        "body_name": "Trường Tân Thạnh Đông",
        "form_name": "Biểu 2",
        "issued_with": "(Ban hành kèm theo Kế hoạch số 3925/KH-UBND)",
        "group_by": "area",
        "totals": {"area": "Tổng cộng", "count": 6},
    }
    return FormSheet(**{**given, **changes})


def _reopened(*forms: FormSheet):
    return open_workbook(io.BytesIO(write_workbook(forms)))


def _lines(sheet) -> list[tuple]:
    return [line for line in sheet.iter_rows(values_only=True) if any(line)]


def test_form_reads_back_as_it_was_written():
    sheet = _reopened(_form())["Biểu 2"]
    assert _lines(sheet) == [
        ("UBND HUYỆN CỦ CHI", None, None, None),
        ("TRƯỜNG TÂN THẠNH ĐÔNG", None, None, None),
        ("Biểu 2", None, None, None),
        ("THỐNG KÊ TÊN CÁC SÁNG KIẾN", None, None, None),
        ("(Ban hành kèm theo Kế hoạch số 3925/KH-UBND)", None, None, None),
        ("STT", "Lĩnh vực", "Tên mô hình, giải pháp, sáng kiến", "Số lượng"),
        (1, "Cải cách thể chế", "=1+1", 1),
        (None, None, "Sổ tay điện tử", 2),
        (2, "Hiện đại hóa hành chính", "Trường học không giấy tờ", 3),
        (None, "Tổng cộng", None, 6),
        (None, None, "Ngày …… tháng …… năm ………", None),
        (None, None, "THỦ TRƯỞNG ĐƠN VỊ", None),
        (None, None, "(Ký tên, đóng dấu)", None),
    ]


def test_lines_of_one_area_stand_beside_one_merged_cell():
    sheet = _reopened(_form())["Biểu 2"]
    header = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "STT")
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A{header + 1}:A{header + 2}", f"B{header + 1}:B{header + 2}"} <= merged
    assert not any(area.startswith(f"C{header + 1}") for area in merged)


def test_without_a_group_every_row_is_counted():
    sheet = _reopened(_form(group_by=""))["Biểu 2"]
    orders = [line[0] for line in _lines(sheet) if isinstance(line[0], int)]
    assert orders == [1, 2, 3]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 28", "-Sổ", "@A1", "\t=1", '=HYPERLINK("http://example.org")', "=cmd|x"]
)
def test_no_text_becomes_a_formula(text):
    form = _form(
        rows=[{"area": text, "name": text}],
        title_lines=[text],
        issued_with=text,
        signer_lines=(text,),
        totals={"name": text},
        columns=[Column("area", text, 20), Column("name", text, 20)],
    )
    stored = write_workbook([form])
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    cells = [cell for line in load_workbook(io.BytesIO(stored)).active.iter_rows() for cell in line]
    written = [cell for cell in cells if cell.value is not None]
    assert {cell.data_type for cell in written} == {"s"}
    assert sum(cell.value == text for cell in written) >= 7


def test_control_signs_that_excel_cannot_hold_are_left_out():
    sheet = _reopened(_form(rows=[{"area": "A\x00\x1fB", "name": "x" * 40_000}]))["Biểu 2"]
    line = next(line for line in _lines(sheet) if line[0] == 1)
    assert line[1] == "AB"
    assert len(line[2]) == 32_767


def test_sheet_prints_on_a4_one_page_wide_with_repeated_head_and_lines():
    sheet = load_workbook(io.BytesIO(write_workbook([_form(landscape=True)])))["Biểu 2"]
    header = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "STT")
    cell = sheet.cell(header + 1, 3)
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == f"${header}:${header}"
    assert (cell.font.name, cell.font.sz) == ("Times New Roman", 13)
    assert cell.alignment.wrap_text
    assert cell.border.left.style == cell.border.bottom.style == "thin"


def test_sheets_of_one_name_are_told_apart_and_forbidden_signs_removed():
    names = _reopened(
        _form(sheet_name="Biểu 1/2"), _form(sheet_name="Biểu 1:2"), _form(sheet_name="")
    ).sheetnames
    assert names == ["Biểu 1 2", "Biểu 1 2 (2)", "Biểu"]


def test_workbook_without_sheets_is_an_error():
    with pytest.raises(ValueError, match="at least one sheet"):
        write_workbook([])


def test_workbook_that_unpacks_to_too_much_is_refused():
    stored = io.BytesIO(write_workbook([_form()]))
    with zipfile.ZipFile(stored, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * (61 * 1024 * 1024))
    with pytest.raises(UploadRefused, match="cấu trúc bất thường"):
        open_workbook(stored)


def test_workbook_with_xml_entities_is_refused():
    original = zipfile.ZipFile(io.BytesIO(write_workbook([_form()])))
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in original.namelist():
            content = original.read(name)
            if name == "xl/workbook.xml":
                content = b'<!DOCTYPE a [<!ENTITY b "bbbb">]>' + content
            archive.writestr(name, content)
    with pytest.raises(UploadRefused, match="Không đọc được tệp Excel"):
        open_workbook(stored)


@pytest.mark.parametrize("content", [b"", b"khong phai excel", b"PK\x03\x04rest"])
def test_broken_workbook_is_refused_with_a_sentence(content):
    with pytest.raises(UploadRefused, match="Tệp bị hỏng"):
        open_workbook(io.BytesIO(content))


def test_archive_that_is_no_workbook_is_refused():
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.txt", "chữ")
    with pytest.raises(UploadRefused, match="Không đọc được tệp Excel"):
        open_workbook(stored)


def test_rows_are_taken_one_by_one_and_not_kept():
    class Line(dict):
        """A row that can be watched."""

    watched: list[weakref.ref] = []
    most_alive = 0

    def rows():
        nonlocal most_alive
        for number in range(200):
            line = Line(area="Cải cách thể chế", name=f"Sáng kiến {number}")
            watched.append(weakref.ref(line))
            most_alive = max(most_alive, sum(row() is not None for row in watched))
            yield line

    sheet = _reopened(_form(rows=rows()))["Biểu 2"]
    assert [line[2] for line in _lines(sheet) if str(line[2]).startswith("Sáng kiến")] == [
        f"Sáng kiến {number}" for number in range(200)
    ]
    assert most_alive == 2
