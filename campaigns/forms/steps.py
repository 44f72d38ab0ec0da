"""What a plan's steps ask for."""

from django import forms

from audit import clock
from campaigns.forms.fields import DayInput


class IssueForm(forms.Form):
    """Number and date, given when a plan is issued."""

    number = forms.CharField(label="Số", max_length=20)
    issued_on = forms.DateField(label="Ngày ban hành", widget=DayInput(), initial=clock.today)


class ReasonForm(forms.Form):
    """Why something is sent back."""

    reason = forms.CharField(
        label="Lý do", max_length=2000, widget=forms.Textarea({"rows": 3}), required=False
    )
