"""The form of a reminder: about which column, to whom, and with what message."""

from typing import Any

from django import forms

from campaigns.plans.tracking.table import State, Table
from screens.fields import keys_in

CHOSEN, LATE, OPEN = "chosen", "late", "open"
WHOM = (
    (CHOSEN, "Các đơn vị đã đánh dấu"),
    (LATE, "Tất cả đơn vị quá hạn việc này"),
    (OPEN, "Tất cả đơn vị chưa xong việc này"),
)


class ReminderForm(forms.Form):
    """A reminder: the column it is about, its recipients (those chosen, all who are late, or all
    who have not done it), and the sender's own message."""

    about = forms.ChoiceField(label="Nhắc việc", choices=())
    whom = forms.ChoiceField(label="Nhắc ai", choices=WHOM, initial=CHOSEN)
    message = forms.CharField(
        label="Lời nhắc thêm (không bắt buộc)",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Thông báo đã nêu việc, kế hoạch và thời hạn; ghi thêm điều cần dặn.",
    )

    def __init__(self, *args: Any, table: Table, about: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        left = [figure.column for figure in table.figures if figure.done < figure.asked]
        self.fields["about"].choices = [(column.key, column.heading) for column in left]
        self.fields["about"].initial = about

    def chosen(self, ticked: list[str]) -> set[int]:
        """The keys of the recipients to remind. Call after validation."""
        whom, key = self.cleaned_data["whom"], self.cleaned_data["about"]
        if whom == CHOSEN:
            return keys_in(ticked)
        cells = [(row.recipient.pk, row.cell(key)) for row in self.table.rows]
        return {
            pk
            for pk, cell in cells
            if cell and (cell.state == State.LATE if whom == LATE else cell.is_open)
        }
