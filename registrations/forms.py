"""Forms of registering: the registration itself (its lines: `registrations.editing`), what is
reported, what goes with a consolidation."""

from typing import Any

from django import forms

from campaigns.models.plans import RegistrationForm as FormKind
from registrations.models import Registration


class RegistrationForm(forms.ModelForm):
    """What a registration says besides its lines."""

    class Meta:
        model = Registration
        fields = ("pledge", "note")
        widgets = {
            "pledge": forms.Textarea({"rows": 2}),
            "note": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.plan.registration_form != FormKind.PLEDGE:
            del self.fields["pledge"]


class ReportForm(forms.Form):
    """What a report says, and the file that goes with it."""

    text = forms.CharField(
        label="Nội dung báo cáo",
        max_length=50_000,
        required=False,
        widget=forms.Textarea({"rows": 14}),
        help_text="Kết quả, khó khăn, kiến nghị. Có thể chỉ ghi tóm tắt khi đã kèm tệp.",
    )
    file = forms.FileField(
        label="Tệp kèm theo (bản ký)",
        required=False,
        help_text="PDF, Word (.docx), Excel (.xlsx) hoặc ảnh. Tệp mới thay tệp đã gửi trước.",
    )


class CoveringForm(forms.Form):
    """The text that goes with a consolidation."""

    covering_text = forms.CharField(
        label="Nội dung báo cáo kèm theo",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
