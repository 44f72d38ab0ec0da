"""Sending plans in force to the successors of their recipients."""

from collections.abc import Iterable
from datetime import date

from audit import clock
from campaigns.models import Plan, Recipient
from organisation.models import BodySuccession, IssuingBody
from organisation.reorganisation.decree import PassedOn, passed_on

# Of a campaign that was closed nothing is owed any more.


def day_of_duty(plan: Plan) -> date:
    """The day on which a plan's duties are checked: today, while it is in force."""
    return min(clock.today(), plan.ends_on or date.max)


@passed_on.register
def pass_on_plans(pairs: Iterable[tuple[IssuingBody, IssuingBody]]) -> PassedOn:
    """Send each new body the plans in force that the old one had received; what the old one did
    about them stays in its own row. Returns the recipients that were added.

    One that was sent the plan already keeps its row as it is.
    """
    added = []
    for old, new in pairs:
        received = Recipient.objects.filter(body=old, plan__status__in=Plan.IN_FORCE)
        added += _send_on(received.order_by("plan__path"), new)
    return PassedOn(
        title="Kế hoạch đang thực hiện được gửi tiếp",
        counted="lượt gửi tiếp kế hoạch đang thực hiện",
        rows=[f"{row.plan} → {row.body}" for row in added],
    )


def pass_on_when_issued(plan: Plan) -> list[Recipient]:
    """Send a plan, as it is issued, also to the successors of its recipients since it was drafted,
    or until the campaign ends. Returns the rows that were added."""
    known = BodySuccession.objects.filter(
        predecessor__received_plans__plan=plan, reorganisation__isnull=False
    ).select_related("successor")
    if plan.ends_on:
        known = known.filter(effective_on__lte=plan.ends_on)
    added = []
    for succession in known.order_by("effective_on", "pk"):
        row = plan.recipients.filter(body=succession.predecessor_id)
        added += _send_on(row, succession.successor)
    return added


def _send_on(rows: Iterable[Recipient], new: IssuingBody) -> list[Recipient]:
    known = set(Recipient.objects.filter(body=new).values_list("plan", flat=True))
    return [
        Recipient.objects.create(
            plan_id=row.plan_id,
            body=new,
            must_register=row.must_register,
            consolidates=row.consolidates,
        )
        for row in rows
        if row.plan_id not in known
    ]
