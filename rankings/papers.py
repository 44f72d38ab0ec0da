"""A ranking as a workbook, and as a PDF on the official page."""

from collections.abc import Sequence

from decisions.papers import superior_of
from decisions.signature import head_signs
from paperwork.official_page import render_pdf
from paperwork.vietnamese import short_committee
from paperwork.vietnamese_numbers import figures, most_decimals
from paperwork.workbooks import Column, FormSheet, write_workbook
from rankings.models import Ranking
from rankings.table import Row, groups_of, rows_of

COLUMNS = (
    Column("rank", "Xếp hạng", 10, "number"),
    Column("body", "Đơn vị", 46),
    Column("score", "Điểm", 12, "number"),
    Column("group", "Nhóm", 16),
    Column("before", "Hạng năm trước", 12, "number"),
    Column("note", "Ghi chú", 40),
)


def published_line(ranking: Ranking) -> str:
    """The line in brackets under the title: by which decision, on which day."""
    words = [f"Theo {ranking.reference}" if ranking.reference else ""]
    if ranking.published_on:
        words.append(f"công bố ngày {ranking.published_on:%d/%m/%Y}")
    said = ", ".join(word for word in words if word)
    return f"({said[0].upper()}{said[1:]})" if said else "(Bản nháp, chưa công bố)"


def ranking_workbook(ranking: Ranking, rows: Sequence[Row]) -> bytes:
    """The table on one sheet, as on the page."""
    sheet = FormSheet(
        sheet_name="Xếp hạng",
        title_lines=(ranking.title.upper(),),
        issued_with=published_line(ranking),
        body_name=ranking.publisher.name,
        superior_body_name=superior_of(ranking.publisher),
        columns=COLUMNS,
        rows=[
            {
                "rank": row.entry.rank,
                "body": row.entry.body.name,
                "score": float(row.entry.score) if row.entry.score is not None else None,
                "group": row.entry.group,
                "before": row.before.rank if row.before else None,
                "note": row.entry.contradiction,
            }
            for row in rows
        ],
        signer_lines=head_signs(ranking.publisher),
    )
    return write_workbook([sheet])


def ranking_pdf(ranking: Ranking) -> bytes:
    """The table to be printed. Bytes of a PDF."""
    rows = rows_of(ranking)
    decimals = most_decimals(row.entry.score for row in rows)
    return render_pdf(
        "rankings/papers/ranking.html",
        {
            "title": ranking.title,
            "ranking": ranking,
            "body_name": ranking.publisher.name,
            "superior_body_name": short_committee(superior_of(ranking.publisher)),
            "place": ranking.publisher.place_name,
            "issued_with": published_line(ranking),
            "rows": [(row, figures(row.entry.score, decimals=decimals)) for row in rows],
            "groups": groups_of(ranking, rows),
            "contradictions": [row.entry for row in rows if row.entry.contradiction],
            "signed_on": ranking.published_on,
            "signer_name": "",
            "compiler_name": "",
            "signer_lines": head_signs(ranking.publisher),
        },
    )
