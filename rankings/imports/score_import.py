"""From an uploaded workbook to a ranking's results: looked at first, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.files.base import File

from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.grid import Place, grid_of
from paperwork.uploads import WORKBOOK_KINDS, check_upload
from paperwork.workbooks import open_workbook
from rankings.drafts import Result
from rankings.imports.parser import ReadResult, Understood, understand
from rankings.imports.template_workbook import is_for_another
from rankings.models import Ranking, RankingEntry
from rankings.models.entries import reckon
from registrations.imports.parser import Problem
from registrations.imports.template_workbook import MARK_SHEET


@dataclass(slots=True)
class Preview:
    """A row of the file beside what the ranking would say."""

    result: ReadResult
    entry: RankingEntry


@dataclass(slots=True)
class Examined:
    """A workbook as it was understood for one ranking."""

    understood: Understood = field(default_factory=Understood)
    rows: list[Preview] = field(default_factory=list)
    silent: list[RankingEntry] = field(default_factory=list)


def examine(file: File, ranking: Ranking) -> Examined:
    """Read an uploaded workbook for a draft. Nothing is written.

    Raises UploadRefused where the file is no workbook that may be opened. A workbook made by the
    portal for another ranking is a problem of its own, and is not read further.
    """
    check_upload(file, kinds=WORKBOOK_KINDS)
    workbook = open_workbook(file, to_read_only=True)
    examined = Examined()
    if is_for_another(workbook, ranking):
        sentence = (
            "Tệp này được cổng lập cho một bảng xếp hạng khác. Hãy chọn đúng tệp, hoặc tải lại mẫu."
        )
        examined.understood.problems.append(Problem(Place(workbook.sheetnames[0], 1, 1), sentence))
        return examined
    entries = list(ranking.entries.with_bodies())
    names = BodyNames({one.body_id: (one.body.name, one.body.short_name) for one in entries})
    called = {one.body_id: one.body.called for one in entries}
    sheets = [sheet for sheet in workbook.worksheets if sheet.title != MARK_SHEET]
    examined.understood = understand(map(grid_of, sheets), names, called)
    _look_ahead(examined, entries, ranking)
    return examined


def _look_ahead(examined: Examined, entries: list[RankingEntry], ranking: Ranking) -> None:
    """What the ranking would say with these results; only in memory."""
    by_body = {entry.body_id: entry for entry in entries}
    for result in examined.understood.results:
        entry = by_body[result.body_id]
        entry.score, entry.stated_rank = result.score, result.stated_rank
        entry.stated_group = result.stated_group
        examined.rows.append(Preview(result, entry))
    reckon(entries, ranking)
    named = {result.body_id for result in examined.understood.results}
    examined.silent = [entry for entry in entries if entry.body_id not in named]


def as_plain(results: Sequence[ReadResult]) -> list[list[Any]]:
    """Results as a session can keep them until they are confirmed."""
    return [[one.body_id, str(one.score), one.stated_rank, one.stated_group] for one in results]


def from_plain(plain: Sequence[Sequence[Any]]) -> list[Result]:
    """Results out of the session, as the verb takes them."""
    return [Result(key, Decimal(score), rank, group) for key, score, rank, group in plain]
