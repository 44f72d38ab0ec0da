"""The progress below a desk as a workbook: by field, by unit, and line by line."""

from datetime import date
from typing import Any

from campaigns.models import Plan
from organisation.models import IssuingBody
from paperwork.vietnamese import official_short_date
from paperwork.workbooks import Column, FormSheet, write_workbook
from registrations.progress.overview import (
    Tally,
    by_urgency,
    lines_below,
    tallies_by_unit,
    tally,
    tally_by_area,
    tally_of,
    with_progress,
)
from registrations.workbooks import issued_with

FIGURES = (
    Column("total", "Tổng số", 12, "number"),
    Column("registered", "Chưa thực hiện", 12, "number"),
    Column("in_progress", "Đang thực hiện", 12, "number"),
    Column("completed", "Hoàn thành", 12, "number"),
    Column("dropped", "Thôi thực hiện", 12, "number"),
    Column("behind", "Chậm", 10, "number"),
    Column("average", "Bình quân (%)", 12, "number"),
)
BY_AREA = (Column("order", "STT", 6, "order"), Column("area", "Lĩnh vực", 48), *FIGURES)
BY_UNIT = (Column("order", "STT", 6, "order"), Column("unit", "Đơn vị", 48), *FIGURES)
LINES = (
    Column("order", "STT", 6, "order"),
    Column("unit", "Đơn vị", 30),
    Column("area", "Lĩnh vực", 26),
    Column("name", "Tên mô hình, giải pháp, sáng kiến", 50),
    Column("status", "Tình trạng", 16),
    Column("percent", "Tỷ lệ (%)", 10, "number"),
    Column("expected_on", "Dự kiến xong", 14),
    Column("completed_on", "Ngày hoàn thành", 14),
    Column("note", "Kết quả, ghi chú", 36),
)


def progress_workbook(plan: Plan, desk: IssuingBody) -> bytes:
    """All three sheets."""
    lines = lines_below(plan, desk)
    whole = _figures(tally(lines))
    common: dict[str, Any] = {
        "body_name": desk.name,
        "issued_with": issued_with(plan),
        "landscape": True,
        "signer_lines": (),
    }
    title = "TIẾN ĐỘ THỰC HIỆN MÔ HÌNH, GIẢI PHÁP, SÁNG KIẾN"
    return write_workbook(
        [
            FormSheet(
                sheet_name="Theo lĩnh vực",
                title_lines=(title, "THEO LĨNH VỰC"),
                columns=BY_AREA,
                rows=[
                    {"area": area.name, **_figures(one)} for area, one in tally_by_area(plan, lines)
                ],
                totals={"area": "Tổng cộng", **whole},
                **common,
            ),
            FormSheet(
                sheet_name="Theo đơn vị",
                title_lines=(title, "THEO ĐƠN VỊ"),
                columns=BY_UNIT,
                rows=[
                    {"unit": row["unit_name"], **_figures(tally_of(row))}
                    for row in tallies_by_unit(lines)
                ],
                totals={"unit": "Tổng cộng", **whole},
                **common,
            ),
            FormSheet(
                sheet_name="Danh sách",
                title_lines=(title, "DANH SÁCH"),
                columns=LINES,
                rows=[
                    {
                        "unit": line.registration.body.name,
                        "area": line.area.name,
                        "name": line.name,
                        "status": progress.get_status_display(),
                        "percent": progress.percent,
                        "expected_on": _day(progress.expected_on),
                        "completed_on": _day(progress.completed_on),
                        "note": progress.note,
                    }
                    for line, progress in with_progress(by_urgency(lines))
                ],
                **common,
            ),
        ]
    )


def _figures(one: Tally) -> dict[str, int]:
    return {column.key: getattr(one, column.key) for column in FIGURES}


def _day(day: date | None) -> str:
    return official_short_date(day) if day else ""
