"""Forms of a council, a meeting, attendance, counts from paper, minutes, and the share of votes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from audit import clock
from awards.councils.meeting_call import moment_objection
from awards.councils.meetings import Came
from awards.councils.tally import Votes
from awards.models import (
    Attendance,
    AwardCouncil,
    Dossier,
    Meeting,
    MeetingItem,
    Presence,
    VotingRule,
)
from awards.models.councils import TERMS
from councils.forms import CouncilEditor
from councils.models import CouncilRole
from screens.edit_conflicts import Difference, EditedForm, ticked_difference
from screens.fields import AskingModelForm, CleanedData, DayField, PointsField


class CouncilForm(EditedForm, AskingModelForm):
    """The head of a council."""

    valid_from = DayField(label="Hoạt động từ ngày")
    valid_to = DayField(label="Đến hết ngày", required=False)

    class Meta:
        model = AwardCouncil
        fields = ("name", "basis", "valid_from", "valid_to")
        help_texts: ClassVar[dict[str, str]] = {
            "basis": "Ví dụ: Quyết định số 1205/QĐ-UBND ngày 14/02/2020"
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "seen", "name", "basis", Row(Column("valid_from"), Column("valid_to"))
        )


class AwardCouncilEditor(CouncilEditor[AwardCouncil]):
    """The forms of a council: head and members."""

    head_form = CouncilForm
    seats_to_begin_with = (
        CouncilRole.CHAIR,
        CouncilRole.VICE_CHAIR,
        CouncilRole.STANDING,
        CouncilRole.SECRETARY,
        CouncilRole.MEMBER,
        CouncilRole.MEMBER,
    )


class MeetingForm(EditedForm, AskingModelForm):
    """The invitation to a meeting."""

    held_on = DayField(label="Ngày họp")
    held_at = forms.TimeField(
        label="Giờ họp",
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Hãy ghi giờ họp, ví dụ 08:00."},
    )
    on_paper = forms.ChoiceField(
        label="Cách biểu quyết",
        choices=(
            ("", "Trên màn hình: mỗi thành viên tự biểu quyết"),
            ("1", "Phiếu giấy: thư ký nhập kết quả kiểm phiếu"),
        ),
        required=False,
    )

    class Meta:
        model = Meeting
        fields = ("title", "held_on", "held_at", "place", "on_paper")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on_paper"] = "1" if self.instance.on_paper else ""
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "seen",
            "title",
            Row(Column("held_on"), Column("held_at"), Column("place")),
            "on_paper",
        )

    def clean_on_paper(self) -> bool:
        """Whether on paper."""
        return bool(self.cleaned_data["on_paper"])

    def clean(self) -> CleanedData:
        """Refuse a day and hour that have passed; an invitation may be corrected otherwise once its
        hour has come."""
        super().clean()
        values = self.cleaned_data
        on, at = values.get("held_on"), values.get("held_at")
        if on and at and {"held_on", "held_at"}.intersection(self.changed_data):
            now = timezone.localtime(clock.now())
            if objection := moment_objection(on, at, now):
                self.add_error("held_on" if on < now.date() else "held_at", objection)
        return values


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """An invitation with the list that goes with it: what is `offered`, and the keys of what was
    ticked and of what is listed now."""

    form: MeetingForm
    offered: list[Dossier]
    ticked: set[int]
    listed: set[int]

    @property
    def differences(self) -> list[Difference]:
        """The differences between input and stored values."""
        ticked = ticked_difference("ho-so", self.offered, self.ticked, self.listed)
        return [*self.form.differences, *ticked]


class PresenceForm(forms.Form):
    """Whether one member came."""

    presence = forms.ChoiceField(label="Dự họp", choices=Presence.choices)
    reason = forms.CharField(label="Lý do vắng", max_length=250, required=False)


class AttendanceSheet:
    """All who were invited, a small form each."""

    def __init__(self, data: QueryDict | None, attendances: Iterable[Attendance]) -> None:
        self.rows = [
            (
                one,
                PresenceForm(
                    data,
                    prefix=f"nguoi-{one.user_id}",
                    initial={"presence": one.presence, "reason": one.reason},
                ),
            )
            for one in attendances
        ]

    def is_valid(self) -> bool:
        """Whether every row is valid."""
        return all([form.is_valid() for _, form in self.rows])

    @property
    def given(self) -> dict[int, Came]:
        """By the key of each person what was noted."""
        return {
            one.user_id: Came(form.cleaned_data["presence"], form.cleaned_data["reason"])
            for one, form in self.rows
        }


class CountForm(forms.Form):
    """What was counted of one item."""

    in_favour = forms.IntegerField(label="Tán thành", min_value=0)
    against = forms.IntegerField(label="Không tán thành", min_value=0, initial=0)
    abstained = forms.IntegerField(label="Không có ý kiến", min_value=0, initial=0)
    invalid = forms.IntegerField(label="Phiếu không hợp lệ", min_value=0, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.update({"inputmode": "numeric"})
            field.error_messages["min_value"] = "Hãy ghi số từ 0 trở lên."
            field.error_messages["required"] = "Hãy ghi số phiếu."


class CountSheet:
    """All items of a meeting on paper, a small form each."""

    def __init__(
        self, data: QueryDict | None, items: Iterable[MeetingItem], entered: dict[int, Votes]
    ) -> None:
        self.rows = []
        for item in items:
            votes = entered.get(item.pk)
            initial = {
                name: getattr(votes, name) for name in CountForm.base_fields if votes is not None
            }
            form = CountForm(data, prefix=f"ho-so-{item.pk}", initial=initial)
            self.rows.append((item, form))

    def is_valid(self) -> bool:
        """Whether every row is valid."""
        return all([form.is_valid() for _, form in self.rows])

    @property
    def given(self) -> dict[int, Votes]:
        """By the key of each item what was counted."""
        return {item.pk: Votes(**form.cleaned_data) for item, form in self.rows}


class MinutesForm(EditedForm, AskingModelForm):
    """What the minutes say beside the data."""

    minutes_signed_on = DayField(label="Ngày ký biên bản", required=False)

    class Meta:
        model = Meeting
        fields = (
            "conclusion",
            "minutes_number",
            "minutes_signed_on",
            "chaired_by",
            "chaired_why",
            "minutes_by",
            "began_at",
            "ended_at",
        )
        widgets: ClassVar[dict[str, forms.Widget]] = {"conclusion": forms.Textarea({"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "seen",
            "conclusion",
            Row(Column("minutes_number"), Column("minutes_signed_on")),
            Row(Column("began_at"), Column("ended_at")),
            Row(Column("chaired_by"), Column("minutes_by")),
            "chaired_why",
        )


class ScanForm(forms.Form):
    """The scan of the minutes as signed."""

    file = forms.FileField(
        label="Bản chụp biên bản đã ký, đóng dấu",
        error_messages={
            "required": "Hãy chọn tệp cần đính kèm.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )


class VotingRuleForm(EditedForm, AskingModelForm):
    """The share of votes of a form of award."""

    min_percent = PointsField(most=100, label="Tỷ lệ tán thành (%)")
    quorum_percent = PointsField(most=100, label="Tỷ lệ dự họp tối thiểu (%)")

    class Meta:
        model = VotingRule
        fields = TERMS
        widgets: ClassVar[dict[str, forms.Widget]] = {"source": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "seen",
            Row(Column("base"), Column("min_percent"), Column("quorum_percent")),
            "must_exceed",
            "is_secret",
            "counts_written",
            "is_local_choice",
            "source",
        )

    def clean(self) -> CleanedData:
        """What can be met, and names its source where it is said to be the law's."""
        values = super().clean() or {}
        if values.get("must_exceed") and values.get("min_percent") == 100:
            raise ValidationError("Không thể vượt 100%. Hãy bỏ chọn “phải vượt tỷ lệ đó”.")
        if not values.get("is_local_choice") and not values.get("source"):
            self.add_error("source", "Hãy ghi căn cứ quy định tỷ lệ này.")
        return values
