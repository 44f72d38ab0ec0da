"""What a body's successors take over of its duties in campaigns that run on."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from audit import clock
from campaigns.models import BodySuccession, IssuingBody, Plan, Recipient

# Of a campaign that was closed nothing is owed any more.
RUNNING = ("issued", "summed_up")


def day_of_duty(plan: Plan) -> date:
    """The day for which it is asked who owes something under a plan: today, while it runs."""
    return min(clock.today(), plan.ends_on or date.max)


def taken_over_by(bodies: Iterable[IssuingBody]) -> dict[int, set[int]]:
    """For each body its key, with the keys of those whose duties became its own when it began.

    What a plan says of one of these holds for the body. One that a merger found in being has only
    its own: what it owed before, it still owes. No query where no body has a first day, else one.
    """
    bodies = list(bodies)
    begun_later = [body.pk for body in bodies if body.valid_from is not None]
    before: dict[int, list[int]] = {}
    if begun_later:
        rows = BodySuccession.objects.behind(begun_later, clock.today())
        for row in rows.filter(successor__valid_from=F("effective_on")):
            before.setdefault(row.successor_id, []).append(row.predecessor_id)
    return {body.pk: _all_before(body.pk, before) for body in bodies}


def _all_before(key: int, before: dict[int, list[int]]) -> set[int]:
    keys, ahead = {key}, [key]
    while ahead:
        found = set(before.get(ahead.pop(), ())) - keys
        keys |= found
        ahead += found
    return keys


def pass_on_plans(pairs: Iterable[tuple[IssuingBody, IssuingBody]]) -> list[Recipient]:
    """Send each new body the plans in force that the old one had received; what the old one did
    about them stays in its own row. Gives the rows that were added.

    One that was sent the plan already keeps its row as it is.
    """
    added = []
    for old, new in pairs:
        received = Recipient.objects.filter(body=old, plan__status__in=RUNNING)
        added += _send_on(received.order_by("plan__path"), new)
    return added


def pass_on_when_issued(plan: Plan) -> list[Recipient]:
    """Send a plan, as it is issued, also to the bodies that its recipients have become since it
    was drafted, or will become before the campaign ends. Gives the rows that were added."""
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
