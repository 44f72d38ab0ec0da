"""The administrator's imports about bodies: the table of changes, and a province's communes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.urls import URLPattern, path, reverse

from accounts.access import Refused, SignedInRequest
from organisation.forms.body_workbooks import CommunesForm
from organisation.models import IssuingBody
from organisation.reorganisation.acts import may_reorganise
from organisation.reorganisation.decree import Decree, rehearse
from organisation.workbooks import changes, communes
from organisation.workbooks.changes import ChangeReader, ChangesDone
from organisation.workbooks.communes import CommuneReader, Comparison
from paperwork.spreadsheet_import.tables import TextRow
from paperwork.workbooks import FormSheet
from screens.import_views import AnyImport, ImportViews
from screens.imports import Preview, SpreadsheetImport, WorkbookForm


class BodyImport(SpreadsheetImport[None, TextRow]):
    """A sheet of acts on bodies. The preview is the act itself, rolled back."""

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

    def perform(self, rows: Sequence[TextRow]) -> ChangesDone | Comparison:
        """Do what the rows say, or nothing where there are problems."""
        raise NotImplementedError

    def preview(self, lines: Sequence[TextRow]) -> Preview:
        """What the act would come to."""
        done = rehearse(lambda: self.perform(lines))
        return Preview(
            problems=done.problems,
            status="chưa có gì được ghi",
            partial=self.partial,
            context={"done": done, "given": self.given},
        )

    def take_in(self, lines: Sequence[TextRow], answers: QueryDict) -> str:
        """Do it, and log each body that began or ended. Raises ValidationError with all that is
        wrong."""
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
        """Under the bodies."""
        return [
            ("Trang chủ", reverse("admin:index")),
            ("Cơ quan, đơn vị", reverse("admin:organisation_issuingbody_changelist")),
        ]

    def done_url(self) -> str:
        """The acts that were done."""
        return reverse("admin:organisation_reorganisation_changelist")


class ChangeImport(BodyImport):
    """Many acts on bodies at once."""

    name = "organisation.changes"
    title = "Bảng thay đổi"
    asks_for = "Chọn bảng thay đổi"
    partial = "admin/organisation/issuingbody/_changes.html"

    def reader(self) -> ChangeReader:
        """Each row as it stands."""
        return ChangeReader()

    def template(self) -> FormSheet:
        """With examples."""
        return changes.template()

    def perform(self, rows: Sequence[TextRow]) -> ChangesDone:
        """The acts."""
        return changes.perform(rows, actor=self.actor)


class CommuneImport(BodyImport):
    """A province's communes become those of a list."""

    name = "organisation.communes"
    title = "Danh sách cấp xã"
    asks_for = "Chọn danh sách cấp xã"
    partial = "admin/organisation/issuingbody/_communes.html"
    form_class = CommunesForm

    def reader(self) -> CommuneReader:
        """Each row as it stands."""
        return CommuneReader()

    def template(self) -> FormSheet:
        """With examples."""
        return communes.template()

    def perform(self, rows: Sequence[TextRow]) -> Comparison:
        """Compare the list with what is there, and do what follows."""
        day = date.fromisoformat(self.given["effective_on"])
        return communes.take_in(
            rows,
            IssuingBody.objects.get(pk=self.given["province"]),
            decree=Decree(day, self.given["legal_basis"]),
            end_the_gone=self.given["end_the_gone"],
            actor=self.actor,
        )


class BodyImportViews(ImportViews):
    """The pages of an import in the administration."""

    layout = "admin/import_layout.html"
    form_template = "admin/organisation/issuingbody/_import_form.html"

    def __init__(self, imports: AnyImport, model_admin: admin.ModelAdmin) -> None:
        super().__init__(imports)
        self.model_admin = model_admin

    def context(self, request: SignedInRequest, form: WorkbookForm) -> dict[str, Any]:
        """What the administration's own templates need."""
        return {
            **self.model_admin.admin_site.each_context(request),
            "opts": self.model_admin.model._meta,
            "media": self.model_admin.media + form.media,
        }


class BodyWorkbooks(admin.ModelAdmin):
    """The pages of the imports, for the admin of bodies."""

    def get_urls(self) -> list[URLPattern]:
        """Django's own pages, with three for each import."""
        found = []
        for imports, address, name in (
            (ChangeImport, "bang-thay-doi", "changes"),
            (CommuneImport, "cap-xa", "communes"),
        ):
            views = BodyImportViews(imports, self)
            for view, below, ending in (
                (views.page, "", ""),
                (views.template, "mau/", "_template"),
                (views.confirm, "nhan/", "_confirm"),
            ):
                found.append(
                    path(
                        f"{address}/{below}",
                        self.admin_site.admin_view(_for_those_who_may(view)),
                        name=f"organisation_issuingbody_{name}{ending}",
                    )
                )
        return [*found, *super().get_urls()]


def _for_those_who_may(view: Any) -> Any:
    """The view, for who may reorganise bodies; it is about no one thing. Raises Refused."""

    def guard(request: SignedInRequest) -> HttpResponse:
        answer = may_reorganise(request.user)
        if not answer:
            raise Refused(answer.reason)
        return view(request, None)

    return guard
