"""The kinds of import that apps declare, from the uploaded file to the act that takes it in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar, get_type_hints

from django import forms
from django.core.files.base import File
from django.http import QueryDict

from accounts.models import User
from audit.workflow import Given
from paperwork.spreadsheet_import.problems import Place, Problem
from paperwork.spreadsheet_import.tables import AnyLine, Reading, TableReader
from paperwork.spreadsheet_import.template_workbook import mark_in, write_template
from paperwork.spreadsheet_import.workbook_reader import read_workbook
from paperwork.workbooks import FormSheet
from screens.fields import CleanedData

Target = TypeVar("Target")
SHOWN_ROWS = 500


class WorkbookForm(forms.Form):
    """The upload form; imports that need more input add fields."""

    file = forms.FileField(
        error_messages={
            "required": "Hãy chọn tệp Excel.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )

    def given(self) -> CleanedData:
        """The input as plain values, stored with the preview."""
        return {"file_name": self.cleaned_data["file"].name}


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the preview; one column can hold row headings."""

    label: str
    is_number: bool = False
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A line in the preview: a cell for each column. `note` is shown under the row heading, as a
    warning where it contradicts the file."""

    place: Place
    cells: Sequence[object]
    note: str = ""
    is_warning: bool = False


@dataclass(slots=True)
class Preview:
    """What the preview shows of the lines that were understood. `status` stands beside their
    number; `problems` are those that only a rehearsal of the act shows; an app's own part of the
    page is `partial`, which gets `context` as `shown`."""

    columns: Sequence[PreviewColumn] = ()
    rows: Sequence[PreviewRow] = ()
    status: str = "chưa lưu"
    notices: list[str] = field(default_factory=list)
    problems: Sequence[Problem] = ()
    partial: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def shown_rows(self) -> list[dict[str, Any]]:
        """The rows as the page shows them, each cell with its column, and where each stands in the
        file: the sheet is named where there are several."""
        sheets = {row.place.sheet for row in self.rows}
        return [
            {
                "cells": list(zip(self.columns, row.cells, strict=True)),
                "note": row.note,
                "is_warning": row.is_warning,
                "where": f"dòng {row.place.row}"
                if len(sheets) == 1
                else f"trang {row.place.sheet}, dòng {row.place.row}",
            }
            for row in self.rows[:SHOWN_ROWS]
        ]

    @property
    def more(self) -> int:
        """The number of rows that are not shown."""
        return max(len(self.rows) - SHOWN_ROWS, 0)


class SpreadsheetImport(Generic[Target, AnyLine]):
    """One kind of import, made anew for each request: of what (`target`), by whom (`actor`), and
    with what was typed beside the file (`given`).

    A subclass declares its `name`, by which marks and previews are known, and the words of its
    page; it defines `reader`, `preview` and `take_in`, with a template `template`, and `mark` where
    a template made for one target is not to be read for another.
    """

    name: ClassVar[str]
    line: ClassVar[type]
    title: ClassVar[str]
    file_label: ClassVar[str] = "Tệp Excel"
    asks_for: ClassVar[str] = "Chọn tệp"
    advice: ClassVar[str] = ""
    template_lead: ClassVar[str] = "Dùng"
    template_link: ClassVar[str] = "mẫu của cổng"
    confirm_label: ClassVar[str] = "Nhận các dòng này"
    nothing_previewed: ClassVar[str] = "Chưa có tệp nào được xem trước. Hãy chọn lại tệp."
    form_class: ClassVar[type[WorkbookForm]] = WorkbookForm

    def __init__(self, target: Target, actor: User, given: Given | None = None) -> None:
        self.target = target
        self.actor = actor
        self.given = dict(given or {})

    # What an app defines ------------------------------------------------------------------------

    def reader(self) -> TableReader[AnyLine]:
        """The reader of one file, with the data that its rows are compared with."""
        raise NotImplementedError

    def review(self, lines: Sequence[AnyLine]) -> Iterable[Problem]:
        """Problems of lines in view of what is stored."""
        return ()

    def preview(self, lines: Sequence[AnyLine]) -> Preview:
        """The preview of the lines. Nothing is written."""
        raise NotImplementedError

    def take_in(self, lines: Sequence[AnyLine], answers: QueryDict) -> str:
        """Save the previewed lines, all or none; return the sentence for the page. `answers` are
        the answers to questions of the preview. Raises ValidationError."""
        raise NotImplementedError

    def template(self) -> FormSheet:
        """The sheet to be filled in."""
        raise NotImplementedError

    def mark(self) -> Mapping[str, Any] | None:
        """The mark in the template that names its target, in plain values; None where the template
        fits every target."""
        return None

    def object_to_mark(self, mark: Mapping[str, Any]) -> str:
        """Why a workbook with this mark is not for the target; empty where it is."""
        return ""

    def heading(self) -> str:
        """The heading of the page."""
        return self.title

    def file_title(self) -> str:
        """The file name of the template."""
        return self.title

    def done_url(self) -> str:
        """The URL after the lines are taken in."""
        raise NotImplementedError

    def crumbs(self) -> list[tuple[str, str]]:
        """The pages above this one, as labels with URLs."""
        return []

    def about(self) -> tuple[str, str]:
        """The text under the title, in pieces, each with a URL where it is a link."""
        return "", ""

    def initial(self) -> CleanedData:
        """Initial values of the form."""
        return {}

    def noted(self) -> dict[str, Any]:
        """Plain values stored with the preview beside the input."""
        return {}

    # What is the same for all -------------------------------------------------------------------

    def template_content(self) -> bytes:
        """The template as .xlsx."""
        return write_template(self.template(), mark=self.mark(), salt=self.name)

    def read(self, file: File) -> Reading[AnyLine]:
        """Read an uploaded workbook. Nothing is written. A workbook that the portal made for
        another target is a problem of its own, and is not read further.

        Raises UploadRefused where the file is no workbook that may be opened.
        """
        workbook = read_workbook(file)
        mark = mark_in(workbook.signed_mark, salt=self.name)
        objection = self.object_to_mark(mark) if mark is not None else ""
        if objection:
            return Reading(problems=[Problem(Place(workbook.first_sheet, 1, 1), objection)])
        reading = self.reader().read(workbook.grids)
        reading.take(self.review(reading.lines))
        return reading


def as_plain(lines: Iterable[AnyLine]) -> list[dict[str, Any]]:
    """Lines as dictionaries; days and decimals are left to the preview's JSON encoder."""
    return [asdict(line) for line in lines]  # type: ignore[call-overload]


def from_plain(kind: type[AnyLine], plain: Iterable[Mapping[str, Any]]) -> list[AnyLine]:
    """Lines of a dataclass from plain values."""
    hints = get_type_hints(kind)
    return [
        kind(**{name: _value(hints[name], value) for name, value in one.items()}) for one in plain
    ]


def _value(kind: Any, value: Any) -> Any:
    if kind is Place:
        return Place(**value)
    if kind is date:
        return date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value
