"""What is taken over from the report of a unit below."""

import pytest

from registrations.reports.papers import as_passage


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("I. KẾT QUẢ THỰC HIỆN", "Kết quả thực hiện:"),
        ("II. Khó khăn, vướng mắc.", "Khó khăn, vướng mắc:"),
        ("1. Đã hoàn thành 02 sáng kiến.", "1. Đã hoàn thành 02 sáng kiến."),
        ("- Một cửa điện tử", "- Một cửa điện tử"),
        ("Iên Giang", "Iên Giang"),
    ],
)
def test_a_passage_keeps_no_heading_of_its_own(line, taken):
    assert as_passage(f"  {line}\nĐã làm.") == f"{taken}\nĐã làm."
