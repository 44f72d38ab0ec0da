"""Issuing a plan, and acknowledging its receipt."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError

from accounts.models import User
from audit import clock
from audit.models import Event
from audit.transitions import perform
from campaigns.models import Plan, PlanEvent, Recipient
from campaigns.models.plans import Change
from campaigns.models.timetable import EventKind
from campaigns.plans.succession import pass_on_when_issued
from campaigns.workflow import PLAN, RECIPIENT
from decisions.workflow import is_same_number
from organisation.models import IssuingBody


def issue(
    plan: Plan,
    *,
    actor: User,
    number: str,
    issued_on: date | None,
    signer: Mapping[str, str] | None = None,
) -> Event | None:
    """Issue a plan under its number and date; from here it is frozen. `signer` says who signed it,
    by the names of `Signed`, where that is not as it was drafted. Its recipients are told. The
    plan that it replaces, if any, is out of force in the same moment, and kept. What a recipient
    has become, or is to become before the campaign ends, receives it too.

    Raises ValidationError where number or date is missing or cannot be, where the plan lacks what
    it needs, or where its body used the same number in the same year.
    """
    number = number.strip()

    def act(locked: Plan) -> None:
        locked.number = number
        locked.issued_on = issued_on
        for name, value in (signer or {}).items():
            setattr(locked, name, value)
        _refuse_number_in_use(locked)
        locked.validate_constraints()
        note_event(locked, EventKind.PLAN_ISSUED, issued_on)
        pass_on_when_issued(locked)
        if locked.change == Change.REPLACES and locked.changed_plan:
            given = {"by": locked, "reason": f"Thay thế bằng {locked}, ngày {issued_on:%d/%m/%Y}."}
            perform(PLAN, "replace", locked.changed_plan, actor=actor, given=given)

    given = {"number": number, "issued_on": issued_on}
    return perform(PLAN, "issue", plan, actor=actor, given=given, act=act)


def obstacles_to_issuing(plan: Plan) -> list[str]:
    """Objections to issuing the plan, whatever its number and day."""
    guards = PLAN.transitions["issue"].guards
    return [objection for guard in guards if (objection := guard(plan, {}))]


def _refuse_number_in_use(plan: Plan) -> None:
    """Numbers begin anew with each year (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II,
    khoản 3). The body is locked, so that two plans are not issued under one number at once."""
    if plan.issued_on is None:
        return
    IssuingBody.objects.select_for_update().get(pk=plan.issuing_body_id)
    same_register = Plan.objects.filter(
        issuing_body=plan.issuing_body_id, symbol=plan.symbol, issued_on__year=plan.issued_on.year
    ).exclude(pk=plan.pk)
    for other in same_register:
        if is_same_number(other.number, plan.number):
            raise ValidationError(
                f"Cơ quan này đã có {other} ngày {other.issued_on:%d/%m/%Y}. Trong một năm, mỗi số "
                "chỉ dùng một lần với một ký hiệu; hãy kiểm tra lại số."
            )


def note_event(plan: Plan, kind: str, day: date | None) -> None:
    """Record an event of a campaign, which starts the deadlines counted from it. A day recorded
    earlier stays. Call it in the transaction of the step that caused the event."""
    if day is not None:
        PlanEvent.objects.get_or_create(plan=plan, kind=kind, defaults={"happened_on": day})


def acknowledge(recipient: Recipient, *, actor: User) -> Event | None:
    """Confirm that a body has received a plan."""

    def act(locked: Recipient) -> None:
        locked.acknowledged_at = clock.now()

    return perform(RECIPIENT, "acknowledge", recipient, actor=actor, act=act)
