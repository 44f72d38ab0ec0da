"""Creating and editing a draft, and moving it below its parent in the tree."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from audit import transitions
from audit.transitions import Values
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan
from campaigns.rules.campaign_years import proposed_years
from campaigns.rules.lineage import parent_objection
from organisation.models import IssuingBody


def draft_plan(
    *,
    issuing_body: IssuingBody,
    parent: Plan | None,
    values: Values,
    actor: User,
    label: str = "Lập dự thảo kế hoạch",
) -> Plan:
    """Begin a plan of a body, under a parent where there is one.

    Locks the parent while the child is placed, writes the plan and the first line of its history.
    Raises ValidationError where the parent may not be one, or a constraint is broken.
    """
    plan = Plan(issuing_body=issuing_body, **values)
    propose_years(plan)
    with transaction.atomic():
        if parent is None:
            plan.validate_constraints()
            Plan.objects.add_root(instance=plan)
        else:
            parent = Plan.objects.select_for_update().get(pk=parent.pk)
            _refuse_objection(plan, parent)
            plan.validate_constraints()
            Plan.objects.add_child(parent, instance=plan)
        transitions.record_creation(plan, actor=actor, label=label)
    return plan


def revise_plan(
    plan: Plan,
    *,
    parent: Plan | None,
    values: Values,
    actor: User,
    seen: int | None = None,
) -> None:
    """Edit a draft and, where the parent changed, move it in the tree. `seen` is the revision that
    was shown for editing.

    Raises Refused (no longer a draft, or the person may not edit it), EditedMeanwhile and
    ValidationError; then nothing changes.
    """

    def change(locked: Plan) -> None:
        for name, value in values.items():
            setattr(locked, name, value)
        propose_years(locked)
        if parent is not None:
            _refuse_objection(locked, parent)
        locked.validate_constraints()
        if parent != locked.parent:
            _move(locked, parent)

    transitions.revise(plan, actor=actor, permission=may_edit_plan, change=change, seen=seen)


def propose_years(plan: Plan) -> None:
    """Store the campaign's years as title and days propose them, where none were typed."""
    if plan.campaign_from_year is not None:
        return
    years = proposed_years(plan.title, plan.starts_on, plan.ends_on, plan.issued_on)
    if years is not None:
        plan.campaign_from_year = years.first
        plan.campaign_to_year = years.last if years.last != years.first else None


def _refuse_objection(plan: Plan, parent: Plan) -> None:
    objection = parent_objection(
        plan_path=plan.path,
        issuing_body_path=plan.issuing_body.path,
        parent_path=parent.path,
        parent_body_path=parent.issuing_body.path,
    )
    if objection:
        raise ValidationError({"parent": objection})


def _move(plan: Plan, parent: Plan | None) -> None:
    if parent is None:
        Plan.objects.move(plan, Plan.objects.get_root_nodes().last(), "last-sibling")
    else:
        Plan.objects.move(plan, Plan.objects.get(pk=parent.pk), "last-child")
    # The move rewrites paths in SQL; the object to be saved must carry the new place.
    plan.refresh_from_db(fields=("path", "depth", "numchild"))
