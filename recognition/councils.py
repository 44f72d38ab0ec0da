"""Initiative councils: setting one up, opening its session, taking initiatives in, closing it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import Verdict
from accounts.models import User
from audit import transitions
from audit.models import Event
from audit.transitions import Values
from councils.membership import (
    CouncilMembership,
    Seat,
    objections_to_roles,
    objections_to_seats,
)
from recognition.models import CouncilMember, Criterion, InitiativeCouncil, Recognition
from recognition.permissions import may_begin_council, may_edit_council, may_take_in
from recognition.scores import objections_to_criteria
from recognition.workflow import COUNCIL
from registrations.models import Initiative


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion as entered in the form."""

    name: str
    max_score: Decimal
    guidance: str = ""


class InitiativeCouncilMembership(CouncilMembership[InitiativeCouncil]):
    """Acts on an initiative council, which has criteria beside its members; members may be missing
    until it opens."""

    council = InitiativeCouncil
    member = CouncilMember
    fields = ("name", "basis", "pass_mark")
    set_up_label = "Lập hội đồng sáng kiến"
    change_label = "Sửa hội đồng, tiêu chí"

    def may_set_up(self, user: User, council: InitiativeCouncil) -> Verdict:
        """The organisers of its plan."""
        return may_begin_council(user, council.plan)

    def may_edit(self, user: User, council: InitiativeCouncil) -> Verdict:
        """People who may run it, before it opens."""
        return may_edit_council(user, council)

    def check(self, council: InitiativeCouncil, seats: list[Seat], parts: Values) -> list[str]:
        """Objections to the criteria, to somebody named twice, and to two chairs."""
        measures = [(one.name, one.max_score) for one in parts["measures"]]
        return [
            *objections_to_criteria(measures, council.pass_mark),
            *objections_to_seats(seats),
        ]

    def save_parts(self, council: InitiativeCouncil, parts: Values) -> None:
        """The criteria (`measures`), in their order."""
        council.criteria.all().delete()
        Criterion.objects.bulk_create(
            Criterion(
                council=council,
                position=position,
                name=measure.name.strip(),
                guidance=measure.guidance.strip(),
                max_score=measure.max_score,
            )
            for position, measure in enumerate(parts["measures"], start=1)
        )


MEMBERSHIP = InitiativeCouncilMembership()
set_up = MEMBERSHIP.set_up
update = MEMBERSHIP.update


def open_council(council: InitiativeCouncil, *, actor: User) -> Event | None:
    """Open the council for appraisals, or reopen it; members and criteria are frozen from here.

    Raises ValidationError where it has no chair, fewer than two other members, or criteria by
    which nothing can pass.
    """

    def act(locked: InitiativeCouncil) -> None:
        objections = objections_to_roles(locked.members.values_list("role", flat=True))
        measures = list(locked.criteria.values_list("name", "max_score"))
        objections += objections_to_criteria(measures, locked.pass_mark)
        if objections:
            raise ValidationError(objections)

    return transitions.perform(COUNCIL, "open", council, actor=actor, act=act)


def close_council(council: InitiativeCouncil, *, actor: User) -> Event | None:
    """Close the council. Raises ValidationError while an initiative has no conclusion."""

    def act(locked: InitiativeCouncil) -> None:
        waiting = locked.cases.filter(status=Recognition.Status.OPEN).count()
        if waiting:
            raise ValidationError(
                f"Còn {waiting} sáng kiến chưa có kết luận. Hãy kết luận rồi mới kết thúc."
            )

    return transitions.perform(COUNCIL, "close", council, actor=actor, act=act)


def candidates_of(council: InitiativeCouncil) -> "QuerySet[Initiative]":
    """The initiatives that a council may appraise: accepted under its plan or one that carries it
    out, not before it yet, and not recognised by another."""
    known = Recognition.objects.filter(initiative=OuterRef("pk"))
    return (
        Initiative.objects.accepted()
        .filter(registration__plan__path__startswith=council.plan.path)
        .exclude(Exists(known.filter(council=council)))
        .exclude(Exists(known.filter(status=Recognition.Status.RECOGNISED)))
        .with_origin()
        .select_related("area", "progress")
        .order_by("registration__body__path", "position", "pk")
    )


def take_in(council: InitiativeCouncil, *, actor: User, initiatives: Iterable[int]) -> Event:
    """Lay initiatives before the council. Its members and the units are notified.

    Takes their keys. Raises Refused, and ValidationError where none is chosen or one cannot be
    taken in any more: withdrawn since, taken in by somebody else, recognised already.
    """
    keys = set(initiatives)
    details: dict[str, list[int]] = {"recognitions": []}

    def change(locked: InitiativeCouncil) -> None:
        found = list(candidates_of(locked).filter(pk__in=keys))
        if not found:
            raise ValidationError("Chưa chọn sáng kiến nào để đưa ra Hội đồng.")
        if len(found) < len(keys):
            raise ValidationError(
                "Danh sách vừa thay đổi: có sáng kiến đã được đưa ra hội đồng hoặc không còn được "
                "tiếp nhận. Hãy tải lại trang rồi chọn lại."
            )
        for initiative in found:
            case = Recognition.objects.create(council=locked, initiative=initiative)
            transitions.record_creation(case, actor=actor, label="Đưa ra Hội đồng sáng kiến")
            details["recognitions"].append(case.pk)

    return transitions.record(
        council,
        actor=actor,
        permission=may_take_in,
        verb="take_in",
        label=f"Đưa {len(keys)} sáng kiến ra Hội đồng",
        change=change,
        details=details,
        edits=False,
    )
