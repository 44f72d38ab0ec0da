"""Notices about registrations, consolidations, progress and reports, sent after a step."""

from django.dispatch import receiver

from audit.models import Event
from audit.transitions import step_taken
from campaigns.notices import hand_in_again, people_acting_for, people_at, representatives_of
from notifications.delivery import post
from organisation.models.memberships import UNIT_ROLES, Role
from registrations.models import (
    Consolidation,
    InitiativeProgress,
    ProgressReport,
    Registration,
)


@receiver(step_taken, sender=Registration)
def tell_of_registration(event: Event, subject: Registration, **_: object) -> None:
    """Notify the desk of a submission, the unit of an acceptance or a return."""
    link = subject.get_absolute_url()
    unit = people_at([subject.body], *UNIT_ROLES)
    if event.verb == "submit":
        late = " (nộp muộn)" if subject.is_late else ""
        staff = people_acting_for(subject.received_by, Role.NOI_VU_STAFF)
        post(staff, f"{subject.body} nộp bản đăng ký{late} theo {subject.plan}.", link)
    elif event.verb == "accept":
        post(unit, f"{subject.received_by} đã tiếp nhận bản đăng ký của {subject.body}.", link)
    elif event.verb == "return":
        post(
            unit,
            f"{subject.received_by} trả lại bản đăng ký của {subject.body}: {event.reason[:300]}"
            f"{hand_in_again(subject)}",
            link,
        )


@receiver(step_taken, sender=Consolidation)
def tell_of_consolidation(event: Event, subject: Consolidation, **_: object) -> None:
    """Notify the level above of a sending, the sender of an acceptance or a return."""
    link = subject.get_absolute_url()
    sender = people_acting_for(subject.body, Role.NOI_VU_STAFF)
    if event.verb == "send":
        staff = people_acting_for(subject.received_by, Role.NOI_VU_STAFF)
        post(staff, f"{subject.body} gửi bản tổng hợp theo {subject.sent_under}.", link)
    elif event.verb == "accept":
        post(sender, f"{subject.received_by} đã tiếp nhận bản tổng hợp của {subject.body}.", link)
    elif event.verb == "return":
        post(
            sender,
            f"{subject.received_by} trả lại bản tổng hợp của {subject.body}: {event.reason[:300]}"
            f"{hand_in_again(subject)}",
            link,
        )


@receiver(step_taken, sender=InitiativeProgress)
def tell_of_progress(event: Event, subject: InitiativeProgress, **_: object) -> None:
    """Notify the desk of an initiative that was dropped."""
    if event.verb != "drop":
        return
    registration = subject.initiative.registration
    post(
        people_acting_for(registration.received_by, Role.NOI_VU_STAFF),
        f"{registration.body} thôi thực hiện “{subject.initiative.name[:150]}”: "
        f"{event.reason[:300]}",
        subject.get_absolute_url(),
    )


@receiver(step_taken, sender=ProgressReport)
def tell_of_report(event: Event, subject: ProgressReport, **_: object) -> None:
    """Notify the desk of a report, the unit of an acceptance or a return."""
    link = subject.get_absolute_url()
    title = subject.title.lower()
    if event.verb == "send":
        late = " (gửi muộn)" if subject.is_late else ""
        staff = people_acting_for(subject.received_by, Role.NOI_VU_STAFF)
        post(staff, f"{subject.body} gửi {title}{late} theo {subject.plan}.", link)
    elif event.verb == "accept":
        unit = representatives_of([subject.body])
        post(unit, f"{subject.received_by} đã tiếp nhận {title} của {subject.body}.", link)
    elif event.verb == "return":
        unit = representatives_of([subject.body])
        post(
            unit,
            f"{subject.received_by} trả lại {title} của {subject.body}: {event.reason[:300]}"
            f"{hand_in_again(subject)}",
            link,
        )
