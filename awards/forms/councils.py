"""A council, a meeting, attendance, counts from paper, minutes, the share of votes of a form."""

from collections.abc import Iterable
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from audit import clock
from awards.councils.councils import Seat
from awards.councils.meetings import Came
from awards.councils.tally import Votes
from awards.models import (
    Attendance,
    AwardCouncil,
    CouncilRole,
    Meeting,
    MeetingItem,
    Presence,
    VotingRule,
)
from awards.models.councils import TERMS
from organisation.models import IssuingBody, Membership
from recognition.forms.councils import MemberForm, named
from screens.fields import AskingModelForm, DayField, PointsField
from screens.rows import Rows

ROOM_FOR_MEMBERS = 3
SEATS_TO_BEGIN_WITH = (
    {"role": CouncilRole.CHAIR},
    {"role": CouncilRole.VICE_CHAIR},
    {"role": CouncilRole.STANDING},
    {"role": CouncilRole.SECRETARY},
    {"role": CouncilRole.MEMBER},
    {"role": CouncilRole.MEMBER},
)


class CouncilForm(AskingModelForm):
    """The head of a council."""

    valid_from = DayField(label="Hoạt động từ ngày")
    valid_to = DayField(label="Đến hết ngày", required=False)

    class Meta:
        model = AwardCouncil
        fields = ("name", "basis", "valid_from", "valid_to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("name", "basis", Row(Column("valid_from"), Column("valid_to")))


class CouncilEditor:
    """The whole page of a council: head and members."""

    def __init__(self, data: Any, body: IssuingBody, council: AwardCouncil | None) -> None:
        fresh = AwardCouncil(body=body, valid_from=clock.today())
        self.head = CouncilForm(data, instance=council or fresh)
        people = list(people_for(body, council))
        seats: list[dict[str, Any]] = list(SEATS_TO_BEGIN_WITH)
        if council is not None:
            seats = [{"user": one.user_id, "role": one.role} for one in council.members.all()]
        self.members = Rows(
            data,
            "thanh-vien",
            lambda *args, **kwargs: MemberForm(*args, people=people, roles=CouncilRole, **kwargs),
            seats,
            room=ROOM_FOR_MEMBERS,
        )

    def is_valid(self) -> bool:
        """Whether everything can be read."""
        return all([self.head.is_valid(), self.members.is_valid()])

    @property
    def given(self) -> dict[str, Any]:
        """What was entered, as the verbs take it."""
        return {
            "values": self.head.cleaned_data,
            "seats": [Seat(row["user"], row["role"]) for row in self.members.said("user")],
        }


def people_for(body: IssuingBody, council: AwardCouncil | None) -> Iterable[tuple[int, str]]:
    """Who may sit in a council: those with a role at its body or one directly below it, and those
    who sit in it. One query."""
    around = Q(body=body) | Q(body__path__startswith=body.path, body__depth=body.depth + 1)
    if council is not None:
        around |= Q(user__in=council.members.values("user"))
    memberships = (
        Membership.objects.filter(around, user__is_active=True)
        .valid_on(clock.today())
        .select_related("user", "body")
        .order_by("user__name_key", "user", "body__path")
    )
    seen: dict[int, str] = {}
    for membership in memberships:
        seen.setdefault(membership.user_id, named(membership.user, membership.body.called))
    return seen.items()


class MeetingForm(AskingModelForm):
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
            "title",
            Row(Column("held_on"), Column("held_at"), Column("place")),
            "on_paper",
        )

    def clean_on_paper(self) -> bool:
        """Whether on paper."""
        return bool(self.cleaned_data["on_paper"])


class PresenceForm(forms.Form):
    """Whether one member came."""

    presence = forms.ChoiceField(label="Dự họp", choices=Presence.choices)
    reason = forms.CharField(label="Lý do vắng", max_length=250, required=False)


class AttendanceSheet:
    """All who were invited, a small form each."""

    def __init__(self, data: Any, attendances: Iterable[Attendance]) -> None:
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
        """Whether every row can be read."""
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

    def __init__(self, data: Any, items: Iterable[MeetingItem], entered: dict[int, Votes]) -> None:
        self.rows = []
        for item in items:
            votes = entered.get(item.pk)
            initial = {
                name: getattr(votes, name) for name in CountForm.base_fields if votes is not None
            }
            form = CountForm(data, prefix=f"ho-so-{item.pk}", initial=initial)
            self.rows.append((item, form))

    def is_valid(self) -> bool:
        """Whether every row can be read."""
        return all([form.is_valid() for _, form in self.rows])

    @property
    def given(self) -> dict[int, Votes]:
        """By the key of each item what was counted."""
        return {item.pk: Votes(**form.cleaned_data) for item, form in self.rows}


class MinutesForm(AskingModelForm):
    """What the minutes say beside the data."""

    minutes_signed_on = DayField(label="Ngày ký biên bản", required=False)

    class Meta:
        model = Meeting
        fields = (
            "conclusion",
            "minutes_number",
            "minutes_signed_on",
            "chaired_by",
            "minutes_by",
        )
        widgets: ClassVar[dict[str, Any]] = {"conclusion": forms.Textarea({"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "conclusion",
            Row(Column("minutes_number"), Column("minutes_signed_on")),
            Row(Column("chaired_by"), Column("minutes_by")),
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


class VotingRuleForm(AskingModelForm):
    """The share of votes of a form of award."""

    min_percent = PointsField(most=100, label="Tỷ lệ tán thành (%)")
    quorum_percent = PointsField(most=100, label="Tỷ lệ dự họp tối thiểu (%)")

    class Meta:
        model = VotingRule
        fields = TERMS
        widgets: ClassVar[dict[str, Any]] = {"source": forms.Textarea({"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Row(Column("base"), Column("min_percent"), Column("quorum_percent")),
            "must_exceed",
            "is_secret",
            "counts_written",
            "is_local_choice",
            "source",
        )

    def clean(self) -> dict[str, Any]:
        """What can be met, and names its source where it is said to be the law's."""
        values = super().clean() or {}
        if values.get("must_exceed") and values.get("min_percent") == 100:
            raise ValidationError("Không thể vượt 100%. Hãy bỏ chọn “phải vượt tỷ lệ đó”.")
        if not values.get("is_local_choice") and not values.get("source"):
            self.add_error("source", "Hãy ghi căn cứ quy định tỷ lệ này.")
        return values
