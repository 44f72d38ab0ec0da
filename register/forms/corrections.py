"""Forms that correct or revoke an award of an earlier year."""

from typing import Any

from django import forms

from register.models import AwardRecord
from screens.fields import AskingModelForm, DayField


class RevokingForm(forms.Form):
    """By which decision, and when."""

    by = forms.CharField(
        label="Quyết định hủy bỏ",
        max_length=120,
        help_text="Ví dụ: Quyết định số 15/QĐ-UBND; nhập nhầm thì ghi văn bản xác nhận",
    )
    on = DayField(label="Ngày của quyết định")


class CorrectingForm(AskingModelForm):
    """The words as they should be; number and code stay."""

    by = forms.CharField(
        label="Theo văn bản",
        max_length=120,
        help_text="Quyết định đính chính, hoặc văn bản gốc đã đối chiếu",
    )
    on = DayField(label="Ngày đính chính")
    decided_on = DayField(label="Ngày quyết định")

    class Meta:
        model = AwardRecord
        fields = (
            "awardee_name",
            "awardee_title",
            "awardee_body_name",
            "form_name",
            "achievement",
            "decision_number",
            "decided_on",
            "printed_number",
            "signer_title",
            "signer_name",
            "bonus",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["achievement"].widget = forms.Textarea({"rows": 2, "maxlength": 500})
        # Days before the portal's campaigns are right here.
        self.fields["decided_on"].validators = []

    def clean_decided_on(self) -> Any:
        """Of the year in whose register it stands."""
        day = self.cleaned_data["decided_on"]
        if day.year != self.instance.year:
            raise forms.ValidationError(
                f"Số vào sổ thuộc năm {self.instance.year}. Khác năm thì hủy bỏ rồi nhập lại."
            )
        return day
