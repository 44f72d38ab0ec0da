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


class CoveringForm(forms.Form):
    """The text that goes with a consolidation."""

    covering_text = forms.CharField(
        label="Nội dung báo cáo kèm theo",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
