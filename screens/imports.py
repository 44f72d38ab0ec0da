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
    """A file to be looked at; an import that asks for more adds its fields."""

    file = forms.FileField(
        error_messages={
            "required": "Hãy chọn tệp Excel.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )

    def given(self) -> CleanedData:
        """What was typed, in plain values, kept with the preview."""
        return {"file_name": self.cleaned_data["file"].name}


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the preview; of one column the cells head their rows."""

    label: str
    is_number: bool = False
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A line as the preview shows it: a cell for each column. `note` stands small under the head of
    the row, as a warning where it contradicts the file."""

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
        """How many rows are not shown."""
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
        """A reader for one file, with what its rows are held against."""
        raise NotImplementedError

    def review(self, lines: Sequence[AnyLine]) -> Iterable[Problem]:
        """What is wrong with lines in view of what is stored."""
        return ()

    def preview(self, lines: Sequence[AnyLine]) -> Preview:
        """What is shown before the lines are taken in. Nothing is written."""
        raise NotImplementedError

    def take_in(self, lines: Sequence[AnyLine], answers: QueryDict) -> str:
        """Do what was looked at, all or nothing; return the sentence for the page. `answers`
        is what the preview asked. Raises ValidationError with what stands in the way."""
        raise NotImplementedError

    def template(self) -> FormSheet:
        """The form to be filled in."""
        raise NotImplementedError

    def mark(self) -> Mapping[str, Any] | None:
        """For what a template is made, in plain values; None where it fits every target."""
        return None

    def object_to_mark(self, mark: Mapping[str, Any]) -> str:
        """Why a workbook with this mark is not read for the target; empty where it is."""
        return ""

    def heading(self) -> str:
        """What stands over the page."""
        return self.title

    def file_title(self) -> str:
        """What the template is called as a file."""
        return self.title

    def done_url(self) -> str:
        """Where a person goes on once the lines are in."""
        raise NotImplementedError

    def crumbs(self) -> list[tuple[str, str]]:
        """The pages above this one: label and address of each."""
        return []

    def about(self) -> tuple[str, str]:
        """What stands under the title: words, and an address where they are a link."""
        return "", ""

    def initial(self) -> CleanedData:
        """What the form begins with."""
        return {}

    def noted(self) -> dict[str, Any]:
        """What is kept with the preview beside what was typed, in plain values."""
        return {}

    # What is the same for all -------------------------------------------------------------------

    def template_content(self) -> bytes:
        """The form to be filled in, as .xlsx."""
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
    """Lines as mappings; days and decimals are left to the JSON encoder of the preview."""
    return [asdict(line) for line in lines]  # type: ignore[call-overload]


def from_plain(kind: type[AnyLine], plain: Iterable[Mapping[str, Any]]) -> list[AnyLine]:
    """Lines of a kind out of what JSON held."""
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
