"""Who registers under a plan, at whose desk, and by when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import Verdict, verdict
from campaigns.models import IssuingBody, Plan
from campaigns.models.bodies import under_any
from campaigns.models.plans import RegistrationForm
from campaigns.models.timetable import DeadlineKind
from campaigns.plans.timetable import Timetable
from campaigns.rules.due_dates import DueState
from registrations.models import Registration
from registrations.permissions import may_edit_registration


def gathers_registrations(plan: Plan) -> bool:
    """Whether units register under a plan: it has been issued, and has a form to fill in."""
    return plan.is_published and plan.registration_form != RegistrationForm.NONE


def takes_part(plan: Plan, body: IssuingBody) -> bool:
    """Whether a body registers under a plan."""
    return (
        gathers_registrations(plan)
        and IssuingBody.objects.taking_part_in(plan).filter(pk=body.pk).exists()
    )


def may_fill_in(user: Any, registration: Registration) -> Verdict:
    """Those who edit a registration; one not begun, where the unit takes part at all."""
    answer = may_edit_registration(user, registration)
    if answer and registration.pk is None:
        return verdict(takes_part(registration.plan, registration.body), no_part(registration))
    return answer


def no_part(registration: Registration) -> str:
    """The sentence for a unit that does not register under a plan."""
    return (
        f"{registration.body} không thuộc diện đăng ký theo kế hoạch này, hoặc kế hoạch không tổ "
        "chức đăng ký."
    )


def desk_for(plan: Plan, body: IssuingBody) -> IssuingBody:
    """The body that receives what `body` sends under a plan: the nearest recipient above it that
    consolidates, else the issuing body."""
    between = (
        plan.recipients.gathering()
        .filter(body__path__in=body.path_and_above[:-1])
        .select_related("body")
        .order_by("-body__path")
        .first()
    )
    return between.body if between else plan.issuing_body


def expected_at(plan: Plan, desk: IssuingBody):
    """The participants whose registrations arrive at a desk."""
    consolidators = list(plan.recipients.gathering().values_list("body__path", flat=True))
    if desk.pk != plan.issuing_body_id:
        nearer = [
            path for path in consolidators if path.startswith(desk.path) and path != desk.path
        ]
        return IssuingBody.objects.taking_part_in(plan).below(desk).exclude(_strictly_under(nearer))
    return IssuingBody.objects.taking_part_in(plan).exclude(_strictly_under(consolidators))


def _strictly_under(paths: list[str]) -> Q:
    return under_any(paths) & ~Q(path__in=paths)


def last_day_for(plan: Plan, body: IssuingBody, *kinds: str) -> date | None:
    """The last day on which a body is in time with something of the first of these kinds that the
    plan sets a deadline for; None where there is none, or its event has not happened."""
    return Timetable([plan], [body]).last_day_for(plan, body, *kinds)


def due_for(plan: Plan, body: IssuingBody, *kinds: str) -> DueState | None:
    """How that deadline stands today; None where no day is set."""
    return Timetable([plan], [body]).due_for(plan, body, *kinds)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A plan under which one's unit registers, with what it has done so far."""

    plan: Plan
    body: IssuingBody
    registration: Registration | None
    due: DueState | None

    @property
    def last_day(self) -> date | None:
        """The last day in time; None where no day is set."""
        return self.due.last_day if self.due else None


def open_to_register(bodies: list[IssuingBody]) -> list[Invitation]:
    """The plans under which these bodies should register, the nearest deadline first.

    One query a body and at most six for all, however many their plans.
    """
    invited = [(plan, body) for body in bodies for plan in _inviting(body)]
    timetable = Timetable({plan for plan, _ in invited}, bodies)
    live = Registration.objects.live().filter(body__in=bodies)
    begun = {(row.plan_id, row.body_id): row for row in live}
    found = [
        Invitation(
            plan,
            body,
            begun.get((plan.pk, body.pk)),
            timetable.due_for(plan, body, DeadlineKind.REGISTRATION),
        )
        for plan, body in invited
    ]
    return sorted(found, key=lambda invitation: invitation.last_day or date.max)


def _inviting(body: IssuingBody) -> QuerySet:
    """The running plans under which a body registers."""
    return (
        Plan.objects.issued()
        .with_bodies()
        .exclude(registration_form=RegistrationForm.NONE)
        .filter(Q(recipients__body=body, recipients__must_register=True) | Q(groups__bodies=body))
        .distinct()
    )
