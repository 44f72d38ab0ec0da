"""A council is set up, its members change, and each form of award is given its share of votes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from audit import transitions
from audit.models import Event
from awards.councils.permissions import may_edit_council, may_set_up_council
from awards.models import AwardCouncil, AwardCouncilMember, AwardForm, CouncilRole, VotingRule
from awards.models.councils import TERMS
from campaigns.permissions import may_organise
from organisation.models import IssuingBody

FIELDS = ("name", "basis", "valid_from", "valid_to")
FEWEST_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as entered."""

    user_id: int
    role: str


def begin(
    body: IssuingBody, *, actor: Any, values: Mapping[str, Any], seats: Iterable[Seat]
) -> AwardCouncil:
    """Set up the council of a body. Raises Refused for others than its staff and leaders, and
    ValidationError where another one is in force in that time, or the members cannot be right."""
    answer = may_set_up_council(actor, body)
    if not answer:
        raise Refused(answer.reason)
    council = AwardCouncil(body=body, **{name: values[name] for name in FIELDS})
    with transaction.atomic():
        # Two who set one up at once wait here for each other.
        IssuingBody.objects.select_for_update(no_key=True).get(pk=body.pk)
        _refuse_two_at_a_time(council)
        council.validate_constraints()
        council.save()
        _seat(council, list(seats))
        transitions.record_creation(
            council, actor=actor, label="Lập Hội đồng Thi đua - Khen thưởng"
        )
    return council


def mend(
    council: AwardCouncil, *, actor: Any, values: Mapping[str, Any], seats: Iterable[Seat]
) -> Event:
    """Change a council's name, basis, days or members; meetings already called keep theirs."""

    def change(locked: AwardCouncil) -> None:
        for name in FIELDS:
            setattr(locked, name, values[name])
        _refuse_two_at_a_time(locked)
        locked.validate_constraints()
        locked.members.all().delete()
        _seat(locked, list(seats))

    return transitions.record(
        council,
        actor=actor,
        permission=may_edit_council,
        verb="mend",
        label="Sửa thành phần Hội đồng",
        change=change,
    )


def set_voting_rule(form: AwardForm, *, actor: Any, values: Mapping[str, Any]) -> VotingRule:
    """Say by what share of votes a form of award is proposed. Meetings already opened keep the
    terms they opened with. Raises Refused for others than the plan's organisers."""
    answer = may_organise(actor, form.plan)
    if not answer:
        raise Refused(answer.reason)
    with transaction.atomic():
        AwardForm.objects.select_for_update(no_key=True).get(pk=form.pk)
        rule = VotingRule.objects.filter(award_form=form).first() or VotingRule(award_form=form)
        for name in TERMS:
            setattr(rule, name, values[name])
        rule.validate_constraints()
        rule.save()
    return rule


def _refuse_two_at_a_time(council: AwardCouncil) -> None:
    others = AwardCouncil.objects.filter(body=council.body_id).exclude(pk=council.pk)
    if council.valid_to:
        others = others.filter(valid_from__lte=council.valid_to)
    running = others.exclude(valid_to__lt=council.valid_from).first()
    if running is None:
        return
    until = f"đến hết ngày {running.valid_to:%d/%m/%Y}" if running.valid_to else "chưa ghi ngày hết"
    raise ValidationError(
        f"Cơ quan này đã có {running.name} theo {running.basis}, từ ngày "
        f"{running.valid_from:%d/%m/%Y}, {until}. Hãy ghi ngày hết hiệu lực của hội đồng đó trước."
    )


def _seat(council: AwardCouncil, seats: list[Seat]) -> None:
    roles = [seat.role for seat in seats]
    objections = []
    if len({seat.user_id for seat in seats}) < len(seats):
        objections.append("Có người được ghi hai lần trong Hội đồng.")
    if roles.count(CouncilRole.CHAIR) != 1:
        objections.append("Hội đồng phải có một Chủ tịch.")
    if len(seats) < FEWEST_MEMBERS:
        objections.append(f"Hội đồng phải có ít nhất {FEWEST_MEMBERS} thành viên.")
    if objections:
        raise ValidationError(objections)
    AwardCouncilMember.objects.bulk_create(
        AwardCouncilMember(council=council, user_id=seat.user_id, role=seat.role, position=position)
        for position, seat in enumerate(seats, start=1)
    )
