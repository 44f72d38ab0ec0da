"""The workbook of ratings that the portal gives out, and one that comes back."""

from collections.abc import Sequence
from typing import Any

from django.core.files.base import File

from awards.facts.ratings_parser import ReadRating, Understood, understand
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.grid import grid_of
from paperwork.uploads import WORKBOOK_KINDS, check_upload
from paperwork.workbooks import Column, FormSheet, open_workbook, write_workbook

COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("body", "Đơn vị", 46),
    Column("person", "Họ và tên", 30),
    Column("title", "Chức vụ", 24),
    Column("grade", "Xếp loại", 30),
    Column("source", "Văn bản", 36),
)
NOTE = "(Để trống cột Họ và tên khi xếp loại cả đơn vị)"


def blank_workbook(bodies: Sequence[IssuingBody]) -> bytes:
    """A workbook to be filled in: a row for each body."""
    sheet = FormSheet(
        sheet_name="Xếp loại",
        title_lines=("DANH SÁCH XẾP LOẠI NĂM",),
        issued_with=NOTE,
        body_name="",
        columns=COLUMNS,
        rows=[
            {"body": body.name, "person": "", "title": "", "grade": "", "source": ""}
            for body in bodies
        ],
        signer_capacity="",
    )
    return write_workbook([sheet])


def examine(file: File, bodies: Sequence[IssuingBody]) -> Understood:
    """Read an uploaded list. Nothing is written. Raises UploadRefused where it is no workbook that
    may be opened."""
    check_upload(file, kinds=WORKBOOK_KINDS)
    workbook = open_workbook(file, to_read_only=True)
    names = BodyNames({body.pk: (body.name, body.short_name) for body in bodies})
    called = {body.pk: body.named_in_time for body in bodies}
    return understand(map(grid_of, workbook.worksheets), names, called)


def as_plain(rows: Sequence[ReadRating], year: int) -> list[dict[str, Any]]:
    """Rows as a session keeps them until they are confirmed, and as the verb takes them."""
    return [
        {
            "year": year,
            "body_id": row.body_id,
            "person_name": row.person,
            "person_title": row.title,
            "grade": row.grade,
            "source": row.source or f"Danh sách xếp loại năm {year}",
        }
        for row in rows
    ]
