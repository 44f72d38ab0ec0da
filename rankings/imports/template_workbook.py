"""The workbook that the portal gives out: the ranking's bodies, room for scores, a hidden mark."""

from io import BytesIO

from django.core import signing
from openpyxl import Workbook, load_workbook

from paperwork.workbooks import Column, FormSheet, put, write_workbook
from rankings.models import Ranking
from registrations.imports.template_workbook import MARK_SHEET

SALT = "rankings.own_workbook"
COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("body", "Đơn vị", 50),
    Column("score", "Tổng điểm", 14, "number"),
    Column("stated_rank", "Xếp hạng", 14, "number"),
    Column("stated_group", "Nhóm", 18),
)


def own_workbook(ranking: Ranking) -> bytes:
    """A draft's table as .xlsx, with what was entered so far. Rank and group may be left empty:
    the portal works them out."""
    sheet = FormSheet(
        sheet_name="Bảng điểm",
        title_lines=(ranking.title.upper(),),
        issued_with="(Để trống cột Xếp hạng, Nhóm thì cổng tính theo điểm)",
        body_name=ranking.publisher.name,
        columns=COLUMNS,
        rows=[
            {
                "body": entry.body.name,
                "score": float(entry.score) if entry.score is not None else None,
                "stated_rank": entry.stated_rank,
                "stated_group": entry.stated_group,
            }
            for entry in ranking.entries.select_related("body").order_by("body__path")
        ],
        signer_capacity="",
    )
    workbook = load_workbook(BytesIO(write_workbook([sheet])))
    mark = workbook.create_sheet(MARK_SHEET)
    put(mark, 1, 1, signing.dumps({"ranking": ranking.pk}, salt=SALT))
    mark.sheet_state = "veryHidden"
    stored = BytesIO()
    workbook.save(stored)
    return stored.getvalue()


def is_for_another(workbook: Workbook, ranking: Ranking) -> bool:
    """Whether the portal made this workbook for another ranking."""
    if MARK_SHEET not in workbook.sheetnames:
        return False
    try:
        said = signing.loads(str(workbook[MARK_SHEET]["A1"].value), salt=SALT)
        return int(said["ranking"]) != ranking.pk
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return False
