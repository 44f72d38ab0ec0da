"""Admin pages of the imports about bodies: the table of changes, and a province's communes."""

from collections.abc import Sequence
from datetime import date

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from organisation.forms.body_workbooks import CommunesForm
from organisation.models import IssuingBody
from organisation.reorganisation.decree import Decree, rehearse
from organisation.workbooks import changes, communes
from organisation.workbooks.changes import ChangesDone
from organisation.workbooks.communes import Comparison
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.grid import MOST_ROWS
from paperwork.spreadsheet_import.tables import TextReader, TextRow
from paperwork.workbooks import FormSheet
from screens.imports import Preview, SpreadsheetImport


class BodyActImport(SpreadsheetImport[None, TextRow]):
    """An import of acts on bodies. The preview is the act itself, rolled back."""

    line = TextRow
    file_label = "Tệp Excel đã điền (.xlsx)"
    template_lead = ""
    template_link = "Tải tệp mẫu"
    advice = (
        ", điền rồi tải lên. Cổng cho xem trước mọi thay đổi; chỉ ghi khi bấm Xác nhận, và ghi tất "
        "cả hoặc không ghi gì."
    )
    confirm_label = "Xác nhận"
    partial = ""
    columns: Sequence[ImportColumn]
    most_lines = 5_000

    def reader(self) -> TextReader:
        """A reader that returns each row unchanged."""
        return TextReader(self.columns, most_lines=self.most_lines)

    def perform(self, rows: Sequence[TextRow]) -> ChangesDone | Comparison:
        """Carry out the rows, or nothing where there are problems."""
        raise NotImplementedError

    def preview(self, lines: Sequence[TextRow]) -> Preview:
        """The outcome of the act."""
        done = rehearse(lambda: self.perform(lines))
        return Preview(
            problems=done.problems,
            status="chưa có gì được ghi",
            partial=self.partial,
            context={"done": done, "given": self.given},
        )

    def take_in(self, lines: Sequence[TextRow], answers: QueryDict) -> str:
        """Carry out the act, and log each body that began or ended. Raises ValidationError with all
        problems."""
        done = self.perform(lines)
        if done.problems:
            raise ValidationError([str(problem) for problem in done.problems])
        for outcome in done.outcomes:
            for body in (*outcome.begun, *outcome.ended, *outcome.ended_below):
                LogEntry.objects.log_actions(
                    self.actor.pk, [body], CHANGE, str(outcome.reorganisation), single_object=True
                )
        return f"Đã thực hiện {self.title.lower()} trong tệp {self.given['file_name']}."

    def crumbs(self) -> list[tuple[str, str]]:
        """The list of bodies in the admin."""
        return [
            ("Trang chủ", reverse("admin:index")),
            ("Cơ quan, đơn vị", reverse("admin:organisation_issuingbody_changelist")),
        ]

    def done_url(self) -> str:
        """The list of reorganisations."""
        return reverse("admin:organisation_reorganisation_changelist")


class ChangeImport(BodyActImport):
    """Import of the table of changes."""

    name = "organisation.changes"
    title = "Bảng thay đổi"
    asks_for = "Chọn bảng thay đổi"
    columns = changes.COLUMNS
    partial = "admin/organisation/issuingbody/_changes.html"

    def template(self) -> FormSheet:
        """The template, with examples."""
        return changes.template()

    def perform(self, rows: Sequence[TextRow]) -> ChangesDone:
        """Carry out the rows of the table."""
        return changes.perform(rows, actor=self.actor)


class CommuneImport(BodyActImport):
    """Import of a province's communes."""

    name = "organisation.communes"
    title = "Danh sách cấp xã"
    asks_for = "Chọn danh sách cấp xã"
    columns = communes.READ_COLUMNS
    # The national list has some ten thousand.
    most_lines = MOST_ROWS
    partial = "admin/organisation/issuingbody/_communes.html"
    form_class = CommunesForm

    def template(self) -> FormSheet:
        """The template, with examples."""
        return communes.template()

    def perform(self, rows: Sequence[TextRow]) -> Comparison:
        """Compare the list with the database and carry out the differences."""
        day = date.fromisoformat(self.given["effective_on"])
        return communes.take_in(
            rows,
            IssuingBody.objects.get(pk=self.given["province"]),
            decree=Decree(day, self.given["legal_basis"]),
            end_the_gone=self.given["end_the_gone"],
            actor=self.actor,
        )
