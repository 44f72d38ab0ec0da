"""A ranking on paper, on the official page of paperwork/."""

from paperwork.official_page import render_pdf
from rankings.models import Ranking
from rankings.table import groups_of, rows_of
from rankings.workbooks import published_line


def ranking_pdf(ranking: Ranking) -> bytes:
    """The table to be printed. Bytes of a PDF."""
    rows = rows_of(ranking)
    return render_pdf(
        "rankings/papers/ranking.html",
        {
            "title": ranking.title,
            "ranking": ranking,
            "body_name": ranking.publisher.name,
            "place": ranking.publisher.place_name,
            "issued_with": published_line(ranking),
            "rows": rows,
            "groups": groups_of(ranking, rows),
            "contradictions": [row.entry for row in rows if row.entry.contradiction],
            "signed_on": ranking.published_on,
            "signer_name": "",
            "compiler_name": "",
            "signer_capacity": (ranking.publisher.head_title or "Thủ trưởng đơn vị").upper(),
        },
    )
