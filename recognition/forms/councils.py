"""A council: its name and pass mark, its members, its criteria."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q, TextChoices

from accounts.models import User
from audit import clock
from campaigns.models import Plan
from organisation.models import Membership
from recognition.councils import Measure, Seat
from recognition.models import CouncilRole, InitiativeCouncil
from recognition.scores import CRITERIA_TO_BEGIN_WITH, PASS_MARK_TO_BEGIN_WITH
from screens.fields import PointsField
from screens.rows import Rows

ROOM_FOR_MEMBERS, ROOM_FOR_CRITERIA = 4, 2
SEATS_TO_BEGIN_WITH = (
    {"role": CouncilRole.CHAIR},
    {"role": CouncilRole.VICE_CHAIR},
    {"role": CouncilRole.SECRETARY},
    {"role": CouncilRole.MEMBER},
    {"role": CouncilRole.MEMBER},
)


LEAST = Decimal("0.01")


class CouncilForm(forms.ModelForm):
    """The head of a council."""

    pass_mark = PointsField(most=1000, least=LEAST, label="Mức đạt (tổng điểm)")

    class Meta:
        model = InitiativeCouncil
        fields = ("name", "basis", "pass_mark")


class MemberForm(forms.Form):
    """A member, and one of the `roles` that the council has; without a name it is an empty row."""

    user = forms.TypedChoiceField(
        label="Thành viên", choices=(), required=False, coerce=int, empty_value=None
    )
    role = forms.ChoiceField(label="Vai trò", choices=(), initial="member")

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[int, str]],
        roles: type[TextChoices] = CouncilRole,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", "Không có"), *people]
        self.fields["role"].choices = roles.choices


class CriterionForm(forms.Form):
    """A criterion; without a name it is an empty row."""

    name = forms.CharField(label="Tiêu chí", max_length=200, required=False)
    max_score = PointsField(most=100, least=LEAST, label="Điểm tối đa", required=False)
    guidance = forms.CharField(label="Hướng dẫn chấm", max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """A name and a maximum, or neither."""
        values = super().clean() or {}
        if (
            values.get("name")
            and values.get("max_score") is None
            and "max_score" not in self.errors
        ):
            self.add_error("max_score", "Hãy ghi điểm tối đa của tiêu chí này.")
        if values.get("max_score") is not None and not values.get("name"):
            self.add_error("name", "Hãy ghi tên tiêu chí.")
        return values


class CouncilEditor:
    """The whole page of a council: head, members, criteria."""

    def __init__(self, data: Any, plan: Plan, council: InitiativeCouncil | None) -> None:
        fresh = InitiativeCouncil(plan=plan, pass_mark=Decimal(PASS_MARK_TO_BEGIN_WITH))
        self.head = CouncilForm(data, instance=council or fresh)
        people = list(people_for(plan, council))
        seats: list[dict[str, Any]] = list(SEATS_TO_BEGIN_WITH)
        measures: list[dict[str, Any]] = [
            {"name": name, "guidance": guidance, "max_score": Decimal(maximum)}
            for name, guidance, maximum in CRITERIA_TO_BEGIN_WITH
        ]
        if council is not None:
            seats = [{"user": one.user_id, "role": one.role} for one in council.members.all()]
            measures = [
                {"name": one.name, "guidance": one.guidance, "max_score": one.max_score}
                for one in council.criteria.all()
            ]
        self.members = Rows(
            data,
            "thanh-vien",
            lambda *args, **kwargs: MemberForm(*args, people=people, **kwargs),
            seats,
            room=ROOM_FOR_MEMBERS,
        )
        self.criteria = Rows(data, "tieu-chi", CriterionForm, measures, room=ROOM_FOR_CRITERIA)

    def is_valid(self) -> bool:
        """Whether everything can be read."""
        return all([self.head.is_valid(), self.members.is_valid(), self.criteria.is_valid()])

    @property
    def given(self) -> dict[str, Any]:
        """What was entered, as the verbs take it."""
        return {
            "values": self.head.cleaned_data,
            "seats": [Seat(row["user"], row["role"]) for row in self.members.said("user")],
            "measures": [
                Measure(row["name"], row["max_score"], row["guidance"])
                for row in self.criteria.said("name")
            ],
        }


def people_for(plan: Plan, council: InitiativeCouncil | None) -> Iterable[tuple[int, str]]:
    """Who may sit in a council: those with a role at the body that issued its plan, at one directly
    below or at the office that receives for it; and those who sit in it. One query."""
    body = plan.issuing_body
    around = (
        Q(body=body)
        | Q(body__path__startswith=body.path, body__depth=body.depth + 1)
        | Q(body=plan.receiving_body_id)
    )
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


def named(user: User, place: str) -> str:
    """A person in a list: name, position, place."""
    return ", ".join(part for part in (user.full_name, user.job_title, place) if part)
