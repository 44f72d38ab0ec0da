"""Queues about plans (to issue, to acknowledge), and the panel of deadlines ahead."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from audit import clock
from campaigns.models import (
    Deadline,
    DeadlineExtension,
    ParticipantGroup,
    Plan,
    PlanEvent,
    Recipient,
)
from campaigns.models.plans import DocumentKind, PlanQuerySet, organised_by
from campaigns.models.recipients import RecipientQuerySet
from campaigns.plans.running_plans import RunningPlans
from campaigns.plans.timetable import DatedDeadline
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of
from paperwork.vietnamese import official_number
from screens.queues import Line, Panel, Queue, panels, queues

A_LOOK_BACK = timedelta(days=30)
DEADLINES_SHOWN = 8


def plans_to_sign(user: User) -> PlanQuerySet:
    """Plans submitted for signature that the person may issue or send back: not those of a body
    that has ended."""
    return Plan.objects.organised_by(user).filter(
        status=Plan.Status.AWAITING_SIGNATURE,
        issuing_body__in=IssuingBody.objects.valid_on(clock.today()),
    )


def plans_to_acknowledge(user: User) -> RecipientQuerySet:
    """Plans in force sent to the person's bodies whose receipt has not been confirmed: a draft
    names its recipients before it is sent to them."""
    bodies = [
        body
        for body in scope_of(user).bodies_as(*UNIT_ROLES, *ORGANISERS)
        if body.exists_on(clock.today())
    ]
    return Recipient.objects.filter(
        body__in=bodies, status=Recipient.Status.SENT, plan__status__in=Plan.IN_FORCE
    )


def _plan(kind: str, number: str, symbol: str, title: str) -> str:
    return f"{DocumentKind(kind).label} {official_number(number or '…', symbol)}: {title}"


queues.register(
    Queue(
        place=10,
        title="Kế hoạch chờ ký",
        things=plans_to_sign,
        columns=("kind", "number", "symbol", "title", "issuing_body__name"),
        line=lambda *plan_and_body: Line(_plan(*plan_and_body[:4]), plan_and_body[4]),
        page="campaigns:plan_detail",
        icon="pencil",
    )
)
queues.register(
    Queue(
        place=20,
        title="Kế hoạch chưa xác nhận đã nhận",
        things=plans_to_acknowledge,
        columns=(
            *("plan__kind", "plan__number", "plan__symbol", "plan__title"),
            *("plan__issuing_body__name", "body__name"),
        ),
        line=lambda *columns: Line(_plan(*columns[:4]), f"{columns[4]} gửi {columns[5]}"),
        page="campaigns:plan_detail",
        key="plan_id",
        icon="envelope",
    )
)


def running_plans_of(user: User) -> RunningPlans:
    """The plans in force that concern the bodies for which a person works, with the deadlines that
    stand before them; kept on the user object for the rest of the request, as all parts of the
    desk ask it."""
    kept = vars(user)
    if "_running_plans" not in kept:
        scope = scope_of(user)
        kept["_running_plans"] = RunningPlans(
            scope.represented_as(*UNIT_ROLES, *ORGANISERS),
            keys=scope.keys_taken_over(*UNIT_ROLES, *ORGANISERS),
            ahead=_is_ahead(user),
        )
    running: RunningPlans = kept["_running_plans"]
    return running


def _is_ahead(user: User) -> Q:
    """A condition on deadlines of the plans that the person may see, without those for other
    people's units where the person does not organise the plan: those passed in the last month, and
    the next. Those that count from an event or were extended are few, and put in their places
    afterwards."""
    since = clock.today() - A_LOOK_BACK
    plans = Plan.objects.visible_to(user).filter(status=Plan.Status.ISSUED)
    own = scope_of(user).represented_as(*UNIT_ROLES, *ORGANISERS)
    groups = ParticipantGroup.objects.filter(bodies__in=own).order_by()
    mine = Q(body=None, group=None) | Q(body__in=own) | Q(group__in=groups.values("pk"))
    deadlines = Deadline.objects.filter(mine | organised_by(own, "plan__"), plan__in=plans)
    # "trước 12/5" ends before "đến hết 12/5": the boundaries sort as their last days do.
    first = deadlines.filter(due_on__gte=since).order_by("due_on", "boundary")[:DEADLINES_SHOWN]
    happened = PlanEvent.objects.filter(plan=OuterRef("plan"), kind=OuterRef("event"))
    extended = DeadlineExtension.objects.filter(deadline=OuterRef("pk"), last_day__gte=since)
    moved = deadlines.filter(Q(Exists(happened), due_on=None) | Q(Exists(extended)))
    return Q(pk__in=first.values("pk")) | Q(pk__in=moved.order_by().values("pk"))


def deadlines_ahead(user: User) -> list[DatedDeadline]:
    """Deadlines ahead by day; those extended for the person's unit by the day that applies to
    it."""
    since = clock.today() - A_LOOK_BACK
    running = running_plans_of(user)
    dated = [running.timetable.dated(deadline, running.bodies) for deadline in running.ahead]
    ahead = [one for one in dated if one.due.last_day and one.due.last_day >= since]
    return sorted(ahead, key=lambda one: one.due.last_day or since)[:DEADLINES_SHOWN]


panels.register(
    Panel(
        place=10,
        template="campaigns/_deadlines_ahead.html",
        context=lambda user: {"deadlines": deadlines_ahead(user)},
        waits=False,
        aside=True,
    )
)
