"""Export of a model's rows to a sheet and import from it: new rows are added, known rows changed,
none deleted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.http import QueryDict
from django.urls import reverse

from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.problems import Problem
from paperwork.spreadsheet_import.tables import TableReader, TextReader, TextRow
from paperwork.vietnamese import day_in, fold
from paperwork.workbooks import FormSheet
from screens.imports import Preview, PreviewColumn, PreviewRow, SpreadsheetImport

Noun = TypeVar("Noun", bound=models.Model)


@dataclass(slots=True)
class RowDone(Generic[Noun]):
    """The outcome of a row: the object, whether it is new, and its changed fields."""

    row: TextRow
    thing: Noun
    is_new: bool
    changes: list[str]

    @property
    def act(self) -> str:
        """The outcome in words."""
        return "Thêm mới" if self.is_new else "Cập nhật"

    @property
    def is_unchanged(self) -> bool:
        """Whether the object is as it was."""
        return not (self.is_new or self.changes)


@dataclass(slots=True)
class RowsDone(Generic[Noun]):
    """The outcome of a sheet."""

    rows: list[RowDone[Noun]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def new(self) -> list[Noun]:
        """Objects that were added."""
        return [one.thing for one in self.rows if one.is_new]

    @property
    def changed(self) -> list[Noun]:
        """Objects that were changed."""
        return [one.thing for one in self.rows if not one.is_new and one.changes]

    @property
    def unchanged(self) -> list[Noun]:
        """Objects that are as they were."""
        return [one.thing for one in self.rows if one.is_unchanged]


class ModelImport(SpreadsheetImport[None, TextRow], Generic[Noun]):
    """An import of a model's rows: the keys of its columns are field names, choices are written by
    label. A subclass declares `columns`, and defines by `known` which stored object a row means."""

    line = TextRow
    model: ClassVar[type[models.Model]]
    columns: ClassVar[Sequence[ImportColumn]]
    unvalidated: ClassVar[Sequence[str]] = ()
    template_lead = "Tải"
    template_link = "tệp có các dòng đang lưu"
    advice = (
        ", sửa hoặc thêm dòng rồi tải lên. Dòng đã biết được cập nhật, dòng mới được thêm, không "
        "dòng nào bị xóa; còn một chỗ sai thì không ghi dòng nào."
    )
    confirm_label = "Ghi các dòng này"

    @cached_property
    def fields(self) -> "dict[str, models.Field[Any, Any]]":
        """The model's fields by name."""
        return {one.name: one for one in self.model._meta.concrete_fields}

    # What a subclass defines --------------------------------------------------------------------

    def known(self, row: TextRow) -> Noun | None:
        """The stored object that a row means, if any. Raises ValidationError where that is
        ambiguous."""
        raise NotImplementedError

    def saved_rows(self) -> Iterator[dict[str, object]]:
        """All stored rows by column key, for the template."""
        things = self.model._default_manager.all().iterator()
        return (
            {column.key: self.text(thing, column) for column in self.columns} for thing in things
        )

    def store(self, thing: Noun, row: TextRow, *, is_new: bool) -> None:
        """Save an object whose fields are set and valid. Raises ValidationError."""
        thing.save()

    # What is the same for all -------------------------------------------------------------------

    def reader(self) -> TableReader[TextRow]:
        """A reader that returns each row unchanged."""
        return TextReader(self.columns)

    def preview(self, lines: Sequence[TextRow]) -> Preview:
        """The outcome of each row: the import itself, rolled back."""
        with transaction.atomic():
            done = self.perform(lines)
            transaction.set_rollback(True)
        return Preview(
            columns=(
                PreviewColumn("Nội dung", is_head=True),
                PreviewColumn("Việc"),
                PreviewColumn("Thay đổi"),
            ),
            rows=[
                PreviewRow(
                    one.row.place,
                    (
                        str(one.thing),
                        "Thêm mới" if one.is_new else "Cập nhật",
                        "; ".join(one.changes),
                    ),
                )
                for one in done.rows
                if not one.is_unchanged
            ],
            status=(
                f"{len(done.new)} mới, {len(done.changed)} cập nhật, "
                f"{len(done.unchanged)} giữ nguyên"
            ),
            problems=done.problems,
        )

    def take_in(self, lines: Sequence[TextRow], answers: QueryDict) -> str:
        """Save the rows, and log each. Raises ValidationError with all that is wrong."""
        done = self.perform(lines)
        if done.problems:
            raise ValidationError([str(problem) for problem in done.problems])
        for flag, things in ((ADDITION, done.new), (CHANGE, done.changed)):
            if things:
                LogEntry.objects.log_actions(self.actor.pk, things, flag, "Từ tệp Excel")
        return f"Đã nhập: {len(done.new)} mới, {len(done.changed)} cập nhật."

    def perform(self, rows: Iterable[TextRow]) -> RowsDone[Noun]:
        """Add and change objects by the rows, in their order, so that a row may refer to an earlier
        one. With any problem nothing is written."""
        done = RowsDone[Noun]()
        with transaction.atomic():
            for row in rows:
                try:
                    with transaction.atomic():
                        done.rows.append(self._perform_row(row))
                except ValidationError as objection:
                    done.problems += self._problems(row, objection)
            if done.problems:
                transaction.set_rollback(True)
        return done

    def template(self) -> FormSheet:
        """A sheet with everything that is stored."""
        return FormSheet(
            sheet_name=self.title,
            title_lines=(self.title.upper(),),
            columns=self.columns,
            rows=self.saved_rows(),
            signer_lines=(),
            landscape=True,
        )

    def text(self, thing: models.Model, column: ImportColumn) -> str:
        """The text of an object in a column."""
        value = getattr(thing, column.key)
        choices = self.fields[column.key].flatchoices
        if choices:
            return str(dict(choices).get(value, ""))
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")

    def crumbs(self) -> list[tuple[str, str]]:
        """The list of the model in the admin."""
        plural = str(self.model._meta.verbose_name_plural)
        return [
            ("Trang chủ", reverse("admin:index")),
            (plural[:1].upper() + plural[1:], self.done_url()),
        ]

    def done_url(self) -> str:
        """The list of the model in the admin."""
        options = self.model._meta
        return reverse(f"admin:{options.app_label}_{options.model_name}_changelist")

    def _perform_row(self, row: TextRow) -> RowDone[Noun]:
        known = self.known(row)
        thing: Any = known or self.model()
        own = [one for one in self.columns if one.key in row.cells and one.key in self.fields]
        before = {column.key: self.text(thing, column) for column in own}
        wrong: dict[str, list[str]] = {}
        for column in own:
            try:
                setattr(thing, column.key, self._value(column, row[column.key]))
            except ValidationError as objection:
                wrong[column.key] = objection.messages
        self.validate(thing, wrong)
        after = {column.key: self.text(thing, column) for column in own}
        done = RowDone(row, thing, known is None, [])
        if known is not None:
            done.changes = [
                f"{column.heading}: {before[column.key] or '–'} → {after[column.key] or '–'}"
                for column in own
                if before[column.key] != after[column.key]
            ]
        if not done.is_unchanged:
            self.store(thing, row, is_new=done.is_new)
        return done

    def validate(self, thing: Any, wrong: dict[str, list[str]]) -> None:
        """Validate the object. Raises ValidationError with `wrong`, the problems found already by
        field, and the model's own."""
        try:
            thing.full_clean(exclude={*self.unvalidated, *wrong})
        except ValidationError as objection:
            wrong = {**objection.message_dict, **wrong}
        if wrong:
            raise ValidationError(wrong)

    def _value(self, column: ImportColumn, text: str) -> object:
        """The value of a cell for its field. Raises ValidationError."""
        stored = self.fields[column.key]
        if stored.flatchoices:
            for value, label in stored.flatchoices:
                if fold(str(label)) == fold(text):
                    return value
            labels = ", ".join(str(label) for _, label in stored.flatchoices)
            raise ValidationError(
                f"{column.heading} “{text}” không có. Hãy ghi một trong: {labels}."
            )
        if not isinstance(stored, models.DateField):
            return text
        day = day_in(text) if text else None
        if text and day is None:
            raise ValidationError(f"“{text}” không phải là ngày. Hãy ghi như 05/11/2019.")
        return day

    def _problems(self, row: TextRow, objection: ValidationError) -> Iterable[Problem]:
        by_key = {column.key: column for column in self.columns}
        said = (
            objection.message_dict
            if hasattr(objection, "error_dict")
            else {NON_FIELD_ERRORS: objection.messages}
        )
        for key, sentences in said.items():
            for sentence in sentences:
                yield row.problem(sentence, by_key.get(key))
