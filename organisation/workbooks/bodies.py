"""Bodies in and out by Excel, for administrators."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import CharWidget, DateWidget

from audit import clock
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level
from paperwork.vietnamese import fold

DAY = DateWidget(format="%d/%m/%Y")
# Excel gives an empty cell as nothing and a code as a number; a text column keeps text.
TEXT = CharWidget(coerce_to_string=True, allow_blank=True)


class ChoiceLabel:
    """A choice written on the sheet by its Vietnamese label."""

    def __init__(self, choices: Any, what: str) -> None:
        self.choices = choices
        self.what = what

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """The stored value for a label. Raises ValueError with the labels that there are."""
        for stored, label in self.choices.choices:
            if fold(str(value or "")) == fold(label):
                return stored
        labels = ", ".join(self.choices.labels)
        raise ValueError(f"{self.what} “{value or ''}” không có. Hãy ghi một trong: {labels}.")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The label for a stored value."""
        return str(dict(self.choices.choices).get(value, ""))


class BodyResource(ModelResource):
    """A sheet of bodies. A row names its superior body by name; a body is known by its name, its
    superior and, where several in a row had that name, its first day. It keeps its place in the
    tree once it is there."""

    name = Field("name", column_name="Tên cơ quan, đơn vị", widget=TEXT)
    superior = Field(column_name="Đơn vị cấp trên", readonly=True)
    short_name = Field("short_name", column_name="Tên ngắn", widget=TEXT)
    level = Field("level", column_name="Cấp", widget=ChoiceLabel(Level, "Cấp"))
    kind = Field("kind", column_name="Loại", widget=ChoiceLabel(BodyKind, "Loại"))
    code = Field("code", column_name="Mã hành chính", widget=TEXT)
    symbol = Field("symbol", column_name="Viết tắt", widget=TEXT)
    place_name = Field("place_name", column_name="Địa danh", widget=TEXT)
    head_title = Field("head_title", column_name="Chức vụ người đứng đầu", widget=TEXT)
    valid_from = Field("valid_from", column_name="Từ ngày", widget=DAY)
    valid_to = Field("valid_to", column_name="Đến ngày", widget=DAY)

    class Meta:
        model = IssuingBody
        fields = (
            "name",
            "superior",
            "short_name",
            "level",
            "kind",
            "code",
            "symbol",
            "place_name",
            "head_title",
            "valid_from",
            "valid_to",
        )
        export_order = fields
        import_id_fields = ("name",)
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def dehydrate_superior(self, body: IssuingBody) -> str:
        """The name of the body above."""
        parent = IssuingBody.objects.get_parent(body) if body.depth > 1 else None
        return parent.name if parent else ""

    def get_instance(self, instance_loader: Any, row: Any) -> IssuingBody | None:
        """The body of this name under this superior, if it is there; of several through time the
        one that began on the day of the row."""
        superior = self._superior(row)
        siblings = (
            IssuingBody.objects.get_children(superior)
            if superior
            else IssuingBody.objects.get_root_nodes()
        )
        found = list(siblings.filter(name=_cell(row, "Tên cơ quan, đơn vị")))
        if len(found) > 1:
            found = [body for body in found if body.valid_from == _day(row, "Từ ngày")]
        return found[0] if found else None

    def import_instance(self, instance: IssuingBody, row: Any, **kwargs: Any) -> None:
        """Take the cells over; remember under which body a new one is to stand."""
        super().import_instance(instance, row, **kwargs)
        if not instance.name:
            raise ValidationError({"name": "Hãy ghi tên cơ quan, đơn vị."})
        instance.stands_under = self._superior(row)

    def do_instance_save(self, instance: IssuingBody, is_create: bool) -> None:
        """A new body is put into the tree; a known one is saved where it stands."""
        if not is_create:
            instance.save()
        elif instance.stands_under is None:
            IssuingBody.objects.add_root(instance=instance)
        else:
            IssuingBody.objects.add_child(instance.stands_under, instance=instance)

    def _superior(self, row: Any) -> IssuingBody | None:
        name = _cell(row, "Đơn vị cấp trên")
        if not name:
            return None
        found = list(IssuingBody.objects.filter(name=name))
        if len(found) > 1:
            day = _day(row, "Từ ngày") or _day(row, "Đến ngày") or clock.today()
            found = [body for body in found if body.exists_on(day)]
        if len(found) != 1:
            what = "có nhiều hơn một" if found else "chưa có"
            raise ValidationError({"superior": f"Đơn vị cấp trên “{name}” {what} trong hệ thống."})
        return found[0]


def _cell(row: Any, column: str) -> str:
    return " ".join(str(row.get(column) or "").split())


def _day(row: Any, column: str) -> date | None:
    try:
        return DAY.clean(row.get(column))
    except ValueError:
        return None
