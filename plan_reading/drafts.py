"""Drafts made from what was read from a text and confirmed by a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import clock
from audit.transitions import Values
from awards.confirmed_awards import ConfirmedAward, write_award_forms
from campaigns.models import (
    Deadline,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanSection,
    Recipient,
    RecipientLine,
)
from campaigns.plans.drafts.parts import ChosenRecipient
from campaigns.plans.drafts.plan_drafts import draft_plan
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of


@dataclass(frozen=True, slots=True)
class ConfirmedPlan:
    """A document of a text as it is to become a plan: under `parent`, or under another of the same
    text (`under`, its place in the list). `corrected` counts the values that the person changed."""

    issuing_body: IssuingBody
    values: Values
    parent: Plan | None = None
    under: int | None = None
    bases: Sequence[LegalBasis] = ()
    phases: Sequence[Phase] = ()
    deadlines: Sequence[Deadline] = ()
    groups: Sequence[ParticipantGroup] = ()
    sections: Sequence[PlanSection] = ()
    recipients: Sequence[ChosenRecipient] = ()
    lines: Sequence[str] = ()
    awards: Sequence[ConfirmedAward] = field(default=())
    corrected: int = 0


def bodies_to_draft_for(user: User) -> list[IssuingBody]:
    """The bodies whose plans a person may draft: those they organise for that exist today."""
    today = clock.today()
    bodies = scope_of(user).represented_as(*ORGANISERS)
    return [body for body in bodies if body.exists_on(today)]


def draft_from_text(confirmed: Sequence[ConfirmedPlan], *, actor: User) -> list[Plan]:
    """Draft the plans that a text holds, all or none, in the order given.

    Each comes with its text, bases, phases, deadlines, participants and recipients, under a plan
    of the portal or under another of the same text, which is made first. It is a draft as any
    other; number and day are kept for when it is issued. Raises Refused where the person may not
    draft for a body, and ValidationError where a plan may not stand where it is to stand.
    """
    allowed = {body.pk for body in bodies_to_draft_for(actor)}
    for one in confirmed:
        if one.issuing_body.pk not in allowed:
            raise Refused(f"Bạn không được lập kế hoạch của {one.issuing_body}.")
    made: dict[int, Plan] = {}
    with transaction.atomic():
        for place in _parents_first(confirmed):
            one = confirmed[place]
            parent = one.parent if one.under is None else made[one.under]
            made[place] = _draft(one, parent, actor)
    return [made[place] for place in range(len(confirmed))]


def _parents_first(confirmed: Sequence[ConfirmedPlan]) -> list[int]:
    """The places of the plans, each after the one under which it stands."""
    ordered: list[int] = []
    while len(ordered) < len(confirmed):
        ready = [
            place
            for place, one in enumerate(confirmed)
            if place not in ordered and (one.under is None or one.under in ordered)
        ]
        if not ready:
            raise ValidationError(
                "Các văn bản trong tệp đang đứng dưới nhau thành vòng khép kín. Hãy chọn lại kế "
                "hoạch cấp trên."
            )
        ordered += ready
    return ordered


def _draft(one: ConfirmedPlan, parent: Plan | None, actor: User) -> Plan:
    plan = draft_plan(
        issuing_body=one.issuing_body,
        parent=parent,
        values=one.values,
        actor=actor,
        label=_label(one.corrected),
    )
    _cite_parent(one, parent)
    # Deadlines last: they point at phases and groups.
    for rows in (one.bases, one.sections, one.groups, one.phases, one.deadlines):
        _save(rows, plan)
    Recipient.objects.bulk_create(
        Recipient(
            plan=plan,
            body=each.body,
            must_register=each.must_register,
            consolidates=each.consolidates,
        )
        for each in one.recipients
    )
    RecipientLine.objects.bulk_create(
        RecipientLine(plan=plan, position=position, text=line)
        for position, line in enumerate(one.lines, start=1)
    )
    write_award_forms(plan, one.awards)
    return plan


def _label(corrected: int) -> str:
    """What stands in the history: that it was read, and how much of it a person put right."""
    if not corrected:
        return "Lập dự thảo đọc từ văn bản"
    return f"Lập dự thảo đọc từ văn bản, người đọc sửa {corrected} chỗ"


def _cite_parent(one: ConfirmedPlan, parent: Plan | None) -> None:
    """The basis that names the parent points at it, also where both came in one text."""
    if parent is None or any(basis.cited_plan_id == parent.pk for basis in one.bases):
        return
    for basis in one.bases:
        if parent.number and basis.reference.replace(" ", "") == parent.reference:
            basis.cited_plan = parent


def _save(rows: Iterable[Any], plan: Plan) -> None:
    for position, row in enumerate(rows, start=1):
        row.plan = plan
        if hasattr(row, "position"):
            row.position = position
        row.save()
