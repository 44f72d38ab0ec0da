"""What a body's successors take over of its duties in campaigns that run on."""

from collections.abc import Iterable

from audit import clock
from campaigns.models import BodySuccession, IssuingBody, Recipient

# Of a campaign that was closed nothing is owed any more.
RUNNING = ("issued", "summed_up")


def taken_over_by(body: IssuingBody) -> set[int]:
    """The keys of a body and of those whose duties became its own when it began.

    What a plan says of one of these holds for the body. One that a merger found in being has only
    its own: what it owed before, it still owes. No query for a body without a first day, else one.
    """
    keys = {body.pk}
    if body.valid_from is None:
        return keys
    before: dict[int, list[int]] = {}
    for succession in BodySuccession.objects.behind(keys, clock.today()).select_related(
        "successor"
    ):
        if succession.successor.valid_from == succession.effective_on:
            before.setdefault(succession.successor_id, []).append(succession.predecessor_id)
    ahead = [body.pk]
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
        known = set(Recipient.objects.filter(body=new).values_list("plan", flat=True))
        for row in received.order_by("plan__path"):
            if row.plan_id not in known:
                added.append(
                    Recipient.objects.create(
                        plan_id=row.plan_id,
                        body=new,
                        must_register=row.must_register,
                        consolidates=row.consolidates,
                    )
                )
    return added
