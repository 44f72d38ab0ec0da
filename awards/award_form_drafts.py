"""Saving the forms of award of a draft."""

from collections.abc import Callable

from accounts.models import User
from audit import transitions
from awards.models import AwardForm, QuotaException
from campaigns.models import Plan
from campaigns.permissions import may_edit_plan
from campaigns.plans.drafts import fingerprints


def write_award_form(
    form: AwardForm, *, save: Callable[[], object], actor: User, seen: str = ""
) -> None:
    """Save a form of award of a draft, with the draft locked; `seen` is the fingerprint of what
    was shown, empty for a new one.

    Raises Refused where the plan is no longer a draft or the person may not edit it, and
    EditedMeanwhile; then nothing is written.
    """

    def change(_: Plan) -> None:
        fingerprints.refuse_changed(form, seen=seen, now=fingerprint_of(form))
        save()

    transitions.revise(form.plan, actor=actor, permission=may_edit_plan, change=change, edits=False)


def fingerprint_of(form: AwardForm) -> str:
    """That of a form of award with its requirements, quotas and documents, as they are kept now;
    empty for one that is not kept yet."""
    if form.pk is None:
        return ""
    kept = AwardForm.objects.filter(pk=form.pk)
    return fingerprints.of_rows(
        kept,
        form.requirements.all(),
        form.quotas.all(),
        QuotaException.objects.filter(quota__award_form=form),
        form.required_documents.all(),
    )


def remove_award_form(form: AwardForm, *, actor: User) -> None:
    """Take a form of award out of a draft, with everything said of it. Raises Refused."""

    def remove(_: Plan) -> None:
        form.delete()

    transitions.revise(form.plan, actor=actor, permission=may_edit_plan, change=remove, edits=False)
