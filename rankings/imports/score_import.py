"""Import of a ranking's scores, and the template with its bodies."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from organisation.body_names import BodyNames
from paperwork.workbooks import FormSheet
from rankings import drafts
from rankings.imports.parser import COLUMNS, ReadResult, ScoreReader
from rankings.models import Ranking, RankingEntry
from rankings.models.entries import reckon
from screens.imports import (
    Preview,
    PreviewColumn,
    PreviewRow,
    SpreadsheetImport,
)


class ScoreImport(SpreadsheetImport[Ranking, ReadResult]):
    """The scores of a draft, and the ranks and groups that its document states."""

    name = "rankings.scores"
    line = ReadResult
    title = "Nhập điểm từ tệp Excel"
    file_label = "Tệp Excel (bảng điểm)"
    asks_for = "Chọn tệp bảng điểm"
    template_link = "mẫu có sẵn các đơn vị"
    advice = (
        ", hoặc bảng đã có với cột Đơn vị và cột Điểm. Cổng cho xem từng dòng trước khi nhận; còn "
        "một chỗ sai thì không nhận dòng nào."
    )

    @cached_property
    def entries(self) -> list[RankingEntry]:
        """The ranking's bodies."""
        return list(self.target.entries.with_bodies())

    def reader(self) -> ScoreReader:
        """A reader with the ranking's bodies."""
        bodies = [entry.body for entry in self.entries]
        return ScoreReader(BodyNames.of(bodies), {body.pk: body.called for body in bodies})

    def preview(self, lines: Sequence[ReadResult]) -> Preview:
        """The ranking with these results, computed in memory only."""
        by_body = {entry.body_id: entry for entry in self.entries}
        for line in lines:
            entry = by_body[line.body_id]
            entry.score, entry.stated_rank = line.score, line.stated_rank
            entry.stated_group = line.stated_group
        reckon(self.entries, self.target)
        rows = []
        for line in lines:
            entry = by_body.pop(line.body_id)
            cells = (entry.body.called, entry.score_text, entry.rank, entry.group or "–")
            rows.append(PreviewRow(line.place, cells, entry.contradiction, is_warning=True))
        return Preview(
            columns=(
                PreviewColumn("Đơn vị", is_head=True),
                PreviewColumn("Điểm", is_number=True),
                PreviewColumn("Hạng"),
                PreviewColumn("Nhóm"),
            ),
            rows=rows,
            notices=_notices(sum(bool(row.note) for row in rows), list(by_body.values())),
        )

    def take_in(self, lines: Sequence[ReadResult], answers: QueryDict) -> str:
        """Enter the results. Raises what `drafts.enter` raises."""
        results = [
            drafts.Result(line.body_id, line.score, line.stated_rank, line.stated_group)
            for line in lines
        ]
        drafts.enter(self.target, actor=self.actor, results=results)
        return f"Đã nhận điểm của {len(lines)} đơn vị từ tệp Excel."

    def template(self) -> FormSheet:
        """The table with the results so far. Rank and group may be left empty: the portal computes
        them."""
        return FormSheet(
            sheet_name="Bảng điểm",
            title_lines=(self.target.title.upper(),),
            issued_with="(Để trống cột Xếp hạng, Nhóm thì cổng tính theo điểm)",
            body_name=self.target.publisher.name,
            columns=COLUMNS,
            rows=[
                {
                    "body": entry.body.name,
                    "score": float(entry.score) if entry.score is not None else None,
                    "rank": entry.stated_rank,
                    "group": entry.stated_group,
                }
                for entry in self.target.entries.select_related("body").order_by("body__path")
            ],
            signer_lines=(),
        )

    def mark(self) -> dict[str, Any]:
        """The ranking that a workbook is made for."""
        return {"ranking": self.target.pk}

    def object_to_mark(self, mark: Mapping[str, Any]) -> str:
        """The objection to a workbook made for another ranking."""
        if mark == self.mark():
            return ""
        return (
            "Tệp này được cổng lập cho một bảng xếp hạng khác. Hãy chọn đúng tệp, hoặc tải lại mẫu."
        )

    def file_title(self) -> str:
        """The file name, with the ranking."""
        return f"Bảng điểm {self.target.title}"

    def crumbs(self) -> list[tuple[str, str]]:
        """The page of the ranking."""
        label = f"{self.target.get_kind_display()} {self.target.year}"
        return [("Xếp hạng", reverse("rankings:ranking_list")), (label, self.done_url())]

    def about(self) -> tuple[str, str]:
        """The ranking."""
        return str(self.target), ""

    def done_url(self) -> str:
        """The scores of the ranking."""
        return reverse("rankings:ranking_detail", args=[self.target.pk])


def _notices(contradicting: int, silent: Sequence[RankingEntry]) -> list[str]:
    """Remarks about the whole file."""
    found = []
    if contradicting:
        found.append(
            f"{contradicting} dòng có hạng hoặc nhóm khác với kết quả tính theo điểm. Nếu nhận, "
            "cổng giữ như tệp ghi và nêu rõ chỗ khác."
        )
    if silent:
        names = ", ".join(entry.body.called for entry in silent)
        found.append(
            f"{len(silent)} đơn vị trong bảng xếp hạng không có trong tệp, giữ điểm đang có: "
            f"{names}."
        )
    return found
