"""The calendar of days off in and out by Excel, for administrators."""

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import DateWidget

from campaigns.models import DayOff
from organisation.workbooks.bodies import TEXT, ChoiceLabel


class DayOffResource(ModelResource):
    """A sheet of days off and days worked for them, known by their day."""

    day = Field("day", column_name="Ngày", widget=DateWidget(format="%d/%m/%Y"))
    kind = Field("kind", column_name="Loại", widget=ChoiceLabel(DayOff.Kind, "Loại"))
    name = Field("name", column_name="Dịp", widget=TEXT)
    source = Field("source", column_name="Nguồn", widget=TEXT)

    class Meta:
        model = DayOff
        fields = ("day", "kind", "name", "source")
        export_order = fields
        import_id_fields = ("day",)
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
