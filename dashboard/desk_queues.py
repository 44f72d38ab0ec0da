"""What lies on a person's desk: the work that waits for him, and what falls due next."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.models import User
from audit import clock
from awards.models import AwardDecision, Dossier, Meeting, MeetingItem
from awards.models import DecisionItem as AwardItem
from campaigns.models import Deadline, Plan, Recipient
from campaigns.models.plans import RegistrationForm
from campaigns.plans.timetable import DatedDeadline, Timetable
from campaigns.rules.lineage import IN_FORCE
from organisation.models import IssuingBody
from organisation.roles import ORGANISERS, UNIT_ROLES, Role
from organisation.scope import scope_of
from recognition.models import DecisionItem, Recognition, RecognitionDecision
from registrations.desks import DeskSummary, desks_of, summaries
from registrations.models import Consolidation, ProgressReport, Registration
from registrations.reports.due import ReportDue, reports_due

A_LOOK_BACK = timedelta(days=30)
ON_THE_DESK = 8


@dataclass(frozen=True, slots=True)
class Pile:
    """One kind of work that waits: what it is, how much, and the first few things of it."""

    title: str
    count: int
    first: list[Any]


def pile(title: str, things: QuerySet) -> Pile:
    """Look at what waits: one query where it fits on the desk, two where it does not."""
    first = list(things[: ON_THE_DESK + 1])
    count = len(first) if len(first) <= ON_THE_DESK else things.count()
    return Pile(title, count, first[:ON_THE_DESK])


def received_at(bodies: list[Any], plan_field: str) -> Q:
    """A condition: sent to one of these bodies, or to the issuer for whom one of them receives."""
    return Q(received_by__in=bodies) | Q(
        **{
            f"{plan_field}__receiving_body__in": bodies,
            "received_by": F(f"{plan_field}__issuing_body"),
        }
    )


def registrations_to_review(user: User) -> QuerySet:
    """Submitted registrations that wait for this person's office."""
    bodies = scope_of(user).represented_as(Role.NOI_VU_STAFF)
    return (
        Registration.objects.filter(received_at(bodies, "plan"), status="submitted")
        .with_bodies()
        .order_by("submitted_at")
    )


def consolidations_to_review(user: User) -> QuerySet:
    """Consolidations sent up that wait for this person's office."""
    bodies = scope_of(user).represented_as(Role.NOI_VU_STAFF)
    return (
        Consolidation.objects.filter(received_at(bodies, "sent_under"), status="sent")
        .with_bodies()
        .order_by("sent_at")
    )


def returned_to_me(user: User) -> QuerySet:
    """Registrations of one's own units that came back to be mended."""
    bodies = scope_of(user).bodies_as(*UNIT_ROLES)
    return Registration.objects.filter(body__in=bodies, status="returned").with_bodies()


def dossiers_waiting(user: User) -> QuerySet:
    """Dossiers that wait for this person's office: to check or appraise where it organises the
    plan, to bring before a council or into a decision where the award is given in its name."""
    bodies = scope_of(user).represented_as(*ORGANISERS)
    organised = Q(award_form__plan__issuing_body__in=bodies) | Q(
        award_form__plan__receiving_body__in=bodies
    )
    decided_here = Q(award_form__authority_body__in=bodies) | (
        organised & Q(award_form__authority_body=None)
    )
    return (
        Dossier.objects.filter(
            (organised & Q(status__in=("submitted", "complete")))
            | (decided_here & Q(status__in=("appraised", "voted")))
        )
        .exclude(pk__in=AwardItem.objects.filter(holds=True).values("dossier"))
        .exclude(pk__in=MeetingItem.objects.filter(is_live=True).values("dossier"))
        .with_bodies()
        .order_by("pk")
    )


def meetings_to_vote_in(user: User) -> QuerySet:
    """Open meetings of award councils in which this person has still to vote."""
    return Meeting.objects.to_vote_in(user).with_council()


def award_decisions_to_sign(user: User) -> QuerySet:
    """Decisions on awards that were put to this person as the leader of their body."""
    return (
        AwardDecision.objects.filter(
            status="presented", issuing_body__in=scope_of(user).represented_as(Role.LEADER)
        )
        .with_bodies()
        .order_by("pk")
    )


def reports_to_receive(user: User) -> QuerySet:
    """Reports that wait for this person's office."""
    bodies = scope_of(user).represented_as(Role.NOI_VU_STAFF)
    return (
        ProgressReport.objects.filter(received_at(bodies, "plan"), status="sent")
        .with_bodies()
        .order_by("sent_at")
    )


def initiatives_to_appraise(user: User) -> QuerySet:
    """Initiatives before a council that wait for this person's scores."""
    return Recognition.objects.waiting_for(user).with_origin().order_by("pk").distinct()


def recognitions_to_decide(user: User) -> QuerySet:
    """Initiatives on which a council has concluded, and which no draft of a decision holds, for
    those who decide."""
    bodies = scope_of(user).represented_as(*ORGANISERS)
    drafted = DecisionItem.objects.filter(decision__status="draft").values("recognition")
    return (
        Recognition.objects.filter(
            Q(council__plan__issuing_body__in=bodies) | Q(council__plan__receiving_body__in=bodies),
            status__in=("proposed", "not_proposed"),
        )
        .exclude(pk__in=drafted)
        .with_origin()
        .order_by("pk")
    )


def decisions_to_issue(user: User) -> QuerySet:
    """Drafts of decisions on initiatives that this person may issue."""
    bodies = scope_of(user).represented_as(*ORGANISERS)
    return (
        RecognitionDecision.objects.filter(
            Q(council__plan__issuing_body__in=bodies) | Q(council__plan__receiving_body__in=bodies),
            status="draft",
        )
        .with_council()
        .order_by("pk")
    )


def reports_of_mine(user: User) -> list[ReportDue]:
    """The reports that one's units have still to send: returned ones, late ones, and those of the
    next weeks."""
    return reports_due(scope_of(user).represented_as(*UNIT_ROLES, *ORGANISERS))


def plans_to_acknowledge(user: User) -> QuerySet:
    """Plans in force sent to one's bodies whose receipt has not been confirmed: a draft names its
    recipients before it is sent to them."""
    bodies = [
        body
        for body in scope_of(user).bodies_as(*UNIT_ROLES, *ORGANISERS)
        if body.exists_on(clock.today())
    ]
    return Recipient.objects.filter(
        body__in=bodies, status="sent", plan__status__in=IN_FORCE
    ).select_related("plan__issuing_body", "body")


def plans_to_sign(user: User) -> QuerySet:
    """Plans submitted for signature that the person may issue or send back: those of a body that
    has ended nobody signs."""
    return (
        Plan.objects.organised_by(user)
        .filter(
            status="awaiting_signature",
            issuing_body__in=IssuingBody.objects.valid_on(clock.today()),
        )
        .select_related("issuing_body")
        .order_by("pk")
    )


def desks_run_by(user: User) -> list[DeskSummary]:
    """The desks at which what units register arrives for this person, in running campaigns."""
    running = (
        Plan.objects.visible_to(user)
        .filter(status="issued")
        .exclude(registration_form=RegistrationForm.NONE)
        .with_bodies()
    )
    return summaries(desks_of(scope_of(user).represented_as(*ORGANISERS), running))


def deadlines_ahead(user: User) -> list[DatedDeadline]:
    """The deadlines of the plans that one may see, but those for other units than one's own where
    one does not organise the plan: those passed in the last month, and the next; those extended
    for one's unit by the day that holds for it.

    Seven queries at most. The first days that plans print are taken in the database; those that
    count from an event or were extended are few, and put in their places here.
    """
    since = clock.today() - A_LOOK_BACK
    plans = Plan.objects.visible_to(user).filter(status="issued")
    own = scope_of(user).represented_as(*UNIT_ROLES, *ORGANISERS)
    mine = Q(body=None, group=None) | Q(body__in=own) | Q(group__bodies__in=own)
    organised = Q(plan__issuing_body__in=own) | Q(plan__receiving_body__in=own)
    deadlines = (
        Deadline.objects.filter(mine | organised, plan__in=plans)
        .select_related("plan__issuing_body", "group", "body")
        .distinct()
    )
    moved = Q(due_on=None, plan__events__kind=F("event")) | Q(extensions__last_day__gte=since)
    found = [
        # "trước 12/5" ends before "đến hết 12/5": the boundaries sort as their last days do.
        *deadlines.filter(due_on__gte=since).order_by("due_on", "boundary")[:ON_THE_DESK],
        *deadlines.filter(moved),
    ]
    timetable = Timetable({deadline.plan for deadline in found}, own)
    ahead = [timetable.dated(deadline, own) for deadline in {one.pk: one for one in found}.values()]
    ahead = [dated for dated in ahead if dated.due.last_day and dated.due.last_day >= since]
    return sorted(ahead, key=lambda dated: dated.due.last_day or since)[:ON_THE_DESK]
