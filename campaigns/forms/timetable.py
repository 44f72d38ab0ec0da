"""Forms for extending a deadline and for recording an event of the campaign."""

from typing import Any

from django import forms

from campaigns.models import Deadline
from campaigns.models.timetable import EventKind
from campaigns.plans.extensions import bodies_bound_by
from organisation.models import IssuingBody
from screens.fields import DayField

# The day of issuing is recorded by issuing.
RECORDED_BY_HAND = [choice for choice in EventKind.choices if choice[0] != EventKind.PLAN_ISSUED]


class ExtensionForm(forms.Form):
    """The new last day, for whom, and why."""

    body = forms.ModelChoiceField(
        label="Gia hạn cho",
        queryset=IssuingBody.objects.none(),
        required=False,
        empty_label="Tất cả đơn vị thuộc thời hạn này",
    )
    last_day = DayField(label="Đến hết ngày")
    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=(
            "Ghi cả văn bản cho phép gia hạn, nếu có. Đơn vị được gia hạn đọc được lý do này; gia "
            "hạn đã ghi thì không sửa, không xóa được."
        ),
    )

    def __init__(self, *args: Any, deadline: Deadline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if deadline.body:
            del self.fields["body"]
            return
        bound = [body.pk for body in bodies_bound_by(deadline)]
        field: Any = self.fields["body"]
        field.queryset = IssuingBody.objects.filter(pk__in=bound)


class EventForm(forms.Form):
    """An event and its day; with a reason where a recorded day is corrected."""

    kind = forms.ChoiceField(label="Sự kiện", choices=RECORDED_BY_HAND)
    day = DayField(label="Ngày diễn ra")
    reason = forms.CharField(
        label="Lý do sửa",
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        required=False,
        help_text="Chỉ cần khi sửa ngày đã ghi nhận trước đây.",
    )
