"""Import and export of bodies by Excel, for administrators."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from audit import clock
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.tables import TextRow
from paperwork.vietnamese import day_in
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
    unvalidated = ("path", "depth", "numchild", "folded_name")

    def known(self, row: TextRow) -> IssuingBody | None:
        """The body of this name under this superior, if any; of several through time, the one that
        began on the day of the row."""
        if not row["name"]:
            raise ValidationError({"name": "Hãy ghi tên cơ quan, đơn vị."})
        superior = self._superior(row)
        siblings = (
            IssuingBody.objects.get_children(superior)
            if superior
            else IssuingBody.objects.get_root_nodes()
        )
        found = list(siblings.filter(name=row["name"]))
        if len(found) > 1:
            found = [body for body in found if body.valid_from == day_in(row["valid_from"])]
        return found[0] if found else None

    def store(self, thing: IssuingBody, row: TextRow, *, is_new: bool) -> None:
        """Add a new body to the tree; save an existing one in its place."""
        superior = self._superior(row) if is_new else None
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
        found = list(IssuingBody.objects.filter(name=name))
        if len(found) > 1:
            day = day_in(row["valid_from"]) or day_in(row["valid_to"]) or clock.today()
            found = [body for body in found if body.exists_on(day)]
        if len(found) != 1:
            what = "có nhiều hơn một" if found else "chưa có"
            raise ValidationError({"superior": f"Đơn vị cấp trên “{name}” {what} trong hệ thống."})
        return found[0]
