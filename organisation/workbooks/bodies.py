"""Import and export of bodies by Excel, for administrators."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.models import User
from audit import clock
from audit.workflow import Given
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.tables import TextRow
from paperwork.vietnamese import day_in
from screens.imports import Preview
from screens.model_imports import ModelImport


class BodyImport(ModelImport[IssuingBody]):
    """An import of bodies. A row names its superior body by name; a body is identified by its name,
    its superior and, where several had that name, its first day. Its place in the tree does not
    change."""

    name = "organisation.bodies"
    model = IssuingBody
    title = "Cơ quan, đơn vị từ tệp Excel"
    columns = (
        ImportColumn("name", "Tên cơ quan, đơn vị", 44, required=True),
        ImportColumn("superior", "Đơn vị cấp trên", 40, required=True),
        ImportColumn("short_name", "Tên ngắn", 26),
        ImportColumn("level", "Cấp", 14, required=True),
        ImportColumn("kind", "Loại", 22, required=True),
        ImportColumn("code", "Mã hành chính", 12),
        ImportColumn("symbol", "Viết tắt", 12),
        ImportColumn("place_name", "Địa danh", 20),
        ImportColumn("head_title", "Chức vụ người đứng đầu", 20),
        ImportColumn("valid_from", "Từ ngày", 13),
        ImportColumn("valid_to", "Đến ngày", 13),
    )
    # Set as a body is put into the tree, and as it is saved.
    unvalidated = ("path", "depth", "numchild", "folded_name", "spelling_key")

    def __init__(self, target: None, actor: User, given: Given | None = None) -> None:
        super().__init__(target, actor, given)
        # Each new body with those beside it whose names differ in diacritics only.
        self.near: list[tuple[TextRow, list[IssuingBody]]] = []

    def preview(self, lines: Sequence[TextRow]) -> Preview:
        """As every model's; with the question whether a body with nearly the name of another is
        another."""
        shown = super().preview(lines)
        shown.partial = "admin/organisation/issuingbody/_near.html"
        shown.context = {
            "near": [(row.place.row, row["name"], others) for row, others in self.near]
        }
        return shown

    def take_in(self, lines: Sequence[TextRow], answers: QueryDict) -> str:
        """Save the rows. Raises ValidationError also where a new body has nearly the name of
        another and nobody has said that it is another."""
        said = super().take_in(lines, answers)
        if self.near and "are_others" not in answers:
            raise ValidationError(
                [str(row.problem(near_name_sentence(others))) for row, others in self.near]
            )
        return said

    def known(self, row: TextRow) -> IssuingBody | None:
        """The body of this name under this superior, if any; of several through time, the one that
        began on the day of the row. A body keeps its name as it was first written."""
        if not row["name"]:
            raise ValidationError({"name": "Hãy ghi tên cơ quan, đơn vị."})
        superior = self._superior(row)
        found = list(IssuingBody.objects.beside(superior).spelled(row["name"]))
        if len(found) > 1:
            found = [body for body in found if body.valid_from == day_in(row["valid_from"])]
        if not found:
            return None
        row.cells["name"] = found[0].name
        return found[0]

    def store(self, thing: IssuingBody, row: TextRow, *, is_new: bool) -> None:
        """Add a new body to the tree; save an existing one in its place."""
        superior = self._superior(row) if is_new else None
        if is_new:
            near = list(IssuingBody.objects.beside(superior).nearly_named(thing.name))
            self.near += [(row, near)] if near else []
        if not is_new:
            thing.save()
        elif superior is None:
            IssuingBody.objects.add_root(instance=thing)
        else:
            IssuingBody.objects.add_child(superior, instance=thing)

    def saved_rows(self) -> Iterator[dict[str, object]]:
        """All bodies in the order of the tree, each with the name of the body above it."""
        names: dict[str, str] = {}
        for body in IssuingBody.objects.order_by("path"):
            names[body.path] = body.name
            row: dict[str, object] = {
                column.key: self.text(body, column)
                for column in self.columns
                if column.key != "superior"
            }
            yield {**row, "superior": names.get(body.path[: -body.steplen], "")}

    def _superior(self, row: TextRow) -> IssuingBody | None:
        name = row["superior"]
        if not name:
            return None
        found = list(IssuingBody.objects.spelled(name))
        if len(found) > 1:
            day = day_in(row["valid_from"]) or day_in(row["valid_to"]) or clock.today()
            found = [body for body in found if body.exists_on(day)]
        if len(found) != 1:
            what = "có nhiều hơn một" if found else "chưa có"
            raise ValidationError({"superior": f"Đơn vị cấp trên “{name}” {what} trong hệ thống."})
        return found[0]


def near_name_sentence(others: Sequence[IssuingBody]) -> str:
    """The question about a new body with nearly the name of others beside it."""
    names = "; ".join(body.named_in_time for body in others[:3])
    return (
        f"Cùng đơn vị cấp trên đã có tên gần giống, chỉ khác dấu: {names}. Hãy sửa tên, hoặc xác "
        "nhận đây là đơn vị khác."
    )
