"""Check before issue: a plan may not allow more awards of an authority than the plan above allows
its body."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from awards.models import AwardForm, Quota
from awards.quotas import allowed_to
from awards.rules.contradictions import contradictions_of
from campaigns.models import Plan
from campaigns.plans.parent_conflicts import plan_checks
from campaigns.rules.conflicts import Conflict, Rule


@plan_checks.register
def rules_that_contradict(plan: Plan, _: list[Plan]) -> Iterator[Conflict]:
    """What a plan's own requirements and quotas say against each other."""
    for found in contradictions_of(plan):
        yield Conflict(Rule.RULES_CONTRADICT, found.sentence, found.own, found.other)


@plan_checks.register
def quotas_above_parent(plan: Plan, above: list[Plan]) -> Iterator[Conflict]:
    """Quotas that pass what the nearest plan above with the same form of award leaves to the body:
    for each kind of awardee, at most the number in all, or that for each submitting body."""
    own = _offered(plan)
    if not own or not above:
        return
    higher = {parent.pk: parent for parent in above}
    parents = _forms().filter(plan__in=higher)
    nearest_first = sorted(parents, key=lambda form: -len(higher[form.plan_id].path))
    for form in own:
        same = next((one for one in nearest_first if _is_same(form, one)), None)
        if same is None:
            continue
        for quota in form.quotas.all():
            ceiling = _ceiling(same, quota, plan)
            if ceiling is not None and quota.limit > ceiling:
                awardee = quota.get_awardee_display().lower()
                yield Conflict(
                    Rule.QUOTA_ABOVE_PARENT,
                    f"{form}: kế hoạch cho {quota.limit:02d} {awardee} ({quota.get_per_display()}),"
                    f" nhiều hơn mức {ceiling:02d} mà {higher[same.plan_id]} dành cho "
                    f"{plan.issuing_body}.",
                    f"{quota.limit:02d} {awardee}",
                    f"{ceiling:02d} {awardee}",
                )


def _forms() -> QuerySet[AwardForm]:
    return AwardForm.objects.select_related(
        "plan__issuing_body", "authority_body"
    ).prefetch_related("quotas__exceptions")


def _offered(plan: Plan) -> list[AwardForm]:
    return list(_forms().filter(plan=plan))


def _is_same(form: AwardForm, other: AwardForm) -> bool:
    return (form.name, form.authority.pk) == (other.name, other.authority.pk)


def _ceiling(form: AwardForm, own: Quota, plan: Plan) -> int | None:
    """What the form above leaves to the plan's body for this kind of awardee; None where it sets
    no number that binds."""
    level = plan.issuing_body.level
    per_collective = Quota.Per.AWARDED_COLLECTIVE
    comparable: Iterable[Quota] = (
        quota
        for quota in form.quotas.all()
        if quota.awardee == own.awardee
        and quota.level in ("", own.level or level)
        and (quota.per == per_collective) == (own.per == per_collective)
    )
    return min((allowed_to(plan.issuing_body, quota) for quota in comparable), default=None)
