"""Copying forms of award to a derived plan."""

from awards.models import AwardForm, Quota, QuotaException, RequiredDocument, Requirement
from awards.quotas import allowed_to
from awards.rules.rule import carried_down
from campaigns.models import Plan
from campaigns.plans.drafts.derivation import carried_parts
from campaigns.plans.drafts.part_copies import blank_copy


@carried_parts.register
def take_over_award_forms(source: Plan, plan: Plan, same_body: bool) -> None:
    """Copy the forms of award with their requirements, documents and quotas, for editing.

    Under another body a quota for each submitting body becomes what that body may propose in all.
    """
    copies: dict[int, AwardForm] = {}
    forms = source.award_forms.prefetch_related(
        "requirements", "required_documents", "quotas__exceptions"
    )
    for form in forms:
        copy = blank_copy(form, plan=plan, proposed_from=None)
        copy.authority_body = form.authority_body or source.issuing_body
        copy.save()
        copies[form.pk] = copy
        Requirement.objects.bulk_create(
            _requirement(one, copy, same_body=same_body) for one in form.requirements.all()
        )
        RequiredDocument.objects.bulk_create(
            blank_copy(one, award_form=copy) for one in form.required_documents.all()
        )
        for quota in form.quotas.all():
            _copy_quota(quota, copy, plan, same_body=same_body)
    for form in forms:
        if form.proposed_from_id in copies:
            copies[form.pk].proposed_from = copies[form.proposed_from_id]
            copies[form.pk].save(update_fields=["proposed_from"])


def _requirement(one: Requirement, form: AwardForm, *, same_body: bool) -> Requirement:
    """The same sentence; under another body its rule as it is said from there."""
    copy = blank_copy(one, award_form=form)
    if not same_body:
        copy.rule, copy.parameters = carried_down(one.rule, one.parameters)
    return copy


def _copy_quota(quota: Quota, form: AwardForm, plan: Plan, *, same_body: bool) -> None:
    copy = blank_copy(quota, award_form=form)
    if not same_body and quota.per == Quota.Per.SUBMITTING_BODY:
        copy.per = Quota.Per.PLAN
        copy.limit = allowed_to(plan.issuing_body, quota)
    copy.save()
    if same_body:
        QuotaException.objects.bulk_create(
            blank_copy(one, quota=copy) for one in quota.exceptions.all()
        )
