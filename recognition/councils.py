"""A council is set up, begins to appraise, takes initiatives in, and ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.access import Refused
from audit import transitions
from audit.models import Event
from campaigns.models import Plan
from recognition.models import (
    CouncilMember,
    CouncilRole,
    Criterion,
    InitiativeCouncil,
    Recognition,
)
from recognition.permissions import may_begin_council, may_edit_council, may_take_in
from recognition.scores import objections_to_criteria
from recognition.workflow import COUNCIL
from registrations.models import Initiative

FIELDS = ("name", "basis", "pass_mark")


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as entered."""

    user_id: int
    role: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion as entered."""

    name: str
    max_score: Decimal
    guidance: str = ""


def begin(
    plan: Plan,
    *,
    actor: Any,
    values: Mapping[str, Any],
    seats: Iterable[Seat],
    measures: Iterable[Measure],
) -> InitiativeCouncil:
    """Set up the council of a plan. Raises Refused for others than the plan's organisers, and
    ValidationError where there is one already or what was entered contradicts itself."""
    answer = may_begin_council(actor, plan)
    if not answer:
        raise Refused(answer.reason)
    council = InitiativeCouncil(plan=plan, **{name: values[name] for name in FIELDS})
    council.validate_unique()
    with transaction.atomic():
        council.save()
        _write(council, list(seats), list(measures))
        transitions.record_creation(council, actor=actor, label="Lập hội đồng sáng kiến")
    return council


def mend(
    council: InitiativeCouncil,
    *,
    actor: Any,
    values: Mapping[str, Any],
    seats: Iterable[Seat],
    measures: Iterable[Measure],
) -> None:
    """Change name, pass mark, members and criteria, before it appraises."""

    def change(locked: InitiativeCouncil) -> None:
        for name in FIELDS:
            setattr(locked, name, values[name])
        locked.members.all().delete()
        locked.criteria.all().delete()
        _write(locked, list(seats), list(measures))

    transitions.revise(council, actor=actor, permission=may_edit_council, change=change)


def open_council(council: InitiativeCouncil, *, actor: Any) -> Event | None:
    """Begin to appraise, or go on after the end; members and criteria are frozen from here.

    Raises ValidationError where it has no chair, fewer than two other members, or criteria by
    which nothing can pass.
    """

    def act(locked: InitiativeCouncil) -> None:
        roles = list(locked.members.values_list("role", flat=True))
        objections = []
        if roles.count(CouncilRole.CHAIR) != 1:
            objections.append("Hội đồng phải có một Chủ tịch.")
        if len(roles) < 3:
            objections.append("Hội đồng phải có ít nhất ba thành viên.")
        measures = list(locked.criteria.values_list("name", "max_score"))
        objections += objections_to_criteria(measures, locked.pass_mark)
        if objections:
            raise ValidationError(objections)

    return transitions.perform(COUNCIL, "open", council, actor=actor, act=act)


def close_council(council: InitiativeCouncil, *, actor: Any) -> Event | None:
    """End appraising. Raises ValidationError while an initiative waits for its conclusion."""

    def act(locked: InitiativeCouncil) -> None:
        waiting = locked.cases.filter(status="open").count()
        if waiting:
            raise ValidationError(
                f"Còn {waiting} sáng kiến chưa có kết luận. Hãy kết luận rồi mới kết thúc."
            )

    return transitions.perform(COUNCIL, "close", council, actor=actor, act=act)


def candidates_of(council: InitiativeCouncil) -> Any:
    """The initiatives that a council may take in: accepted under its plan or one that carries it
    out, not before it yet, and not recognised by another."""
    known = Recognition.objects.filter(initiative=OuterRef("pk"))
    return (
        Initiative.objects.accepted()
        .filter(registration__plan__path__startswith=council.plan.path)
        .exclude(Exists(known.filter(council=council)))
        .exclude(Exists(known.filter(status="recognised")))
        .with_origin()
        .select_related("area", "progress")
        .order_by("registration__body__path", "position", "pk")
    )


def take_in(council: InitiativeCouncil, *, actor: Any, initiatives: Iterable[int]) -> Event:
    """Lay initiatives before the council. Its members and the units are told.

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
    )


def _write(council: InitiativeCouncil, seats: list[Seat], measures: list[Measure]) -> None:
    objections = objections_to_criteria(
        [(measure.name, measure.max_score) for measure in measures], council.pass_mark
    )
    if len({seat.user_id for seat in seats}) < len(seats):
        objections.append("Có người được ghi hai lần trong Hội đồng.")
    if [seat.role for seat in seats].count(CouncilRole.CHAIR) > 1:
        objections.append("Hội đồng chỉ có một Chủ tịch.")
    if objections:
        raise ValidationError(objections)
    CouncilMember.objects.bulk_create(
        CouncilMember(council=council, user_id=seat.user_id, role=seat.role, position=position)
        for position, seat in enumerate(seats, start=1)
    )
    Criterion.objects.bulk_create(
        Criterion(
            council=council,
            position=position,
            name=measure.name.strip(),
            guidance=measure.guidance.strip(),
            max_score=measure.max_score,
        )
        for position, measure in enumerate(measures, start=1)
    )
