"""The family of a plan: the plans above and below it, and the recipients without a plan of their
own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.models import User
from campaigns.models import Plan, Recipient
from campaigns.permissions import may_organise
from organisation.models import IssuingBody
from organisation.scope import scope_of


@dataclass(frozen=True, slots=True)
class Kin:
    """A plan in the picture of its family, with those that carry it out. One that may not be
    opened is shown by name only.

    `acknowledged` and `silent` are the bodies that received it and have issued no plan of their
    own: those that confirmed receipt, and those that did not.
    """

    plan: Plan
    is_this: bool
    may_open: bool
    children: list["Kin"] = field(default_factory=list)
    acknowledged: list[IssuingBody] = field(default_factory=list)
    silent: list[IssuingBody] = field(default_factory=list)


def lineage_of(plan: Plan, user: User) -> list[Kin]:
    """The plans above and below this one that the person may see, as a tree, with the recipients
    that have none of their own. Three queries.

    All recipients are shown of a plan that the person organises, of others those that they oversee.
    """
    living = Plan.objects.not_discarded() | Plan.objects.filter(pk=plan.pk)
    family = living.lineage_of(plan).with_bodies()
    visible = set(family.visible_to(user).values_list("pk", flat=True))
    kin = [
        Kin(one, one.pk == plan.pk, one.pk in visible)
        for one in family
        if one.pk in visible or one.path in plan.paths_above
    ]
    _put_recipients_without_a_plan(kin, user)
    return as_tree(kin)


def as_tree(kin: Iterable[Kin]) -> list[Kin]:
    """Nest plans, given in the order of the tree, under their parents; a plan whose parent is not
    among them is a root."""
    tops: list[Kin] = []
    above: list[Kin] = []
    for one in kin:
        while above and not one.plan.path.startswith(above[-1].plan.path):
            above.pop()
        (above[-1].children if above else tops).append(one)
        above.append(one)
    return tops


def _put_recipients_without_a_plan(kin: list[Kin], user: User) -> None:
    open_kin = {one.plan.pk: one for one in kin if one.may_open and one.plan.is_published}
    waiting: dict[int, list[Recipient]] = defaultdict(list)
    for recipient in (
        Recipient.objects.filter(plan__in=open_kin)
        .with_own_plan()
        .filter(own_plan_id=None)
        .select_related("body")
    ):
        waiting[recipient.plan_id].append(recipient)
    scope = scope_of(user)
    for key, recipients in waiting.items():
        one = open_kin[key]
        organises = bool(may_organise(user, one.plan))
        for recipient in recipients:
            if organises or scope.oversees(recipient.body):
                place = (
                    one.silent if recipient.status == Recipient.Status.SENT else one.acknowledged
                )
                place.append(recipient.body)
