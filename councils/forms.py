"""The form of a council: its head fields, and a row for each member."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from django import forms
from django.db.models import Q
from django.http import QueryDict

from accounts.models import User
from audit import clock
from councils.membership import Seat
from councils.models import Council, CouncilRole
from organisation.models import IssuingBody, Membership
from screens.edit_conflicts import Difference, EditedForm
from screens.fields import CleanedData
from screens.rows import RowFields, row_formset

C = TypeVar("C", bound=Council)


class MemberForm(RowFields, forms.Form):
    """A member with one of the `roles` of the council; a row without a name is empty."""

    user = forms.TypedChoiceField(
        label="Thành viên", choices=(), required=False, coerce=int, empty_value=None
    )
    role = forms.ChoiceField(label="Vai trò", choices=(), initial=CouncilRole.MEMBER)

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[int, str]],
        roles: Sequence[CouncilRole],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", "Không có"), *people]
        self.fields["role"].choices = [(role.value, role.label) for role in roles]


class CouncilEditor(Generic[C]):
    """The forms of a council: head and members. An app subclasses it with the form of its head, the
    initial rows, and people who may be members beside those around its body."""

    head_form: type[EditedForm]
    seats_to_begin_with: tuple[CouncilRole, ...]
    room_for_members = 3

    def __init__(self, data: QueryDict | None, council: C) -> None:
        self.council = council
        self.head = self.head_form(data, instance=council)
        people = list(people_around(council.body, council, also=self.also_from(council)))
        seats: list[dict[str, Any]] = [{"role": role} for role in self.seats_to_begin_with]
        if council.pk is not None:
            seats = [{"user": one.user_id, "role": one.role} for one in council.members.all()]
        self.members = row_formset(MemberForm, room=self.room_for_members)(
            data,
            prefix="thanh-vien",
            initial=seats,
            form_kwargs={"people": people, "roles": council.ROLES},
        )

    def also_from(self, council: C) -> IssuingBody | None:
        """Another body whose people may be members."""
        return None

    @property
    def differences(self) -> list[Difference]:
        """The differences between what was typed and what is stored."""
        return [*self.head.differences, *self.members.difference("Thành viên", "user")]

    def is_valid(self) -> bool:
        """Whether head and members are valid."""
        return all([self.head.is_valid(), self.members.is_valid()])

    @property
    def given(self) -> CleanedData:
        """The cleaned data, as the verbs take it."""
        return {
            "values": self.head.cleaned_data,
            "seats": [Seat(row["user"], row["role"]) for row in self.members.said("user")],
        }


def people_around(
    body: IssuingBody, council: Council, *, also: IssuingBody | None = None
) -> Iterable[tuple[int, str]]:
    """People who may be members: those with a role at the council's body, at one directly below or
    at `also`; and its members. One query."""
    around = Q(body=body) | Q(body__path__startswith=body.path, body__depth=body.depth + 1)
    if also is not None:
        around |= Q(body=also)
    if council.pk is not None:
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
    """The label of a person in a list: name, position, body."""
    return ", ".join(part for part in (user.full_name, user.job_title, place) if part)
