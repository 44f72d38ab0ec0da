"""Notices about dossiers, sent after a step."""

from django.dispatch import receiver
from django.urls import reverse

from audit.models import Event
from audit.transitions import step_taken
from awards.models import Dossier
from campaigns.notices import hand_in_again, people_acting_for, people_at
from notifications.delivery import post
from organisation.models.memberships import UNIT_ROLES, Role


@receiver(step_taken, sender=Dossier)
def tell_of_dossier(event: Event, subject: Dossier, **_: object) -> None:
    """The office hears of a submission, leaders of an appraisal, the unit of how its council voted
    and of what was decided."""
    link = reverse("awards:dossier_detail", args=[subject.pk])
    plan = subject.award_form.plan
    unit = people_at([subject.proposed_by], *UNIT_ROLES)
    if event.verb == "submit":
        staff = people_acting_for(plan.receiver, Role.NOI_VU_STAFF)
        post(staff, f"{subject.proposed_by} nộp {subject}.", link)
    elif event.verb == "return":
        again = hand_in_again(subject)
        post(unit, f"{subject} được trả lại để bổ sung: {event.reason[:300]}{again}", link)
    elif event.verb == "appraise":
        leaders = people_acting_for(subject.award_form.authority, Role.LEADER)
        awaits = "Hội đồng" if subject.award_form.needs_council else "quyết định"
        post(leaders, f"{subject} đã thẩm định, chờ {awaits}.", link)
    elif event.verb == "decide":
        post(unit, f"{subject} đã có quyết định khen thưởng.", link)
    elif event.verb == "vote":
        post(unit, f"{subject}: Hội đồng đề nghị khen thưởng, {event.reason[:300]}", link)
    elif event.verb == "vote_down":
        post(unit, f"{subject}: {event.reason[:300]}", link)
    elif event.verb == "revoke":
        post(unit, f"{subject} bị hủy bỏ khen thưởng: {event.reason[:300]}", link)
    elif event.verb == "decline":
        post(unit, f"{subject} không được khen thưởng: {event.reason[:300]}", link)
