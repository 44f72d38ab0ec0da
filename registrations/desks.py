"""A body's desk under a plan: which registrations are expected, which arrived, which are
missing."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from campaigns.models import Plan, Recipient
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.running_plans import RunningPlans
from campaigns.rules.due_dates import DueState
from organisation.models import IssuingBody
from registrations import count_sheet
from registrations.consolidation.consolidation_steps import addressee_of
from registrations.models import Consolidation, Registration
from registrations.participation import due_for, expected_at, not_represented

SUBMITTED, ACCEPTED = Registration.Status.SUBMITTED, Registration.Status.ACCEPTED


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk that receives what is sent to a body under a plan."""

    plan: Plan
    body: IssuingBody

    def registrations(self) -> QuerySet:
        """The registrations that arrived, with the number of lines."""
        return Registration.objects.received_at(self.plan, self.body).with_bodies().with_counts()

    def consolidations(self) -> QuerySet:
        """The consolidations that were sent to the desk."""
        return Consolidation.objects.received_at(self.plan, self.body).with_bodies()

    def missing_bodies(self) -> QuerySet:
        """The bodies that should register here and for which nothing was submitted."""
        return not_represented(self.plan, expected_at(self.plan, self.body))

    def tally(self) -> dict[str, int]:
        """The number of registrations that arrived, by state, in one query."""
        rows = Registration.objects.received_at(self.plan, self.body).order_by()
        return dict(rows.values_list("status").annotate(Count("pk")))

    def gathered(self) -> count_sheet.Gathered:
        """The lines accepted here, with those consolidated below."""
        return count_sheet.at_desk(self.plan, self.body)

    def sends_to(self) -> tuple[Plan, IssuingBody] | None:
        """The plan under which, and the body to which, the body sends its consolidation."""
        return addressee_of(self.plan, self.body)

    def own_consolidation(self) -> Consolidation | None:
        """The body's consolidation of what arrived here, if any."""
        return Consolidation.objects.filter(plan=self.plan, body=self.body).first()

    def due(self) -> DueState | None:
        """When the body's consolidation is due; None where no day is set."""
        addressee = self.sends_to()
        if addressee is None:
            return None
        kinds = (DeadlineKind.CONSOLIDATION, DeadlineKind.REGISTRATION)
        return due_for(addressee[0], self.body, *kinds)


def desks_among(bodies: list[IssuingBody], running: RunningPlans) -> list[Desk]:
    """The desks of some bodies under running plans under which units register. No query."""
    return [
        Desk(plan, body)
        for plan in running.plans
        if plan.status == Plan.Status.ISSUED and plan.registration_form != RegistrationForm.NONE
        for body in bodies
        if body.pk == plan.issuing_body_id
        or ((sent := running.sent(plan, body)) is not None and sent.gathers)
    ]


def desks_of(bodies: list[IssuingBody], plans: QuerySet) -> list[Desk]:
    """The desks under these plans at which one of the bodies receives: the issuer's, and those of
    recipients that consolidate. Two queries."""
    consolidators = set(
        Recipient.objects.consolidators()
        .filter(plan__in=plans, body__in=bodies)
        .values_list("plan", "body")
    )
    return [
        Desk(plan, body)
        for plan in plans
        for body in bodies
        if body.pk == plan.issuing_body_id or (plan.pk, body.pk) in consolidators
    ]


@dataclass(frozen=True, slots=True)
class DeskSummary:
    """A desk with the numbers of waiting and accepted registrations."""

    desk: Desk
    waiting: int
    accepted: int


def summaries(desks: list[Desk]) -> list[DeskSummary]:
    """The desks with their numbers, in one query for all of them."""
    rows = (
        Registration.objects.filter(
            plan__in={desk.plan.pk for desk in desks}, status__in=(SUBMITTED, ACCEPTED)
        )
        .order_by()
        .values_list("plan", "received_by", "status")
        .annotate(Count("pk"))
    )
    counts = {row[:3]: row[3] for row in rows}
    return [
        DeskSummary(
            desk,
            counts.get((desk.plan.pk, desk.body.pk, SUBMITTED), 0),
            counts.get((desk.plan.pk, desk.body.pk, ACCEPTED), 0),
        )
        for desk in desks
    ]
