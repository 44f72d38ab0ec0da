"""Writing what a draft offers as awards."""

from collections.abc import Callable
from typing import Any

from audit import door
from awards.models import AwardForm
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan


def write_award_form(plan: Plan, *, save: Callable[[], Any], actor: Any) -> None:
    """Save a form of award of a draft, with the draft locked.

    Raises Refused where the plan is no longer a draft or not one's own; then nothing is written.
    """
    door.revise(plan, actor=actor, permission=may_edit_plan, change=lambda _: save())


def remove_award_form(form: AwardForm, *, actor: Any) -> None:
    """Take a form of award out of a draft, with everything said of it. Raises Refused."""

    def remove(_: Plan) -> None:
        form.delete()

    door.revise(form.plan, actor=actor, permission=may_edit_plan, change=remove)
