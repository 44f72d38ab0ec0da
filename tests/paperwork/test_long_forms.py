"""Forms of any length as PDF, read back with poppler."""

import weakref

from paperwork.long_forms import forms_pdf
from paperwork.workbooks import Column, FormSheet
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of, title_of

COLUMNS = (
    Column("area", "Lĩnh vực", 26),
    Column("name", "Tên sáng kiến", 52),
    Column("note", "Ghi chú", 26),
)
SIGNATURE = "Ngày …… tháng …… năm ……… CHỦ TỊCH (Ký tên, đóng dấu)"


def form(count: int, **changes) -> FormSheet:
    given = {
        "sheet_name": "Biểu 2",
        "form_name": "Biểu 2",
        "title_lines": ("THỐNG KÊ TÊN CÁC SÁNG KIẾN",),
        "body_name": "Ủy ban nhân dân tỉnh Kiên Giang",
        "issued_with": "(Ban hành kèm theo Kế hoạch số 34/KH-UBND)",
        "columns": COLUMNS,
        "rows": (
            {"area": f"Lĩnh vực {1 + number * 3 // count}", "name": f"Sáng kiến số {number}"}
            for number in range(count)
        ),
        "group_by": "area",
        "landscape": True,
        "signer_lines": ("CHỦ TỊCH",),
    }
    return FormSheet(**{**given, **changes})


def pages_of(pdf: bytes) -> list[str]:
    return [text_of(pdf, page) for page in range(1, len(page_sizes_mm(pdf)) + 1)]


def test_a_short_form_has_head_table_and_signature_on_one_page():
    pdf = forms_pdf([form(3)], title="Biểu 2 Kiên Giang")
    assert page_sizes_mm(pdf) == [(297, 210)]
    assert fonts_not_embedded(pdf) == []
    assert title_of(pdf) == "Biểu 2 Kiên Giang"
    text = text_of(pdf)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "ỦY BAN NHÂN DÂN" in text
    assert "THỐNG KÊ TÊN CÁC SÁNG KIẾN (Ban hành kèm theo Kế hoạch số 34/KH-UBND)" in text
    assert text.endswith(SIGNATURE)


def test_a_long_form_repeats_its_headings_numbers_its_pages_and_is_signed_once():
    pages = pages_of(forms_pdf([form(200)], title="Biểu 2"))
    assert len(pages) > 5
    for column in COLUMNS:
        assert all(column.heading in page for page in pages)
    assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    assert not pages[0].startswith("1 ")
    assert [SIGNATURE in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert [page.count("CỘNG HÒA") for page in pages] == [1] + [0] * (len(pages) - 1)


def test_every_line_stands_there_once_and_in_its_order():
    text = text_of(forms_pdf([form(150)], title="Biểu 2"))
    places = [text.index(f"Sáng kiến số {number} ") for number in range(149)]
    assert places == sorted(places)
    assert text.count("Sáng kiến số ") == 150


def test_a_field_that_goes_on_over_a_page_says_its_name_again():
    pages = pages_of(forms_pdf([form(90)], title="Biểu 2"))
    assert sum("Lĩnh vực 1" in page for page in pages) == 2
    # Once as the heading of the column, and at least once as the name of a field.
    assert all(page.count("Lĩnh vực") >= 2 for page in pages)


def test_the_last_line_stays_with_the_signature():
    for count in range(20, 40):
        last = pages_of(forms_pdf([form(count)], title="Biểu 2"))[-1]
        assert f"Sáng kiến số {count - 1}" in last
        assert SIGNATURE in last


def test_a_text_longer_than_its_cell_is_broken_and_kept_whole():
    words = " ".join(f"chữ{number}" for number in range(120))
    long_word = "x" * 300
    rows = [{"area": words, "name": words, "note": long_word}]
    text = text_of(forms_pdf([form(1, rows=rows)], title="Biểu 2"))
    assert text.count("chữ119") == 2
    assert text.count("x") == 300


def test_totals_and_columns_grouped_together_are_drawn():
    rows = [
        {"source": 1, "area": "Xã Một", "name": name, "note": "cùng một cam kết"}
        for name in ("An", "Bình")
    ]
    text = text_of(
        forms_pdf(
            [form(1, rows=rows, group_by="source", grouped=("area", "note"), totals={"name": "2"})],
            title="Đăng ký",
        )
    )
    assert (text.count("Xã Một"), text.count("cùng một cam kết")) == (1, 1)
    assert "An" in text
    assert "Bình" in text


def test_several_forms_number_their_pages_on():
    pages = pages_of(forms_pdf([form(2), form(2)], title="Biểu"))
    assert [page.split()[0] for page in pages] == ["ỦY", "2"]


def test_decomposed_letters_are_drawn_composed():
    pdf = forms_pdf([form(1, rows=[{"name": "Sa\u0301ng kie\u0302\u0301n"}])], title="Biểu 2")
    assert "Sáng kiến" in text_of(pdf)


def test_rows_are_drawn_as_they_come_and_not_kept():
    class Line(dict):
        """A row that can be watched."""

    watched: list[weakref.ref] = []
    most_alive = 0

    def rows():
        nonlocal most_alive
        for number in range(300):
            line = Line(area="Một", name=f"Sáng kiến số {number}")
            watched.append(weakref.ref(line))
            most_alive = max(most_alive, sum(row() is not None for row in watched))
            yield line

    assert "Sáng kiến số 299" in text_of(forms_pdf([form(1, rows=rows())], title="Biểu 2"))
    assert most_alive <= 4
