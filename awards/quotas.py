"""Quota arithmetic: which number holds for an awardee, and whether a place is left."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from awards.models import Dossier, Quota


def limit_for(quotas: Iterable[Any], *, awardee_kind: str, level: str, per: str) -> Any | None:
    """The quota that holds among those counted the same way: one for the awardee's level before
    one for all levels (Kiên Giang: 02 persons a collective, 01 in a commune). Pure."""
    fitting = [
        quota
        for quota in quotas
        if quota.awardee == awardee_kind and quota.per == per and quota.level in ("", level)
    ]
    return max(fitting, key=lambda quota: quota.level != "", default=None)


def quota_objection(dossier: Dossier) -> str | None:
    """Why one more award would pass a quota of its form, or None where there is a place.

    Counts what has been decided. Call it with the award form's row locked, so that the count and
    the decision that follows are one (design, law 5).
    """
    quotas = list(dossier.award_form.quotas.prefetch_related("exceptions"))
    for per in Quota.Per.values:
        quota = limit_for(
            quotas,
            awardee_kind=dossier.awardee_kind,
            level=dossier.awardee_body.level,
            per=per,
        )
        if quota is None:
            continue
        limit = allowed_to(dossier.proposed_by, quota)
        if _already_decided(quota, dossier).count() >= limit:
            return (
                f"Đã đủ số lượng: kế hoạch cho {limit:02d} {quota.get_awardee_display().lower()} "
                f"({quota.get_per_display()})."
            )
    return None


def allowed_to(body: Any, quota: Quota) -> int:
    """How many a quota allows to a submitting body, its exception counted."""
    exceptions = {exception.body_id: exception.limit for exception in quota.exceptions.all()}
    return exceptions.get(body.pk, quota.limit)


def _already_decided(quota: Quota, dossier: Dossier) -> QuerySet:
    decided = Dossier.objects.decided().filter(
        award_form=dossier.award_form, awardee_kind=dossier.awardee_kind
    )
    if quota.level:
        decided = decided.filter(awardee_body__level=quota.level)
    if quota.per == Quota.Per.SUBMITTING_BODY:
        return decided.filter(proposed_by=dossier.proposed_by)
    if quota.per == Quota.Per.AWARDED_COLLECTIVE:
        return decided.filter(awardee_body=dossier.awardee_body)
    return decided
