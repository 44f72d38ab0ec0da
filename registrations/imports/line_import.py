"""Import of a unit's Biểu 2 as the lines of its registration, and the template for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from campaigns.models import Plan, ReformArea
from organisation.models import IssuingBody
from paperwork.workbooks import FormSheet
from registrations import submission
from registrations.imports.parser import COLUMNS, InitiativeReader, ReadLine
from registrations.models import Initiative, Registration
from registrations.models.list_lines import LIST_COLUMNS, NAME
from registrations.workbooks import issued_with, list_title
from screens.imports import (
    Preview,
    PreviewColumn,
    PreviewRow,
    SpreadsheetImport,
)

EMPTY_LINES = 4  # under each field; more rows may be put in between


class InitiativeImport(SpreadsheetImport[Registration, ReadLine]):
    """An import whose lines replace those of a registration."""

    name = "registrations.initiatives"
    line = ReadLine
    title = "Đăng ký từ tệp Excel"
    file_label = "Tệp Excel (Biểu 2)"
    asks_for = "Chọn tệp Biểu 2"
    template_link = "mẫu Biểu 2 của đơn vị"
    advice = (
        ", hoặc biểu đơn vị đã có. Cổng cho xem từng dòng đã hiểu trước khi nhận; còn một chỗ sai "
        "thì không nhận dòng nào."
    )
    nothing_previewed = "Chưa có biểu nào được xem trước. Hãy chọn lại tệp."

    def reader(self) -> InitiativeReader:
        """A reader with the plan's fields."""
        return InitiativeReader(fields_of(self.target.plan))

    def noted(self) -> dict[str, Any]:
        """The revision that the lines replace."""
        return {"revision": self.target.revision}

    def preview(self, lines: Sequence[ReadLine]) -> Preview:
        """The lines with their fields."""
        saved = self.target.initiatives.count() if self.target.pk else 0
        fields = fields_of(self.target.plan)
        return Preview(
            columns=(
                PreviewColumn("Lĩnh vực"),
                *(PreviewColumn(column.label, is_head=column is NAME) for column in LIST_COLUMNS),
            ),
            rows=[
                PreviewRow(
                    line.place,
                    (
                        f"{line.area}. {fields[line.area]}",
                        *(line.says[column.name] for column in LIST_COLUMNS),
                    ),
                )
                for line in lines
            ],
            status=f"thay cho {saved} dòng đang có" if saved else "",
        )

    def take_in(self, lines: Sequence[ReadLine], answers: QueryDict) -> str:
        """Save the lines, replacing those of the previewed revision. Raises what
        `submission.save_draft` raises."""
        submission.save_draft(
            self.target,
            actor=self.actor,
            values={},
            lines=as_submitted(self.target.plan, lines),
            seen=self.given["revision"],
        )
        return f"Đã nhận {len(lines)} dòng từ tệp Excel. Hãy soát rồi nộp."

    def template(self) -> FormSheet:
        """A sheet with every field of the plan, the lines saved so far and empty lines."""
        plan = self.target.plan
        return FormSheet(
            sheet_name="Biểu 2",
            form_name="Biểu 2",
            title_lines=list_title(plan),
            body_name=self.target.body.name,
            issued_with=issued_with(plan),
            columns=COLUMNS,
            rows=self._rows(),
            group_by="area",
            landscape=True,
        )

    def mark(self) -> dict[str, Any]:
        """The plan and the unit that a workbook is made for."""
        return {"plan": self.target.plan_id, "body": self.target.body_id}

    def object_to_mark(self, mark: Mapping[str, Any]) -> str:
        """The objection to a workbook made for another unit or plan."""
        if mark == self.mark():
            return ""
        whose = IssuingBody.objects.filter(pk=mark.get("body")).first()
        is_same_plan = mark.get("plan") == self.target.plan_id
        return (
            f"Tệp này được cổng lập cho {whose or 'đơn vị khác'}"
            f"{'' if is_same_plan else ', theo kế hoạch khác'}. Hãy chọn đúng tệp của "
            f"{self.target.body}, hoặc tải lại mẫu của đơn vị."
        )

    def heading(self) -> str:
        """The heading, with the unit."""
        return f"{self.title}: {self.target.body}"

    def file_title(self) -> str:
        """The file name, with the unit and the plan."""
        return f"Biểu 2 {self.target.body.called} {self.target.plan.reference}"

    def crumbs(self) -> list[tuple[str, str]]:
        """The registration's form."""
        return [
            ("Đăng ký", reverse("registrations:registration_list")),
            (self.target.body.called, self.done_url()),
        ]

    def about(self) -> tuple[str, str]:
        """The plan."""
        plan = self.target.plan
        return f"Theo {plan}", plan.get_absolute_url()

    def done_url(self) -> str:
        """The registration's form, to be checked before it is submitted."""
        place = [self.target.plan_id, self.target.body_id]
        return reverse("registrations:registration_edit", args=place)

    def _rows(self) -> Iterable[dict[str, str]]:
        areas = (
            self.target.plan.reform_area_set.areas.all() if self.target.plan.reform_area_set else ()
        )
        saved = list(self.target.initiatives.all()) if self.target.pk else []
        for area in areas:
            for line in saved:
                if line.area_id == area.pk:
                    yield {
                        "area": str(area),
                        **line.says,
                        "kind": line.get_kind_display(),
                    }
            yield from [{"area": str(area)}] * EMPTY_LINES


def fields_of(plan: Plan) -> dict[int, str]:
    """The plan's fields by position."""
    rows = ReformArea.objects.filter(area_set=plan.reform_area_set_id)
    return dict(rows.values_list("position", "name"))


def as_submitted(plan: Plan, lines: Sequence[ReadLine]) -> list[Initiative]:
    """Lines as read, in the fields of the plan, in the form that the verbs take."""
    areas = {
        area.position: area for area in ReformArea.objects.filter(area_set=plan.reform_area_set_id)
    }
    return [Initiative(area=areas[line.area], **line.says) for line in lines]
