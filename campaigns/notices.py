"""The wording of notices about plans, sent when a step was taken."""

from collections.abc import Iterable

from django.db.models import Q
from django.dispatch import receiver

from accounts.models import User
from audit import clock
from audit.models import Event
from audit.transitions import step_taken
from campaigns.models import DeadlineExtension, Plan, Reminder
from campaigns.models.timetable import HandedIn
from campaigns.plans.extensions import bodies_bound_by
from campaigns.plans.timetable import Timetable
from campaigns.plans.tracking.table import follow
from notifications.delivery import Letter, post, post_all
from organisation.models import IssuingBody, Membership
from organisation.models.memberships import ORGANISERS, UNIT_ROLES, MembershipQuerySet, Role


def people_at(bodies: list[IssuingBody], *roles: Role) -> list[User]:
    """The active people who hold one of the roles at one of the bodies or at its successor."""
    return _people(Membership.objects.at_bodies(bodies, *roles))


def people_acting_for(body: IssuingBody, *roles: Role) -> list[User]:
    """The active people at a body or at an office that acts for it, in one of the roles."""
    return _people(Membership.objects.at_bodies_or_offices([body], *roles))


def representatives_of(bodies: list[IssuingBody]) -> list[User]:
    """The active people who file, organise or lead for one of the bodies."""
    return _people(Membership.objects.at_bodies_or_offices(bodies, *UNIT_ROLES, *ORGANISERS))


def people_by_body(
    bodies: Iterable[IssuingBody], roles: Iterable[str] = (*UNIT_ROLES, *ORGANISERS)
) -> dict[int, list[User]]:
    """By the keys of these bodies the active people who hold one of the roles at each today, or at
    an office that acts for it; unless said otherwise who files, organises or leads. One query."""
    found: dict[int, dict[int, User]] = {body.pk: {} for body in bodies}
    keys = list(found)
    there = Q(body__in=keys) | Q(body__acts_for__in=keys)
    memberships = (
        Membership.objects.filter(there, role__in=roles, user__is_active=True)
        .valid_on(clock.today())
        .select_related("user", "body")
    )
    for membership in memberships:
        for key in (membership.body_id, membership.body.acts_for_id):
            if key in found:
                found[key][membership.user_id] = membership.user
    return {key: list(people.values()) for key, people in found.items()}


def _people(memberships: MembershipQuerySet) -> list[User]:
    in_force = memberships.valid_on(clock.today()).filter(user__is_active=True)
    return [membership.user for membership in in_force.select_related("user")]


@receiver(step_taken, sender=Plan)
def tell_of_plan(event: Event, subject: Plan, **_: object) -> None:
    """Notify leaders of a plan to sign, and recipients of an issued plan."""
    link = subject.get_absolute_url()
    if event.verb == "submit_for_signature":
        leaders = people_acting_for(subject.issuing_body, Role.LEADER)
        post(leaders, f"Kế hoạch chờ ký: {subject.title}", link)
    elif event.verb == "issue":
        bodies = [recipient.body for recipient in subject.recipients.select_related("body")]
        people = people_at(bodies, *UNIT_ROLES, *ORGANISERS)
        post(people, f"{subject.issuing_body} gửi {subject}: {subject.title}", link)
    elif event.verb == "extend_deadline":
        _tell_of_extension(event, subject, link)
    elif event.verb == "record_event":
        _tell_of_days(event, subject, link)
    elif event.verb == "remind":
        _tell_of_reminders(event, subject)


def _tell_of_extension(event: Event, plan: Plan, link: str) -> None:
    """Notify those whose deadline was extended until when, and why."""
    extension = DeadlineExtension.objects.select_related("deadline__plan", "body").get(
        pk=event.details["extension"]
    )
    bodies = [extension.body] if extension.body else bodies_bound_by(extension.deadline)
    # A unit that had been given longer keeps its own day; nothing is new for it.
    timetable = Timetable([plan], bodies)
    concerned = [
        body
        for body in bodies
        if timetable.last_day(extension.deadline, body) == extension.last_day
    ]
    post(
        representatives_of(concerned),
        f"{plan.issuing_body} gia hạn “{extension.deadline}” theo {plan} đến hết ngày "
        f"{extension.last_day:%d/%m/%Y}. Lý do: {extension.reason}",
        link,
    )


def _tell_of_days(event: Event, plan: Plan, link: str) -> None:
    """Notify those for whom a day became definite."""
    timetable = Timetable([plan])
    for deadline in timetable.deadlines_of(plan):
        if deadline.event == event.details["event"]:
            post(
                representatives_of(bodies_bound_by(deadline)),
                f"{event.label}. Hạn “{deadline}” theo {plan}: đến hết ngày "
                f"{timetable.last_day(deadline):%d/%m/%Y}.",
                link,
            )


def _tell_of_reminders(event: Event, plan: Plan) -> None:
    """Notify reminded recipients of what is due and until when, with a link to the page where it is
    done; people of the unit who cannot do it get a link to the plan."""
    reminders = list(
        Reminder.objects.filter(pk__in=event.details["reminders"]).select_related("recipient__body")
    )
    recipients = [reminder.recipient for reminder in reminders]
    bodies = [recipient.body for recipient in recipients]
    all_people = people_by_body(bodies)
    by_roles: dict[tuple[str, ...], dict[int, list[User]]] = {
        roles: people_by_body(bodies, roles) for roles in (UNIT_ROLES, ORGANISERS)
    }
    table = follow(plan, plan.recipients.filter(pk__in=[recipient.pk for recipient in recipients]))
    cells = {row.recipient.pk: row.cell(event.details["about"]) for row in table.rows}
    letters = []
    for reminder in reminders:
        body, cell = reminder.recipient.body, cells.get(reminder.recipient_id)
        if cell is None or not cell.is_open:
            continue
        until = f", {cell.left}" if cell.left else ""
        words = f" {reminder.message}" if reminder.message else ""
        text = f"{plan.issuing_body} nhắc {body} {cell.column.short} theo {plan}{until}.{words}"
        doers = by_roles.get(cell.todo.roles, all_people)[body.pk]
        others = [person for person in all_people[body.pk] if person not in doers]
        letters.append(Letter(doers, text, cell.todo.link))
        letters.append(Letter(others, text, plan.get_absolute_url()))
    post_all(letters)


def hand_in_again(thing: HandedIn) -> str:
    """By when what was returned is to be handed in again, after the reason."""
    day = thing.hand_in_again_by
    return f" (nộp lại chậm nhất ngày {day:%d/%m/%Y})" if day else ""
