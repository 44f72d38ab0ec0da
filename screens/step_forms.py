"""What steps ask for on the page of their thing."""

from django import forms


class ReasonForm(forms.Form):
    """Why a step is taken: something is sent back, declined, suspended."""

    reason = forms.CharField(
        label="Lý do", max_length=2000, widget=forms.Textarea({"rows": 3}), required=False
    )
