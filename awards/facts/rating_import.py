"""Import of ratings of a year, and the template for it."""

from collections.abc import Sequence
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from audit import clock
from awards.facts import records
from awards.facts.permissions import bodies_below
from awards.facts.ratings_parser import COLUMNS, RatingReader, ReadRating
from awards.forms.facts import RatingsFileForm
from awards.rules.vocabulary import Grade
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from paperwork.workbooks import FormSheet
from screens.fields import CleanedData
from screens.imports import (
    Preview,
    PreviewColumn,
    PreviewRow,
    SpreadsheetImport,
)


class RatingImport(SpreadsheetImport[None, ReadRating]):
    """How bodies and people were rated in a year, by who is over them."""

    name = "awards.ratings"
    line = ReadRating
    title = "Nhập xếp loại từ tệp Excel"
    file_label = "Tệp Excel (danh sách xếp loại)"
    asks_for = "Chọn tệp xếp loại"
    template_link = "mẫu có sẵn các đơn vị"
    advice = (
        ", hoặc danh sách đã có với cột Đơn vị và cột Xếp loại. Cổng cho xem từng dòng trước khi "
        "nhận; còn một chỗ sai thì không nhận dòng nào. Người, đơn vị đã có xếp loại năm đó thì "
        "lấy theo tệp."
    )
    form_class = RatingsFileForm

    @cached_property
    def bodies(self) -> dict[int, IssuingBody]:
        """The bodies of which the actor enters facts."""
        return {body.pk: body for body in bodies_below(self.actor)}

    def initial(self) -> CleanedData:
        """Last year."""
        return {"year": clock.today().year - 1}

    def reader(self) -> RatingReader:
        """Rows are held against the bodies of which the actor enters facts."""
        called = {key: body.named_in_time for key, body in self.bodies.items()}
        return RatingReader(BodyNames.of(self.bodies.values()), called)

    def preview(self, lines: Sequence[ReadRating]) -> Preview:
        """Whom each row rates, and how."""
        return Preview(
            columns=(
                PreviewColumn("Tập thể, cá nhân", is_head=True),
                PreviewColumn("Đơn vị"),
                PreviewColumn("Xếp loại"),
            ),
            rows=[
                PreviewRow(
                    line.place, (line.person or body.called, body.called, Grade(line.grade).label)
                )
                for line, body in ((line, self.bodies[line.body_id]) for line in lines)
            ],
        )

    def take_in(self, lines: Sequence[ReadRating], answers: QueryDict) -> str:
        """Save the ratings. Raises what `records.take_in` raises."""
        year = self.given["year"]
        number = records.take_in(
            (
                {
                    "year": year,
                    "body_id": line.body_id,
                    "person_name": line.person,
                    "person_title": line.title,
                    "grade": line.grade,
                    "source": line.source or f"Danh sách xếp loại năm {year}",
                }
                for line in lines
            ),
            actor=self.actor,
        )
        return f"Đã nhận xếp loại của {number} tập thể, cá nhân từ tệp Excel."

    def template(self) -> FormSheet:
        """A row for each body."""
        return FormSheet(
            sheet_name="Xếp loại",
            title_lines=("DANH SÁCH XẾP LOẠI NĂM",),
            issued_with="(Để trống cột Họ và tên khi xếp loại cả đơn vị)",
            columns=COLUMNS,
            rows=[{"body": body.name} for body in self.bodies.values()],
            signer_lines=(),
        )

    def file_title(self) -> str:
        """As it was always called."""
        return "Danh sách xếp loại năm"

    def crumbs(self) -> list[tuple[str, str]]:
        """Under the list of ratings."""
        return [("Xếp loại năm", self.done_url())]

    def done_url(self) -> str:
        """The list of ratings."""
        return reverse("awards:rating_list")
