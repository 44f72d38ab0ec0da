"""For whom a plan is: its groups, its recipients, and those of the plans that carry it out."""

from collections import defaultdict
from collections.abc import Iterable

from campaigns.models import ParticipantGroup, Plan, Recipient

# Told of a plan, not taking part in it.
SILENT = ("party_or_front", "advisory")


def groups_by_body(plan: Plan) -> dict[int, tuple[str, ...]]:
    """By body the plan's groups that name it; "" for one that takes part without being named: a
    recipient that registers, or one under a plan that carries this one out. Where no group names
    any body, every recipient takes part. Two queries."""
    found: dict[int, list[str]] = defaultdict(list)
    named = ParticipantGroup.objects.filter(
        plan__path__startswith=plan.path, bodies__isnull=False
    ).order_by("plan__path", "position")
    for key, name, body in named.values_list("plan", "name", "bodies"):
        found[body].append(name if key == plan.pk else "")
    recipients = Recipient.objects.filter(plan__path__startswith=plan.path).exclude(
        body__kind__in=SILENT
    )
    if found:
        recipients = recipients.filter(must_register=True)
    for body in recipients.values_list("body", flat=True):
        found[body].append("")
    return {body: tuple(dict.fromkeys(names)) for body, names in found.items()}


def kinds_of_groups(groups: Iterable[ParticipantGroup]) -> frozenset[str]:
    """For what kinds of participants a plan is."""
    return frozenset(group.kind for group in groups)
