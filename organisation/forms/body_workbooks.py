"""The upload form for a list of communes."""

from django import forms

from organisation.forms.reorganisation import BodyField, effective_day, wide
from organisation.models import IssuingBody
from organisation.models.bodies import Level
from screens.fields import CleanedData
from screens.imports import WorkbookForm


class CommunesForm(WorkbookForm):
    """The upload form for a province's communes, with the document and the day."""

    province = BodyField(
        label="Tỉnh, thành phố", queryset=IssuingBody.objects.filter(level=Level.PROVINCE)
    )
    effective_on = effective_day()
    legal_basis = forms.CharField(label="Căn cứ pháp lý", max_length=250, widget=wide())
    end_the_gone = forms.BooleanField(
        label="Chấm dứt các đơn vị cấp xã không còn trong danh sách", required=False
    )
    field_order = ("province", "effective_on", "legal_basis", "end_the_gone", "file")

    def clean(self) -> CleanedData:
        """The province must exist on the day."""
        typed = super().clean() or {}
        province, day = typed.get("province"), typed.get("effective_on")
        if province and day and not province.exists_on(day):
            self.add_error("province", f"{province} không tồn tại vào ngày {day:%d/%m/%Y}.")
        return typed

    def given(self) -> CleanedData:
        """The input, with the province, the decree, and what happens to communes that are not on
        the list."""
        typed = self.cleaned_data
        return {
            **super().given(),
            "province": typed["province"].pk,
            "effective_on": typed["effective_on"].isoformat(),
            "legal_basis": typed["legal_basis"],
            "end_the_gone": typed["end_the_gone"],
        }
