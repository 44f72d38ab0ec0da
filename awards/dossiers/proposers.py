"""On whose behalf a person may open a dossier under a plan."""

from django.db.models import Q

from accounts.models import User
from audit import clock
from awards.permissions import bodies_proposed_for
from campaigns.models import Plan
from campaigns.permissions import may_organise
from organisation.models import IssuingBody
from organisation.models.bodies import IssuingBodyQuerySet


def proposers_for(plan: Plan, user: User) -> IssuingBodyQuerySet:
    """The bodies for which the person may propose: all recipients for an organiser, else his own
    among them. A queryset in the order of the tree."""
    recipients = IssuingBody.objects.filter(pk__in=plan.recipients.values("body"))
    if may_organise(user, plan):
        return IssuingBody.objects.filter(
            Q(pk__in=recipients.values("pk")) | Q(pk=plan.issuing_body_id)
        )
    # What has ended proposes nothing more; its successor received the plan and does.
    own = recipients.valid_on(clock.today())
    return own.filter(pk__in=[body.pk for body in bodies_proposed_for(user)])
