"""Notices about appraisal and recognition, sent after a step."""

from django.dispatch import receiver
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from audit.transitions import step_taken
from campaigns.notices import people_acting_for, people_at, people_by_body
from notifications.delivery import Letter, post, post_all
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from recognition.models import DecisionKind, InitiativeCouncil, Recognition, RecognitionDecision


@receiver(step_taken, sender=InitiativeCouncil)
def tell_of_council(event: Event, subject: InitiativeCouncil, **_: object) -> None:
    """Notify members of initiatives to appraise, and units of theirs."""
    if event.verb != "take_in":
        return
    cases = list(Recognition.objects.with_origin().filter(pk__in=event.details["recognitions"]))
    members = list(User.objects.filter(pk__in=subject.roles, is_active=True))
    link = reverse("recognition:council_detail", args=[subject.pk])
    units = people_by_body([case.unit for case in cases], UNIT_ROLES)
    post_all(
        [
            Letter(members, f"{subject}: {len(cases)} sáng kiến mới chờ thẩm định.", link),
            *(
                Letter(
                    units[case.unit.pk],
                    f"{subject} thẩm định “{case}”. Hãy kiểm tra danh sách tác giả.",
                    reverse("recognition:recognition_detail", args=[case.pk]),
                )
                for case in cases
            ),
        ]
    )


@receiver(step_taken, sender=Recognition)
def tell_of_recognition(event: Event, subject: Recognition, **_: object) -> None:
    """Notify people who decide of a conclusion, the unit and its authors of a decision."""
    link = reverse("recognition:recognition_detail", args=[subject.pk])
    if event.verb in ("propose", "not_propose"):
        council_page = reverse("recognition:council_detail", args=[subject.council_id])
        deciders = people_acting_for(subject.council.plan.issuing_body, *ORGANISERS)
        post(deciders, f"Hội đồng sáng kiến đã kết luận về “{subject}”.", council_page)
        return
    if event.verb not in ("recognise", "decline", "revoke"):
        return
    told = people_at([subject.unit], *UNIT_ROLES)
    told += User.objects.filter(pk__in=subject.initiative.authors.values("user"), is_active=True)
    words = {
        "recognise": "đã được công nhận theo",
        "decline": "không được công nhận:",
        "revoke": "bị hủy bỏ công nhận theo",
    }
    post(told, f"“{subject}” {words[event.verb]} {event.reason[:300]}", link)


@receiver(step_taken, sender=RecognitionDecision)
def tell_of_decision(event: Event, subject: RecognitionDecision, **_: object) -> None:
    """Notify the council's members of an issued decision."""
    if event.verb != "issue":
        return
    members = list(User.objects.filter(pk__in=subject.council.roles, is_active=True))
    what = DecisionKind(subject.kind).label.lower()
    post(
        members,
        f"Đã ban hành {subject}: {what}.",
        reverse("recognition:decision_detail", args=[subject.pk]),
    )
