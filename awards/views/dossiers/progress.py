"""What a dossier's page tells of its way through council and decision."""

from django.db.models import Exists, OuterRef

from accounts.models import User
from awards.models import AwardDecision, DecisionItem, Dossier, Meeting, MeetingItem
from decisions.models import DecisionStatus
from screens.steps import PageContext


def road_of(user: User, dossier: Dossier) -> PageContext:
    """The meetings that had a dossier on their list and the decisions that name it, as far as the
    person may see them; `in_decision` where a decision holds it now. Two queries."""
    meetings = MeetingItem.objects.filter(
        dossier=dossier,
        meeting__in=Meeting.objects.visible_to(user).exclude(status=Meeting.Status.CALLED_OFF),
    ).select_related("meeting__council__body")
    visible = AwardDecision.objects.visible_to(user).filter(pk=OuterRef("decision"))
    lines = list(
        DecisionItem.objects.filter(dossier=dossier)
        .exclude(decision__status=DecisionStatus.DISCARDED)
        .annotate(is_visible=Exists(visible))
        .select_related("decision")
        .order_by("decision")
    )
    return {
        "meetings": meetings.order_by("meeting__held_on"),
        "lines": [line for line in lines if line.is_visible],
        "in_decision": any(line.holds for line in lines),
    }
